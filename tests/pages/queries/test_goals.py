"""Goals with their progress."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from cms.request_memory import request_memory
from pages import models, queries
from tests import factories


def test_the_goals_are_those_of_the_newest_live_strategy(minimal_site: Any) -> None:
    factories.goal(factories.strategy(minimal_site.fi, period_start=2018, period_end=2023), 1, title="vanha")
    newest = factories.strategy(minimal_site.fi)
    factories.goal(newest, 2, title="toinen")
    factories.goal(newest, 1, title="ensimmäinen")
    draft = factories.strategy(minimal_site.fi, period_start=2031, period_end=2035, live=False)
    factories.goal(draft, 1, title="tuleva", live=False)
    assert [item.title for item in queries.goals("sv")] == ["ensimmäinen", "toinen"]


def test_without_a_strategy_there_are_no_goals(minimal_site: Any) -> None:
    assert queries.goals("fi") == []


def test_a_goal_tells_how_far_it_is(minimal_site: Any) -> None:
    states = ["done", "done", "late", "planned", "dropped"]
    values = [("value", {"date": date(2026, 1, 1), "value": 4, "source": ""})]
    factories.goal(
        factories.strategy(minimal_site.fi),
        rows={
            "actions": [models.GoalAction(name=state, state=state) for state in states],
            "indicators": [models.Indicator(name="mittaamatta"), models.Indicator(name="mitattu", values=values)],
        },
    )
    (item,) = queries.goals("fi")
    assert (item.done, item.actions, item.late, item.share_done) == (2, 4, 1, 50)
    assert (item.indicator.name, item.measurement["value"]) == ("mitattu", 4)


def test_a_goal_without_anything_is_no_error(minimal_site: Any) -> None:
    factories.goal(factories.strategy(minimal_site.fi))
    (item,) = queries.goals("fi")
    assert (item.share_done, item.indicator, item.measurement) == (0, None, None)


def test_progress_is_told_newest_first_with_its_goal(minimal_site: Any) -> None:
    strategy = factories.strategy(minimal_site.fi)
    notes = [models.ProgressNote(date=date(2026, month, 1), text=f"{month}") for month in (3, 9, 6)]
    goal = factories.goal(strategy, rows={"progress_notes": notes})
    found = queries.latest_progress(strategy, "sv")
    assert [line.text for line in found] == ["9", "6", "3"]
    assert {line.goal.page.pk for line in found} == {goal.pk}
    assert {line.goal.language for line in found} == {"fi"}


def test_neighbours_are_by_number(minimal_site: Any) -> None:
    strategy = factories.strategy(minimal_site.fi)
    one, two, three = (factories.goal(strategy, number) for number in (1, 2, 3))
    before, after = queries.neighbours_of_goal(two, "fi")
    assert before is not None
    assert after is not None
    assert (before.page, after.page) == (one, three)
    assert queries.neighbours_of_goal(one, "fi")[0] is None
    assert queries.neighbours_of_goal(three, "fi")[1] is None


def test_items_without_a_goal_are_left_out(minimal_site: Any) -> None:
    goal = factories.goal(factories.strategy(minimal_site.fi))
    draft = factories.goal(goal.get_parent().specific, 2, live=False)
    forum = factories.forum(minimal_site.fi)
    rows = [factories.agenda_item(goal=goal), factories.agenda_item(), factories.agenda_item(goal=draft)]
    items = list(factories.meeting(forum, rows={"agenda_items": rows}).agenda_items.all())
    found = queries.goals_of_items(items, "fi")
    assert {key: item.page for key, item in found.items()} == {rows[0].translation_key: goal}
    assert queries.goals_of_items([], "fi") == {}


def test_sums_tell_how_far_a_goal_and_a_strategy_are(minimal_site: Any) -> None:
    strategy = factories.strategy(minimal_site.fi)
    values = [("value", {"date": date(2026, month, 1), "value": month, "source": ""}) for month in (2, 6)]
    rows = {
        "actions": [models.GoalAction(name=state, state=state) for state in ("done", "late", "dropped")],
        "indicators": [models.Indicator(name="x", target=6, values=values), models.Indicator(name="ilman")],
    }
    goal = factories.goal(strategy, rows=rows)
    sums = queries.sums_of_goal(goal.actions.all(), goal.indicators.all())
    assert (sums.done, sums.actions, sums.late) == (1, 2, 1)
    assert (sums.reached, sums.indicators, sums.measured_on) == (1, 1, date(2026, 6, 1))
    empty = queries.sums_of_goal([], [])
    assert (empty.actions, empty.indicators, empty.measured_on) == (0, 0, None)
    factories.goal(strategy, 2, rows={"actions": [models.GoalAction(name="x", state="done")]})
    whole = queries.sums_of_goals(queries.goals_of_strategy(strategy, "fi"))
    assert (whole.done, whole.actions, whole.late) == (2, 3, 1)


def test_the_vision_is_told_in_both_languages(minimal_site: Any) -> None:
    strategy = factories.strategy(minimal_site.fi, vision="Jokaisella on paikka.")
    assert queries.vision_elsewhere(strategy) is None
    swedish = factories.translated(strategy, vision="Alla har en plats.")
    assert queries.vision_elsewhere(strategy) == ("Alla har en plats.", "sv")
    assert queries.vision_elsewhere(swedish) == ("Jokaisella on paikka.", "fi")


def test_recordings_serve_a_goal_at_the_second_where_its_item_is_spoken_of(minimal_site: Any) -> None:
    goal = factories.goal(factories.strategy(minimal_site.fi))
    rows = {"agenda_items": [factories.agenda_item(goal=goal), factories.agenda_item(number="2")]}
    meeting = factories.meeting(factories.forum(minimal_site.fi), rows=rows)
    keys = [item.translation_key for item in meeting.agenda_items.order_by("sort_order")]
    chapters = [
        models.Chapter(starts_at_second=754 * number, title=f"Luku {number}", agenda_item_key=key)
        for number, key in enumerate(keys, start=1)
    ]
    recording = factories.recording(minimal_site.fi, meeting=meeting, rows={"chapters": chapters})
    (found,) = queries.moments_for_goal(goal, "fi")
    assert (found.title, found.second, found.recording.page) == ("Luku 1", 754, recording)
    assert found.url == f"{recording.url}?t=754#t754"
    assert queries.moments_for_goal(factories.goal(goal.get_parent(), 2), "fi") == []


def test_a_vision_that_is_not_for_everybody_is_not_told(minimal_site: Any) -> None:
    strategy = factories.strategy(minimal_site.fi, vision="Yhdessä")
    hidden = factories.translated(strategy, vision="Tillsammans")
    assert queries.vision_elsewhere(strategy) == ("Tillsammans", "sv")
    PageViewRestriction.objects.create(page=hidden, restriction_type=PageViewRestriction.LOGIN)
    assert queries.vision_elsewhere(strategy) is None


def test_sources_lead_to_the_readers_version(minimal_site: Any) -> None:
    meeting = factories.meeting(factories.forum(minimal_site.fi))
    swedish = factories.translated(meeting)
    draft = factories.meeting(factories.forum(minimal_site.fi), live=False)
    notes = [models.ProgressNote(source_page=page) for page in (meeting, draft, None)]
    measured = [{"source_page": swedish.pk}, {"source_page": 999_999}, {"source_page": None}, {}]
    for language, page in (("fi", meeting), ("sv", swedish)):
        found = queries.sources_of(notes, measured, language)
        assert {number: item.page.pk for number, item in found.items()} == {meeting.pk: page.pk, swedish.pk: page.pk}
    assert queries.sources_of([], [], "fi") == {}


def test_a_source_that_not_everybody_may_read_is_none(minimal_site: Any) -> None:
    meeting = factories.meeting(factories.forum(minimal_site.fi))
    PageViewRestriction.objects.create(page=meeting, restriction_type="login")
    assert queries.sources_of([models.ProgressNote(source_page=meeting)], [], "fi") == {}


def test_sources_cost_the_same_for_few_and_for_many(minimal_site: Any) -> None:
    forum = factories.forum(minimal_site.fi)
    costs = []
    for number in (1, 8):
        notes = [models.ProgressNote(source_page=factories.meeting(forum)) for _one in range(number)]
        queries.sources_of(notes, [], "sv")
        with request_memory(), CaptureQueriesContext(connection) as asked:
            queries.sources_of(notes, [], "sv")
        costs.append(len(asked))
    assert costs[0] == costs[1]
