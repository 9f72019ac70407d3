"""The events of somebody, somewhere or for something."""

from __future__ import annotations

from typing import Any

from django.db.models import Q

from events.related import coming_events, neighbours_of, others_of_organiser, told_about
from tests import factories
from tests.factories import moment

NOW = moment(2026, 11, 21)


def test_each_event_is_told_once_with_its_next_date_that_takes_place(minimal_site: Any) -> None:
    cancelled = factories.occurrence(moment(2026, 11, 22), status="cancelled")
    dates = [factories.occurrence(moment(2026, 11, 1)), cancelled, factories.occurrence(moment(2026, 11, 29))]
    factories.event(minimal_site.fi, title="sarja", rows={"occurrences": dates}, venue=factories.venue())
    factories.event(minimal_site.fi, moment(2026, 11, 23), moment(2026, 11, 30), title="ensin")
    factories.event(minimal_site.fi, moment(2026, 11, 2), title="ohi")
    found = coming_events(Q(), "sv", NOW, 5)
    assert [(event.title, event.starts_at.day, event.language) for event in found] == [
        ("ensin", 23, "fi"),
        ("sarja", 29, "fi"),
    ]
    assert (found[0].place, found[1].place) == ("", "Koskentupa")
    assert [event.title for event in coming_events(Q(), "fi", NOW, 1)] == ["ensin"]


def test_only_what_the_condition_says_is_told(minimal_site: Any) -> None:
    association = factories.association(minimal_site.fi)
    factories.event(minimal_site.fi, moment(2026, 12, 1), title="oma", association=association)
    factories.event(minimal_site.fi, moment(2026, 12, 1), title="muun")
    found = coming_events(Q(association=association), "fi", NOW, 5)
    assert [event.title for event in found] == ["oma"]


def test_recordings_and_news_lead_back_to_their_event_in_either_language(minimal_site: Any) -> None:
    event = factories.event(minimal_site.fi, moment(2026, 12, 1))
    swedish = factories.translated(event)
    factories.recording(minimal_site.fi, event=event, title="Tallenne")
    factories.news(minimal_site.fi, event=swedish, title="Uutinen")
    factories.news(minimal_site.fi, event=event, title="Luonnos", live=False)
    factories.news(minimal_site.fi, title="Muu")
    for version, language in ((event, "fi"), (swedish, "sv")):
        found = told_about(version, language)
        assert {name: [item.title for item in items] for name, items in found.items()} == {
            "recordings": ["Tallenne"],
            "news": ["Uutinen"],
        }


def test_the_organiser_has_other_events(minimal_site: Any) -> None:
    association = factories.association(minimal_site.fi)
    event = factories.event(minimal_site.fi, moment(2026, 12, 1), title="oma", association=association)
    factories.event(minimal_site.fi, moment(2026, 12, 2), title="toinen", association=association)
    factories.event(minimal_site.fi, moment(2026, 11, 2), title="ohi", association=association)
    factories.event(minimal_site.fi, moment(2026, 12, 1), title="muun")
    swedish = factories.translated(event)
    for version in (event, swedish):
        assert [one.title for one in others_of_organiser(version, "sv", NOW)] == ["toinen"]
    assert others_of_organiser(factories.event(minimal_site.fi), "fi", NOW) == []


def _around(event: Any, language: str = "fi") -> list[str]:
    return [item.title if item else "" for item in neighbours_of(event, event.dates[0], language)]


def test_neighbours_are_the_nearest_dates_of_other_events(minimal_site: Any) -> None:
    first = factories.event(minimal_site.fi, moment(2026, 12, 1), title="A")
    series = factories.event(minimal_site.fi, moment(2026, 12, 2), moment(2026, 12, 9), title="B")
    last = factories.event(minimal_site.fi, moment(2026, 12, 5), title="C")
    factories.event(minimal_site.fi, moment(2026, 12, 3), title="Luonnos", live=False)
    off = factories.occurrence(moment(2026, 12, 4), status="cancelled")
    factories.event(minimal_site.fi, title="Peruttu", rows={"occurrences": [off]})
    assert [_around(event) for event in (first, series, last)] == [["", "B"], ["A", "C"], ["B", "B"]]
    assert neighbours_of(factories.event(minimal_site.fi), None, "fi") == (None, None)


def test_of_two_at_one_time_each_is_the_neighbour_of_the_other(minimal_site: Any) -> None:
    pair = [factories.event(minimal_site.fi, moment(2026, 12, 1), title=title) for title in "AB"]
    assert sorted(_around(event) for event in pair) == [["", "B"], ["A", ""]] or sorted(
        _around(event) for event in pair
    ) == [["", "A"], ["B", ""]]


def test_neighbours_come_in_the_readers_language(minimal_site: Any) -> None:
    first = factories.event(minimal_site.fi, moment(2026, 12, 1), title="A")
    second = factories.event(minimal_site.fi, moment(2026, 12, 2), title="B")
    factories.translated(second, title="B på svenska")
    assert _around(first, "sv") == ["", "B på svenska"]
    assert _around(factories.translated(first, title="A på svenska"), "fi") == ["", "B"]
