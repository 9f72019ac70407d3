"""How an association, a municipality and a goal show what they have in the calendar."""

from __future__ import annotations

from typing import Any

from events.templatetags import related_event_tags as tags
from tests import factories
from tests.factories import moment


def test_events_are_found_from_either_version_of_what_they_name(minimal_site: Any) -> None:
    town = factories.municipality(minimal_site.fi)
    association = factories.association(minimal_site.fi)
    goal = factories.goal(factories.strategy(minimal_site.fi))
    surroundings = {"association": association, "goal": goal, "venue": factories.venue(municipality=town)}
    factories.event(minimal_site.fi, moment(2099, 12, 1), title="Ilta", **surroundings)
    factories.event(minimal_site.fi, moment(2099, 12, 1), title="Muu")
    swedish = [factories.translated(page) for page in (association, town, goal)]
    for language, (by, at, serving) in (("fi", (association, town, goal)), ("sv", swedish)):
        assert [event.title for event in tags.events_of_association(by, language)] == ["Ilta"]
        assert [event.title for event in tags.events_in_municipality(at, language)] == ["Ilta"]
        assert [event.title for event in tags.events_for_goal(serving, language)] == ["Ilta"]
