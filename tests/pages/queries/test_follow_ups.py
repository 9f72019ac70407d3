"""Promises by what became of them."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext

from cms.request_memory import request_memory
from pages import queries
from pages.queries import FollowUpState
from tests import factories

TODAY = date(2026, 11, 21)


def promise(task: str = "Tehdään", **fields: Any) -> tuple[str, Any]:
    """A follow-up block of an agenda item."""
    return ("follow_up", {"task": task, "owner": "", "due": None, "done_on": None, **fields})


def item(*promises: Any, **fields: Any) -> Any:
    """An agenda item with follow-ups."""
    return factories.agenda_item(follow_ups=list(promises), **fields)


def tasks(lists: Any) -> dict[str, list[str]]:
    return {group.state.value: [one.task for one in group.follow_ups] for group in lists.groups}


def test_late_ones_come_first_then_open_ones_by_their_day_then_done_ones_the_latest_first(minimal_site: Any) -> None:
    rows = [
        promise("tehty ensin", done_on=date(2025, 1, 1)),
        promise("tehty viimeksi", due=date(2026, 1, 1), done_on=date(2026, 2, 1)),
        promise("ei päivää"),
        promise("helmikuussa", due=date(2027, 2, 28)),
        promise("tänään", due=TODAY),
        promise("eilen", due=date(2026, 11, 20)),
        promise("syyskuussa", due=date(2026, 9, 1)),
    ]
    factories.meeting(factories.forum(minimal_site.fi), rows={"agenda_items": [item(*rows)]})
    lists = queries.follow_up_lists("fi", {}, TODAY)
    assert tasks(lists) == {
        "late": ["syyskuussa", "eilen"],
        "open": ["tänään", "helmikuussa", "ei päivää"],
        "done": ["tehty viimeksi", "tehty ensin"],
    }
    late, waiting, done = lists.groups
    assert [one.days for one in late.follow_ups] == [-81, -1]
    assert [one.days for one in waiting.follow_ups] == [0, 99, None]
    assert [one.days for one in done.follow_ups] == [-31, None]
    assert lists.totals == {FollowUpState.LATE: 2, FollowUpState.OPEN: 3, FollowUpState.DONE: 2}


def test_one_state_is_shown_and_all_are_counted(minimal_site: Any) -> None:
    rows = [promise("avoin"), promise("tehty", done_on=date(2026, 1, 1))]
    factories.meeting(factories.forum(minimal_site.fi), rows={"agenda_items": [item(*rows)]})
    lists = queries.follow_up_lists("fi", {"state": "done"}, TODAY)
    assert tasks(lists) == {"done": ["tehty"]}
    assert lists.totals[FollowUpState.OPEN] == 1
    assert lists.state is FollowUpState.DONE
    assert queries.follow_up_lists("fi", {"state": "<b>"}, TODAY).state is None


def test_a_promise_leads_to_its_item_in_the_readers_language(minimal_site: Any) -> None:
    forum = factories.forum(minimal_site.fi)
    meeting = factories.meeting(forum, rows={"agenda_items": [item(promise("suomeksi"), number="5")]})
    swedish = factories.translated(meeting)
    (group,) = queries.follow_up_lists("sv", {}, TODAY).groups
    (one,) = group.follow_ups
    assert one.url == f"{swedish.get_url()}#{meeting.agenda_items.get().anchor}"
    assert (one.language, one.number) == ("sv", "5")


def test_the_list_is_narrowed_to_a_forum(minimal_site: Any) -> None:
    for slug in ("oma", "muu"):
        forum = factories.forum(minimal_site.fi, slug=slug)
        factories.meeting(forum, rows={"agenda_items": [item(promise(slug))]})
    assert tasks(queries.follow_up_lists("fi", {"group": "oma"}, TODAY)) == {"open": ["oma"]}


def test_a_name_that_is_hidden_in_the_minutes_is_hidden_here(minimal_site: Any) -> None:
    factories.person("Piilo Poissa", hidden=True)
    forum = factories.forum(minimal_site.fi)
    rows = [promise("a", owner="Piilo Poissa"), promise("b", owner="Näkyvä Nimi")]
    factories.meeting(forum, rows={"agenda_items": [item(*rows)]})
    old = [promise("c", owner="Vanha Nimi")]
    factories.meeting(forum, hide_names_on=date(2020, 1, 1), rows={"agenda_items": [item(*old)]})
    (group,) = queries.follow_up_lists("fi", {}, TODAY).groups
    assert {one.task: one.owner for one in group.follow_ups} == {"a": "", "b": "Näkyvä Nimi", "c": ""}


def test_drafts_and_items_without_promises_stay_out(minimal_site: Any) -> None:
    forum = factories.forum(minimal_site.fi)
    factories.meeting(forum, live=False, rows={"agenda_items": [item(promise())]})
    factories.meeting(forum, rows={"agenda_items": [item()]})
    lists = queries.follow_up_lists("fi", {}, TODAY)
    assert lists.groups == []
    assert set(lists.totals.values()) == {0}


def test_the_price_is_the_same_for_one_meeting_and_for_four(minimal_site: Any) -> None:
    forum = factories.forum(minimal_site.fi)
    costs = []
    for number in (1, 3):
        for _again in range(number):
            factories.meeting(forum, rows={"agenda_items": [item(promise())]})
        queries.follow_up_lists("sv", {}, TODAY)
        with request_memory(), CaptureQueriesContext(connection) as asked:
            queries.follow_up_lists("sv", {}, TODAY)
        costs.append(len(asked))
    assert costs[0] == costs[1]
