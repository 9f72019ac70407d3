"""How templates draw the strategy."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.template import Context, Template
from django.utils.translation import override

from pages.models import GoalAction, Indicator
from pages.templatetags import goal_tags
from tests import factories


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_numbers_of_a_drawing_have_points_in_both_languages(language: str) -> None:
    values = [("value", {"date": date(2024 + year, 5, 1), "value": value}) for year, value in enumerate((35.5, 9))]
    indicator = Indicator(name="Päiviä", target=14, values=values)
    with override(language):
        drawn = Template("{% load goal_tags %}{% course indicator %}").render(Context({"indicator": indicator}))
    assert 'd="M12.0 30.0L308.0 104.0"' in drawn
    assert ">35,5<" in drawn
    assert 'aria-hidden="true"' in drawn


def test_the_years_of_a_strategy_are_drawn(minimal_site: Any) -> None:
    strategy = factories.strategy(minimal_site.fi)
    template = Template("{% load goal_tags %}{% period_of strategy as period %}{% period_line period %}")
    drawn = template.render(Context({"strategy": strategy}))
    assert drawn.count("<text") == 7
    assert 'viewBox="0 0 562' in drawn


def test_every_state_has_its_shape() -> None:
    shapes = {state.value: goal_tags.action_shape(state) for state in GoalAction.State}
    assert shapes == {"planned": "", "under_way": "half", "done": "on", "late": "warm", "dropped": ""}
    ways = {progress.value: goal_tags.progress_shape(progress) for progress in Indicator.Progress}
    assert ways == {"reached": "on", "nearer": "half", "unchanged": "", "away": "warm"}
