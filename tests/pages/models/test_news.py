"""News."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from wagtail.test.utils import WagtailPageTestCase

from pages.models import HomePage, NewsIndexPage, NewsPage, ToldMeeting
from tests import factories


class TestTree(WagtailPageTestCase):
    """Where the pages stand."""

    def test_news_stand_in_their_list_only(self) -> None:
        self.assertAllowedParentPageTypes(NewsIndexPage, {HomePage})
        self.assertAllowedParentPageTypes(NewsPage, {NewsIndexPage})
        self.assertAllowedSubpageTypes(NewsPage, {})


def test_a_consultation_says_until_when_one_may_answer(minimal_site: Any) -> None:
    with pytest.raises(ValidationError, match="answer_by"):
        factories.news(minimal_site.fi, kind="consultation")
    assert factories.news(minimal_site.fi, kind="consultation", answer_by=date(2026, 12, 1)).live


def test_what_a_piece_is_about_is_followed_into_the_readers_language(minimal_site: Any, rf: Any) -> None:
    forum = factories.forum(minimal_site.fi)
    swedish = factories.translated(forum)
    event = factories.event(minimal_site.fi, factories.moment(2026, 12, 1))
    news = factories.news(minimal_site.fi, forum=forum, event=event)
    assert [item.page for item in news.get_context(rf.get("/"), shown_in="sv")["related"]] == [swedish, event]


def test_the_meetings_that_a_piece_tells_of_stand_in_the_order_of_time(minimal_site: Any, rf: Any) -> None:
    forum = factories.forum(minimal_site.fi)
    later = factories.meeting(forum, starts_at=factories.moment(2026, 9, 1))
    earlier = factories.meeting(forum, starts_at=factories.moment(2026, 2, 1))
    swedish, draft = factories.translated(earlier), factories.meeting(forum, live=False)
    rows = {"told_meetings": [ToldMeeting(meeting=meeting) for meeting in (later, draft, earlier)]}
    news = factories.news(minimal_site.fi, rows=rows)
    assert [item.page for item in news.get_context(rf.get("/"), shown_in="sv")["told_meetings"]] == [swedish, later]
    assert str(news.told_meetings.first()) == later.title


def test_corrections_come_newest_first_and_a_draft_of_one_not_at_all(minimal_site: Any) -> None:
    days = (date(2026, 3, 1), None, date(2026, 3, 12))
    news = NewsPage(corrections=[("correction", {"date": day, "text": str(day)}) for day in days])
    assert [one["date"] for one in news.dated_corrections] == [days[2], days[0]]
    assert [
        one["datePublished"]
        for one in factories.news(
            minimal_site.fi, corrections=[("correction", {"date": days[0], "text": "Luku oli väärä."})]
        ).structured_data()["correction"]
    ] == ["2026-03-01"]
