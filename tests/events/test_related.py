"""The events of somebody, somewhere or for something."""

from __future__ import annotations

from typing import Any

from django.db.models import Q

from events.related import coming_events
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
