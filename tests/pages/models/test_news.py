"""News."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from wagtail.test.utils import WagtailPageTestCase

from pages.models import HomePage, NewsIndexPage, NewsPage
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
