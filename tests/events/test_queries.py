"""The calendar as readers find it."""

from __future__ import annotations

from typing import Any

from events import queries
from pages.queries import items_of
from tests import factories
from tests.factories import moment

NOW = moment(2026, 11, 21, 14)


def test_the_next_date_is_the_next_that_takes_place(minimal_site: Any) -> None:
    dates = [
        factories.occurrence(moment(2026, 12, 8)),
        factories.occurrence(moment(2026, 12, 1), status="cancelled"),
        factories.occurrence(moment(2026, 11, 1)),
    ]
    event = factories.event(minimal_site.fi, rows={"occurrences": dates})
    found = queries.dates_of(event, NOW)
    assert [date.starts_at.month for date in found["dates"]] == [11, 12, 12]
    assert len(found["coming_dates"]) == 2
    assert found["next_date"].starts_at == moment(2026, 12, 8)
    assert queries.dates_of(event, moment(2027, 1, 1))["next_date"] is None


def test_an_event_whose_every_date_to_come_is_cancelled_says_so_first(minimal_site: Any, client: Any) -> None:
    dates = [factories.occurrence(moment(2020, 1, 1)), factories.occurrence(moment(2098, 1, 1), status="cancelled")]
    event = factories.event(minimal_site.fi, title="Retki", rows={"occurrences": dates})
    text = client.get(event.get_url()).content.decode()
    assert "<title>PERUTTU: Retki" in text
    assert "<h1>PERUTTU: Retki" in text
    assert "subject=error" in text
    assert not queries.dates_of(factories.event(minimal_site.fi, moment(2098, 1, 1)), NOW)["is_cancelled"]


def test_surroundings_follow_into_the_readers_language(minimal_site: Any) -> None:
    town = factories.municipality(minimal_site.fi)
    swedish_town = factories.translated(town)
    goal = factories.goal(factories.strategy(minimal_site.fi))
    category = factories.category(name_sv="Idrott")
    event = factories.event(minimal_site.fi, venue=factories.venue(municipality=town), goal=goal, category=category)
    found = queries.surroundings_of(event, "sv")
    assert (found["municipality"].page.pk, found["goal"].page.pk) == (swedish_town.pk, goal.pk)
    assert (found["association"], found["category_name"]) == (None, "Idrott")
    bare = queries.surroundings_of(factories.event(minimal_site.fi), "sv")
    assert set(bare.values()) == {None, ""}


def test_the_next_meeting_is_told_however_many_evenings_come_before_it(minimal_site: Any) -> None:
    now = moment(2026, 11, 21)
    factories.event(minimal_site.fi, *(moment(2026, 11, day) for day in range(22, 28)))
    meeting = factories.meeting(factories.forum(minimal_site.fi), title="Kokous", starts_at=moment(2026, 12, 10))
    meetings = items_of([meeting], "fi")
    found = queries.coming_up(meetings, "fi", now, 4)
    assert [coming.starts_at.day for coming in found] == [22, 23, 24, 10]
    assert [coming.title for coming in queries.coming_up(meetings, "fi", moment(2026, 12, 1), 4)] == ["Kokous"]
