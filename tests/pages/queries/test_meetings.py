"""Meetings and their decisions, as readers of each language find them."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from pages import queries
from tests import factories
from tests.factories import moment


@pytest.fixture
def forum(minimal_site: Any) -> Any:
    """A forum in both languages."""
    made = factories.forum(minimal_site.fi, title="Yhdistysfoorumi")
    factories.translated(made, title="Föreningsforumet")
    return made


def test_coming_meetings_are_the_nearest_that_have_not_ended(minimal_site: Any, forum: Any) -> None:
    now = moment(2026, 11, 21, 14)
    factories.meeting(forum, title="ohi", starts_at=moment(2026, 11, 20))
    factories.meeting(forum, title="käynnissä", starts_at=moment(2026, 11, 21, 13), ends_at=moment(2026, 11, 21, 15))
    factories.meeting(forum, title="viimeinen", starts_at=moment(2027, 3, 1))
    factories.meeting(forum, title="huomenna", starts_at=moment(2026, 11, 22))
    factories.meeting(forum, title="joulukuussa", starts_at=moment(2026, 12, 10))
    found = queries.coming_meetings("sv", now)
    assert [item.title for item in found] == ["käynnissä", "huomenna", "joulukuussa"]
    assert [item.parent.title for item in found if item.parent] == ["Föreningsforumet"] * 3


def test_the_next_meeting_of_a_forum_is_its_own(minimal_site: Any, forum: Any) -> None:
    other = factories.forum(minimal_site.fi)
    factories.meeting(other, starts_at=moment(2026, 11, 22))
    factories.meeting(forum, title="oma", starts_at=moment(2026, 11, 23))
    own = queries.next_meeting_of(forum, "fi", moment(2026, 11, 21))
    assert own is not None
    assert own.title == "oma"
    assert queries.next_meeting_of(forum, "fi", moment(2026, 11, 24)) is None


def test_the_archive_of_either_language_version_is_the_same(forum: Any) -> None:
    older = factories.meeting(forum, title="vanhempi", starts_at=moment(2026, 1, 1))
    factories.translated(older, title="äldre")
    factories.meeting(forum, title="uudempi", starts_at=moment(2026, 2, 1))
    swedish_forum = queries.version_for(forum, "sv")
    assert swedish_forum is not None
    for page in (forum, swedish_forum.page):
        assert [item.title for item in queries.meetings_of(page, "sv", 1)] == ["uudempi", "äldre"]


def test_neighbours_are_the_nearest_of_the_same_forum(minimal_site: Any, forum: Any) -> None:
    dates = [moment(2026, month, 1) for month in (1, 2, 3, 4)]
    first, second, third, _last = (factories.meeting(forum, title=f"{at.month}", starts_at=at) for at in dates)
    factories.meeting(factories.forum(minimal_site.fi), starts_at=moment(2026, 2, 15))
    swedish = factories.translated(third, title="3 sv")
    titles = [item.title if item else None for item in queries.neighbours_of(second, "sv")]
    assert titles == ["1", "3 sv"]
    assert [item.title if item else None for item in queries.neighbours_of(swedish, "sv")] == ["2", "4"]
    assert queries.neighbours_of(first, "fi")[0] is None


def test_decisions_are_the_newest_with_a_permanent_address(forum: Any) -> None:
    old = factories.agenda_item(number="2", heading="Vanha", decision="<p>Sovittiin.</p>")
    new = factories.agenda_item(number="4", heading="Uusi", decision="<p>Päätettiin.</p>")
    silent = factories.agenda_item(number="5", heading="Ei päätöstä")
    factories.meeting(forum, starts_at=moment(2026, 1, 1), rows={"agenda_items": [old]})
    latest = factories.meeting(forum, starts_at=moment(2026, 2, 1), number=2, rows={"agenda_items": [new, silent]})
    first, second = queries.latest_decisions("fi")
    assert (first.number, first.heading, first.text, first.date) == (
        "4",
        "Uusi",
        "<p>Päätettiin.</p>",
        date(2026, 2, 1),
    )
    assert first.url == f"{latest.get_url()}#{new.anchor}"
    assert first.meeting.parent is not None
    assert first.meeting.parent.title == "Yhdistysfoorumi"
    assert second.heading == "Vanha"


def test_a_decision_is_told_once_in_the_readers_language(forum: Any) -> None:
    item = factories.agenda_item(heading="Tilat", decision="<p>Päätettiin.</p>")
    meeting = factories.meeting(forum, rows={"agenda_items": [item]})
    swedish = factories.translated(meeting)
    (finnish_decision,), (swedish_decision,) = queries.latest_decisions("fi"), queries.latest_decisions("sv")
    assert (finnish_decision.language, swedish_decision.language) == ("fi", "sv")
    assert swedish_decision.url.startswith(swedish.get_url())
    assert swedish_decision.url.split("#")[1] == finnish_decision.url.split("#")[1] == item.anchor
    assert swedish_decision.is_own


def test_decisions_of_drafts_and_of_other_forums_stay_out(minimal_site: Any, forum: Any) -> None:
    def rows() -> Any:
        return {"agenda_items": [factories.agenda_item(decision="<p>Päätettiin.</p>")]}

    factories.meeting(forum, live=False, rows=rows())
    elsewhere = factories.meeting(factories.forum(minimal_site.fi), rows=rows())
    own = factories.meeting(forum, rows=rows())
    assert [decision.meeting.page for decision in queries.latest_decisions("sv", group=forum)] == [own]
    assert {decision.meeting.page for decision in queries.latest_decisions("fi")} == {own, elsewhere}


def test_a_goal_knows_the_decisions_that_serve_it(minimal_site: Any, forum: Any) -> None:
    strategy = factories.strategy(minimal_site.fi)
    factories.translated(strategy)
    goal = factories.goal(strategy, 1)
    swedish_goal = factories.translated(goal)
    serving = factories.agenda_item(heading="Edistää", decision="<p>Päätettiin.</p>", goal=goal)
    other = factories.agenda_item(heading="Muu", decision="<p>Päätettiin.</p>")
    factories.meeting(forum, rows={"agenda_items": [serving, other]})
    assert [decision.heading for decision in queries.decisions_for_goal(swedish_goal, "sv")] == ["Edistää"]
