"""News in its lists."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext

from cms.request_memory import request_memory
from pages import models, queries
from tests import factories


def test_the_newest_news_comes_first(minimal_site: Any) -> None:
    for day in (1, 9, 3, 7, 5):
        factories.news(minimal_site.fi, title=f"{day}", date=date(2026, 11, day))
    assert [item.title for item in queries.news_archive("sv", {}).listing] == ["9", "7", "5", "3", "1"]
    assert [item.title for item in queries.latest_news("sv")] == ["9", "7", "5", "3"]


def test_a_goal_knows_its_news_in_either_language(minimal_site: Any) -> None:
    strategy = factories.strategy(minimal_site.fi)
    factories.translated(strategy)
    goal = factories.goal(strategy)
    swedish_goal = factories.translated(goal)
    serving = factories.news(minimal_site.fi, goal=goal)
    factories.news(minimal_site.fi)
    assert [item.page for item in queries.news_for_goal(swedish_goal, "sv")] == [serving]
    translated = factories.translated(serving)
    assert [item.page for item in queries.news_for_goal(swedish_goal, "sv")] == [translated]


def test_neighbours_are_by_date(minimal_site: Any) -> None:
    first, second, third = (factories.news(minimal_site.fi, date=date(2026, 11, day)) for day in (1, 2, 3))
    before, after = queries.neighbours_of_news(second, "fi")
    assert before is not None
    assert after is not None
    assert (before.page, after.page) == (first, third)
    assert queries.neighbours_of_news(first, "sv")[0] is None


def test_news_are_narrowed_by_kind_goal_forum_or_network_and_year(minimal_site: Any) -> None:
    goal = factories.goal(factories.strategy(minimal_site.fi), 4)
    forum = factories.forum(minimal_site.fi, slug="foorumi")
    network = factories.network(minimal_site.fi, slug="kylat")
    day = date(2025, 3, 1)
    blog = factories.news(minimal_site.fi, kind="blog", goal=goal, network=network, date=day)
    statement = factories.news(minimal_site.fi, kind="statement", forum=forum, date=date(2024, 1, 1))

    def found(**asked: str) -> list[Any]:
        return [line.page for line in queries.news_archive("sv", asked).listing]

    assert found() == [blog, statement]
    assert found(kind="blog") == found(goal="4") == found(group="kylat") == found(year="2025") == [blog]
    assert found(group="foorumi") == [statement]
    assert found(kind="blog", year="2024") == []
    assert found(kind="<script>") == [blog, statement]


def test_a_piece_says_what_it_is_about_in_the_readers_language(minimal_site: Any) -> None:
    network = factories.network(minimal_site.fi)
    swedish = factories.translated(network, title="Byar och öar")
    factories.news(minimal_site.fi, network=network, forum=factories.forum(minimal_site.fi, live=False))
    (line,) = queries.news_archive("sv", {}).listing
    assert [(item.page.pk, item.language) for item in line.about] == [(swedish.pk, "sv")]


def test_the_list_of_news_costs_the_same_for_few_and_for_many(minimal_site: Any) -> None:
    network = factories.network(minimal_site.fi)
    costs = []
    for number in (1, 3):
        for _again in range(number):
            factories.news(minimal_site.fi, network=network)
        queries.news_archive("sv", {})
        with request_memory(), CaptureQueriesContext(connection) as asked:
            queries.news_archive("sv", {})
        costs.append(len(asked))
    assert costs[0] == costs[1]


def test_a_meeting_finds_the_news_that_tell_of_it_in_whichever_language(minimal_site: Any) -> None:
    meeting = factories.meeting(factories.forum(minimal_site.fi))
    swedish = factories.translated(meeting)
    told = {"rows": {"told_meetings": [models.ToldMeeting(meeting=meeting)]}}
    news = factories.news(minimal_site.fi, date=date(2026, 3, 2), **told)
    older = factories.news(
        minimal_site.fi,
        date=date(2026, 3, 1),
        rows={
            "told_meetings": [models.ToldMeeting(meeting=swedish), models.ToldMeeting(meeting=meeting)],
        },
    )
    factories.news(minimal_site.fi, live=False, rows={"told_meetings": [models.ToldMeeting(meeting=meeting)]})
    factories.news(minimal_site.fi)
    for language, page in (("fi", meeting), ("sv", swedish)):
        assert [item.page for item in queries.news_of_meeting(page, language)] == [older, news]
        assert queries.meetings_told_by(news, language)[0].page == page
    assert queries.meetings_told_by(models.NewsPage(), "fi") == []
