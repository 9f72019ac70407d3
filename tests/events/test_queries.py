"""The calendar as readers find it."""

from __future__ import annotations

from typing import Any

from events import queries
from pages.queries import items_of
from tests import factories
from tests.factories import moment

NOW = moment(2026, 11, 21, 14)


def test_dates_come_by_time_over_all_events(minimal_site: Any) -> None:
    factories.event(minimal_site.fi, moment(2026, 11, 20), moment(2026, 12, 3), title="A")
    factories.event(minimal_site.fi, moment(2026, 12, 1), moment(2026, 12, 5), title="B")
    factories.event(minimal_site.fi, moment(2026, 12, 2), live=False)
    found = [(entry.event.title, entry.day.day) for entry in queries.coming_occurrences("sv", NOW, 1)]
    assert found == [("B", 1), ("A", 3), ("B", 5)]


def test_an_event_is_listed_once_in_the_readers_language(minimal_site: Any) -> None:
    event = factories.event(minimal_site.fi, moment(2026, 12, 1), title="Hiihtokoulu")
    factories.translated(event, title="Skidskola")
    for language, title in (("fi", "Hiihtokoulu"), ("sv", "Skidskola")):
        (entry,) = queries.coming_occurrences(language, NOW, 1)
        assert (entry.event.title, entry.event.language) == (title, language)


def test_cancelled_dates_are_told(minimal_site: Any) -> None:
    date = factories.occurrence(moment(2026, 12, 1), status="cancelled")
    factories.event(minimal_site.fi, rows={"occurrences": [date]})
    (entry,) = queries.coming_occurrences("fi", NOW, 1)
    assert entry.occurrence.is_off


def test_names_of_organiser_and_venue_know_their_language(minimal_site: Any) -> None:
    venue = factories.venue(name_fi="", name_sv="Stenträsk skola")
    association = factories.association(minimal_site.fi, title="Kivilammen Vauhti ry")
    factories.event(minimal_site.fi, moment(2026, 12, 1), venue=venue, association=association)
    factories.event(minimal_site.fi, moment(2026, 12, 2), organiser_name="Kylätoimikunta")
    factories.event(minimal_site.fi, moment(2026, 12, 3))
    first, second, third = queries.coming_occurrences("fi", NOW, 1)
    assert (first.venue, first.organiser) == (
        queries.Name("Stenträsk skola", "sv"),
        queries.Name("Kivilammen Vauhti ry", "fi"),
    )
    assert (second.venue, second.organiser) == (None, queries.Name("Kylätoimikunta", "fi"))
    assert third.organiser is None


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


def test_surroundings_follow_into_the_readers_language(minimal_site: Any) -> None:
    town = factories.municipality(minimal_site.fi)
    swedish_town = factories.translated(town)
    goal = factories.goal(factories.strategy(minimal_site.fi))
    category = factories.category(name_sv="Idrott")
    event = factories.event(minimal_site.fi, venue=factories.venue(municipality=town), goal=goal, category=category)
    found = queries.surroundings_of(event, "sv")
    assert (found["municipality"].page, found["goal"].page) == (swedish_town, goal)
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
