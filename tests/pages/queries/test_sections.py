"""What stands below a section."""

from __future__ import annotations

from typing import Any

from pages import models, queries
from tests import factories


def test_own_children_come_first_then_the_untranslated_ones(minimal_site: Any) -> None:
    section = factories.section(minimal_site.fi)
    only_finnish = factories.page(models.StandardPage, section, title="Vain suomeksi")
    both = factories.page(models.StandardPage, section, title="Molemmilla")
    swedish_section = factories.translated(section)
    factories.translated(both, title="På båda")
    deeper = factories.page(models.StandardPage, only_finnish)
    factories.page(models.StandardPage, section, live=False)
    for page in (section, swedish_section):
        assert [item.title for item in queries.children_in(page, "sv", 1)] == ["På båda", "Vain suomeksi"]
    found = [item.page for item in queries.children_in(section, "fi", 1)]
    assert found == [only_finnish, both]
    assert deeper not in found


def test_children_are_of_their_own_type(minimal_site: Any) -> None:
    section = factories.section(minimal_site.fi)
    factories.page(models.StandardPage, section)
    factories.section(section)
    types = [type(item.page) for item in queries.children_in(section, "fi", 1)]
    assert types == [models.StandardPage, models.SectionPage]


def test_the_address_of_a_list_is_that_of_its_language(minimal_site: Any) -> None:
    index = factories.below(models.NewsIndexPage, minimal_site.fi)
    assert queries.list_address("pages.NewsIndexPage", "fi") == index.get_url()
    assert queries.list_address("pages.NewsIndexPage", "sv") == ""
