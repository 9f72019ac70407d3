"""Menus, breadcrumb, sitemap and what an unknown address may have meant."""

from __future__ import annotations

from typing import Any

from django.test import RequestFactory
from wagtail.models import PageViewRestriction

from cms import queries
from pages.models import NewsIndexPage, SectionPage, StandardPage
from tests import factories


def titles(pages: Any) -> list[str]:
    return [page.title for page in pages]


def test_the_sections_are_the_live_pages_below_the_front_page_of_the_language(minimal_site: Any) -> None:
    factories.page(SectionPage, minimal_site.fi, title="Kunnat", show_in_menus=True)
    factories.page(NewsIndexPage, minimal_site.fi, title="Uutiset", show_in_menus=True)
    factories.page(SectionPage, minimal_site.fi, title="Luonnos", show_in_menus=True, live=False)
    factories.page(StandardPage, minimal_site.fi, title="Tietosuoja")
    factories.page(SectionPage, minimal_site.sv, title="Kommuner", show_in_menus=True)
    assert titles(queries.sections("fi")) == ["Kunnat", "Uutiset", "Tietosuoja"]
    assert titles(queries.sections("sv")) == ["Kommuner"]


def test_private_pages_and_what_is_deeper_are_no_sections(minimal_site: Any) -> None:
    section = factories.page(SectionPage, minimal_site.fi, title="Kunnat", show_in_menus=True)
    factories.page(StandardPage, section, title="Uusjoki", show_in_menus=True)
    private = factories.page(SectionPage, minimal_site.fi, title="Sisäinen", show_in_menus=True)
    PageViewRestriction.objects.create(page=private, restriction_type=PageViewRestriction.LOGIN)
    assert titles(queries.sections("fi")) == ["Kunnat"]


def test_the_breadcrumb_runs_from_the_front_page_in_the_readers_language(minimal_site: Any) -> None:
    section = factories.page(SectionPage, minimal_site.fi, title="Kunnat", slug="kunnat")
    page = factories.page(StandardPage, section, title="Uusjoki")
    assert [(crumb.title, crumb.url) for crumb in queries.breadcrumbs(page, "fi")] == [
        ("Foorumi", "/fi/"),
        ("Kunnat", "/fi/kunnat/"),
    ]
    factories.translated(section, title="Kommuner", slug="kommuner")
    assert [(crumb.title, crumb.url, crumb.language) for crumb in queries.breadcrumbs(page, "sv")] == [
        ("Foorumi", "/sv/", "sv"),
        ("Kommuner", "/sv/kommuner/", "sv"),
    ]


def test_an_ancestor_without_a_version_keeps_its_language(minimal_site: Any) -> None:
    section = factories.page(SectionPage, minimal_site.fi, title="Kunnat", slug="kunnat")
    page = factories.page(StandardPage, section, title="Uusjoki")
    crumb = queries.breadcrumbs(page, "sv")[-1]
    assert (crumb.title, crumb.url, crumb.language) == ("Kunnat", "/sv/kunnat/", "fi")


def test_a_mistyped_address_finds_its_neighbours(minimal_site: Any) -> None:
    forum = factories.forum(minimal_site.fi, title="Yhdistysfoorumi", slug="yhdistysfoorumi")
    factories.forum(minimal_site.fi, title="Järjestöneuvottelukunta", slug="jarjestoneuvottelukunta")
    factories.forum(minimal_site.fi, title="Yhdistysilta", slug="yhdistysfoorumit", live=False)
    assert queries.near_pages("/fi/foorumit/yhdistysfoorum/", "fi") == [forum.page_ptr]
    assert queries.near_pages("/fi/foorumit/yhdistysfoorum/", "sv") == []


def test_addresses_that_say_nothing_find_nothing(minimal_site: Any) -> None:
    for path in ("/", "", "/fi/", "/fi/%F0/", "/fi/ab/"):
        assert queries.near_pages(path, "fi") == []


def test_the_sitemap_names_each_live_page_once_with_its_pair(minimal_site: Any, rf: RequestFactory) -> None:
    single = factories.page(StandardPage, minimal_site.fi, slug="yksin")
    factories.page(StandardPage, minimal_site.fi, slug="luonnos", live=False)
    pair = factories.page(SectionPage, minimal_site.fi, slug="kunnat")
    factories.translated(pair, slug="kommuner")
    entries = {entry.path: entry.alternates for entry in queries.sitemap_entries(rf.get("/"))}
    assert entries[single.get_url()] == {}
    assert entries["/fi/kunnat/"] == entries["/sv/kommuner/"] == {"fi": "/fi/kunnat/", "sv": "/sv/kommuner/"}
    assert set(entries) == {"/fi/", "/sv/", "/fi/yksin/", "/fi/kunnat/", "/sv/kommuner/"}
