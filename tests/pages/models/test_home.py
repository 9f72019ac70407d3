"""The front page."""

from __future__ import annotations

from typing import Any

from wagtail.models import Page
from wagtail.test.utils import WagtailPageTestCase

from pages.models import HomePage
from tests import factories


class TestTree(WagtailPageTestCase):
    """Where the page stands."""

    def test_a_front_page_stands_at_the_root_only(self) -> None:
        self.assertAllowedParentPageTypes(HomePage, {Page})


def test_the_front_page_tells_what_was_decided_and_what_comes(minimal_site: Any, rf: Any) -> None:
    forum = factories.forum(minimal_site.fi)
    item = factories.agenda_item(decision="<p>Päätettiin.</p>")
    factories.meeting(forum, starts_at=factories.moment(2020, 1, 1), rows={"agenda_items": [item]})
    coming = factories.meeting(forum, starts_at=factories.moment(2099, 1, 1))
    news = factories.news(minimal_site.fi)
    context = minimal_site.sv.get_context(rf.get("/"))
    assert [decision.text for decision in context["decisions"]] == ["<p>Päätettiin.</p>"]
    assert [meeting.page for meeting in context["coming_meetings"]] == [coming]
    assert [item.page for item in context["news"]] == [news]
    assert [item.page for item in context["forums"]] == [forum]
