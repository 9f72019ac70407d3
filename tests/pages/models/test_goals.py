"""The strategy and its goals."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from wagtail.models import Page
from wagtail.test.utils import WagtailPageTestCase

from pages.models import GoalPage, HomePage, Indicator, StrategyPage
from tests import factories


class TestTree(WagtailPageTestCase):
    """Where the pages stand."""

    def test_goals_stand_below_a_strategy_only(self) -> None:
        self.assertAllowedParentPageTypes(StrategyPage, {HomePage})
        self.assertAllowedParentPageTypes(GoalPage, {StrategyPage})
        # Wagtail counts its bare Page everywhere, though nobody can create one.
        self.assertAllowedSubpageTypes(StrategyPage, {GoalPage, Page})
        self.assertAllowedSubpageTypes(GoalPage, {})


def indicator(target: int | None, *values: int) -> Indicator:
    """An indicator measured once a year."""
    rows = [("value", {"date": date(2020 + year, 1, 1), "value": value}) for year, value in enumerate(values)]
    return Indicator(name="x", target=target, values=rows)


@pytest.mark.parametrize(
    ("target", "values", "share"),
    [
        (6, (2, 4), 50),
        (6, (2, 6), 100),
        (6, (2, 8), 100),
        (60, (380, 250), 41),
        (140, (81, 74), 0),
        (6, (6, 6), 100),
        (6, (6, 5), 0),
        (6, (), None),
        (None, (2, 4), None),
    ],
)
def test_the_way_to_the_target(target: int | None, values: tuple[int, ...], share: int | None) -> None:
    assert indicator(target, *values).share_of_way == share


def test_measurements_come_by_date() -> None:
    rows = [("value", {"date": date(year, 1, 1), "value": Decimal(year)}) for year in (2026, 2024, 2025)]
    assert [value["date"].year for value in Indicator(values=rows).measurements] == [2024, 2025, 2026]


def test_a_period_ends_after_it_starts(minimal_site: Any) -> None:
    with pytest.raises(ValidationError, match="period_end"):
        factories.strategy(minimal_site.fi, period_start=2030, period_end=2024)
    assert factories.strategy(minimal_site.fi, period_start=2024, period_end=2030).period == "2024–2030"


def test_a_goal_knows_its_surroundings(minimal_site: Any, rf: Any) -> None:
    strategy = factories.strategy(minimal_site.fi)
    factories.goal(strategy, 1)
    goal = factories.goal(strategy, 2)
    context = goal.get_context(rf.get("/"))
    assert context["strategy"].page == strategy
    assert context["previous_goal"].page.number == 1
    assert context["following_goal"] is None


@pytest.mark.parametrize(
    ("target", "values", "progress"),
    [
        (6, (2, 4), Indicator.Progress.NEARER),
        (6, (2, 6), Indicator.Progress.REACHED),
        (14, (35, 9), Indicator.Progress.REACHED),
        (6, (4, 2), Indicator.Progress.AWAY),
        (6, (2, 2), Indicator.Progress.UNCHANGED),
        (6, (6,), Indicator.Progress.REACHED),
        (6, (2,), None),
        (6, (), None),
        (None, (2, 4), None),
    ],
)
def test_an_indicator_says_which_way_it_goes(target: int | None, values: tuple[int, ...], progress: Any) -> None:
    assert indicator(target, *values).progress == progress
