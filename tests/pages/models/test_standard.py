"""Sections and pages of text."""

from __future__ import annotations

from typing import Any

from wagtail.test.utils import WagtailPageTestCase

from pages.models import HomePage, SectionPage, StandardPage
from tests import factories


class TestTree(WagtailPageTestCase):
    """Where the pages stand."""

    def test_where_sections_and_texts_stand(self) -> None:
        self.assertAllowedParentPageTypes(SectionPage, {HomePage, SectionPage})
        self.assertAllowedParentPageTypes(StandardPage, {HomePage, SectionPage, StandardPage})


def test_a_section_lists_its_children(minimal_site: Any, rf: Any) -> None:
    section = factories.section(minimal_site.fi)
    child = factories.page(StandardPage, section)
    assert [item.page for item in section.get_context(rf.get("/"))["listing"]] == [child]
