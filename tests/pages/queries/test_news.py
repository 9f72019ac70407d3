"""News in its lists."""

from __future__ import annotations

from datetime import date
from typing import Any

from pages import queries
from tests import factories


def test_the_newest_news_comes_first(minimal_site: Any) -> None:
    for day in (1, 9, 3, 7, 5):
        factories.news(minimal_site.fi, title=f"{day}", date=date(2026, 11, day))
    assert [item.title for item in queries.news_listing("sv", 1)] == ["9", "7", "5", "3", "1"]
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
