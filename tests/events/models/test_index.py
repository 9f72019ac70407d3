"""The calendar page."""

from __future__ import annotations

from typing import Any

from wagtail.test.utils import WagtailPageTestCase

from events.models import EventIndexPage
from pages.models import HomePage
from tests import factories
from tests.factories import moment


class TestTree(WagtailPageTestCase):
    """Where the page stands."""

    def test_a_language_has_one_calendar(self) -> None:
        self.assertAllowedParentPageTypes(EventIndexPage, {HomePage})
        assert EventIndexPage.max_count_per_parent == 1


def test_the_calendar_lists_what_comes(minimal_site: Any, rf: Any) -> None:
    event = factories.event(minimal_site.fi, moment(2020, 1, 1), moment(2099, 12, 1))
    listing = event.get_parent().specific.get_context(rf.get("/"))["listing"]
    assert [(entry.event.page, entry.day.year) for entry in listing] == [(event, 2099)]
