"""The archive across all forums and networks."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cms.request_memory import request_memory
from pages import models, queries
from tests import factories
from tests.factories import moment

TODAY = date(2026, 11, 21)
PROMISE = ("follow_up", {"task": "Kirje", "owner": "Sihteeri", "due": date(2026, 9, 1), "done_on": None})


@pytest.fixture
def forum(minimal_site: Any) -> Any:
    """A forum that keeps formal minutes."""
    return factories.forum(minimal_site.fi, slug="neuvottelukunta", minutes_kind="formal")


def decided(heading: str = "Tilat", **fields: Any) -> Any:
    """An agenda item with a decision."""
    return factories.agenda_item(heading=heading, decision="<p>Päätettiin.</p>", **fields)


def headings(ledger: Any) -> list[str]:
    return [line.decision.heading for line in ledger.listing]


def test_a_meeting_tells_its_minutes_its_decisions_and_where_it_is_heard(minimal_site: Any, forum: Any) -> None:
    meeting = factories.meeting(forum, rows={"agenda_items": [decided(), decided(), factories.agenda_item()]})
    recording = factories.recording(minimal_site.fi, meeting=meeting)
    factories.meeting(factories.network(minimal_site.fi), starts_at=moment(2025, 1, 1))
    rich, bare = queries.meeting_archive("sv", {}).listing
    assert (rich.decisions, rich.has_minutes, rich.is_formal) == (2, True, True)
    assert [item.page for item in rich.recordings] == [recording]
    assert (bare.decisions, bare.has_minutes, bare.is_formal, bare.recordings) == (0, False, False, ())


def test_who_was_there_is_minutes_too(minimal_site: Any, forum: Any) -> None:
    factories.meeting(forum, rows={"attendances": [factories.attendance("Aino")]})
    (line,) = queries.meeting_archive("fi", {}).listing
    assert line.has_minutes


def test_meetings_are_narrowed_by_forum_and_year(minimal_site: Any, forum: Any) -> None:
    wanted = factories.meeting(forum, starts_at=moment(2025, 2, 11))
    factories.meeting(forum, starts_at=moment(2026, 2, 11))
    factories.meeting(factories.network(minimal_site.fi), starts_at=moment(2025, 2, 11))
    ledger = queries.meeting_archive("fi", {"group": "neuvottelukunta", "year": "2025"})
    assert [line.page for line in ledger.listing] == [wanted]
    assert [option.code for option in ledger.choices[-1].options] == ["2026", "2025"]
    assert ledger.is_narrowed
    assert queries.meeting_archive("fi", {"year": "1999"}).years == []


def test_decisions_carry_their_goal_and_their_follow_ups(minimal_site: Any, forum: Any) -> None:
    goal = factories.goal(factories.strategy(minimal_site.fi), 5)
    factories.meeting(forum, rows={"agenda_items": [decided(goal=goal, follow_ups=[PROMISE])]})
    (line,) = queries.decision_archive("fi", {}, TODAY).listing
    assert line.goal is not None
    assert line.goal.page == goal
    assert [(one.task, one.owner, one.state.value) for one in line.follow_ups] == [("Kirje", "Sihteeri", "late")]


def test_decisions_are_narrowed_by_forum_goal_and_year(minimal_site: Any, forum: Any) -> None:
    goal = factories.goal(factories.strategy(minimal_site.fi), 5)
    items = [decided("wanted", goal=goal), decided("another goal")]
    factories.meeting(forum, starts_at=moment(2025, 2, 1), rows={"agenda_items": items})
    factories.meeting(forum, starts_at=moment(2024, 2, 1), rows={"agenda_items": [decided("older", goal=goal)]})
    elsewhere = [decided("elsewhere", goal=goal)]
    factories.meeting(factories.forum(minimal_site.fi), starts_at=moment(2025, 2, 1), rows={"agenda_items": elsewhere})
    asked = {"group": "neuvottelukunta", "goal": "5", "year": "2025"}
    assert headings(queries.decision_archive("fi", asked, TODAY)) == ["wanted"]
    del asked["year"]
    assert headings(queries.decision_archive("fi", asked, TODAY)) == ["wanted", "older"]


def test_a_network_of_no_meetings_leaves_nothing(minimal_site: Any, forum: Any) -> None:
    factories.meeting(forum, rows={"agenda_items": [decided()]})
    factories.network(minimal_site.fi, slug="kylat")
    assert queries.decision_archive("fi", {"group": "kylat"}, TODAY).total == 0


def test_a_decision_is_in_the_archive_once_in_the_readers_language(forum: Any) -> None:
    meeting = factories.meeting(forum, rows={"agenda_items": [decided()]})
    factories.meeting(forum, live=False, rows={"agenda_items": [decided()]})
    factories.translated(meeting)
    for language in ("fi", "sv"):
        ledger = queries.decision_archive(language, {}, TODAY)
        assert [line.decision.language for line in ledger.listing] == [language]
        assert ledger.years[0].total == 1


def test_the_lists_of_the_archive_are_named_in_order_where_the_language_has_them(minimal_site: Any) -> None:
    meetings = factories.below(models.MeetingIndexPage, minimal_site.fi)
    factories.page(models.FollowUpIndexPage, meetings, title="Jatkotoimet")
    factories.page(models.DecisionIndexPage, meetings, title="Päätökset")
    assert [type(item.page.specific).__name__ for item in queries.archive_views("sv")] == [
        "MeetingIndexPage",
        "DecisionIndexPage",
        "FollowUpIndexPage",
    ]
    assert queries.archive_address("DecisionIndexPage", "fi").startswith(meetings.get_url())
    assert queries.archive_address("RecordingIndexPage", "fi") == ""


def test_a_forum_knows_its_recordings_news_and_goals(minimal_site: Any, forum: Any) -> None:
    goals = factories.strategy(minimal_site.fi)
    by_item, by_news, other = (factories.goal(goals, number) for number in (1, 2, 3))
    meeting = factories.meeting(forum, rows={"agenda_items": [factories.agenda_item(goal=by_item)]})
    news = factories.news(minimal_site.fi, forum=forum, goal=by_news)
    factories.news(minimal_site.fi, goal=other)
    recording = factories.recording(minimal_site.fi, meeting=meeting)
    factories.recording(minimal_site.fi)
    assert [item.page for item in queries.recordings_of_group(forum, "sv")] == [recording]
    assert [item.page for item in queries.news_about(forum, "sv")] == [news]
    assert [item.page for item in queries.goals_served_by(forum, "sv")] == [by_item, by_news]


def test_a_meeting_knows_the_materials_that_name_it(minimal_site: Any, forum: Any) -> None:
    meeting = factories.meeting(forum)
    swedish = factories.translated(meeting)
    material = factories.material(minimal_site.fi, meeting=meeting)
    factories.material(minimal_site.fi)
    assert [item.page for item in queries.materials_of_meeting(swedish, "sv")] == [material]


def test_a_network_is_heard_next_where_it_has_a_seat(minimal_site: Any, forum: Any) -> None:
    network = factories.network(minimal_site.fi)
    factories.meeting(network, title="oma", starts_at=moment(2027, 1, 1))
    factories.meeting(forum, title="foorumin", starts_at=moment(2026, 12, 10))
    now = moment(2026, 11, 21)
    own, anywhere = (queries.next_meeting_of(network, "fi", now, also=also) for also in ([], [forum]))
    assert own is not None
    assert anywhere is not None
    assert (own.title, anywhere.title) == ("oma", "foorumin")


def test_the_price_is_the_same_for_few_and_for_many(minimal_site: Any, forum: Any) -> None:
    goal = factories.goal(factories.strategy(minimal_site.fi))
    costs: dict[Any, list[int]] = {}
    for number in (1, 3):
        for _again in range(number):
            meeting = factories.meeting(forum, rows={"agenda_items": [decided(goal=goal, follow_ups=[PROMISE])]})
        factories.recording(minimal_site.fi, meeting=meeting)
        for read in (queries.meeting_archive, lambda *asked: queries.decision_archive(*asked, TODAY)):
            read("sv", {})
            with request_memory(), CaptureQueriesContext(connection) as asked:
                read("sv", {})
            costs.setdefault(read.__name__, []).append(len(asked))
    assert all(len(set(counts)) == 1 for counts in costs.values()), costs


@pytest.mark.parametrize("year", ["0000", "0001", "9999"])
@pytest.mark.parametrize("archive", ["meeting", "decision"])
def test_years_that_no_clock_knows_are_empty_or_not_said(
    minimal_site: Any, forum: Any, archive: str, year: str
) -> None:
    factories.meeting(forum, rows={"agenda_items": [decided()]})
    ask = {"meeting": queries.meeting_archive, "decision": lambda *said: queries.decision_archive(*said, TODAY)}
    assert ask[archive]("fi", {"year": year}).total in (0, 1)
