"""How an association, a municipality and a goal show what they have in the calendar."""

from __future__ import annotations

import re
from typing import Any

from django.test import Client

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


def test_a_network_leads_to_the_calendar_of_its_associations(minimal_site: Any, client: Client) -> None:
    network = factories.network(minimal_site.fi, title="Kylät")
    association = factories.association(minimal_site.fi, network=network)
    assert "calendar.ics" not in client.get(network.get_url()).content.decode()
    event = factories.event(minimal_site.fi, moment(2099, 12, 1), title="Oma", association=association)
    factories.event(minimal_site.fi, moment(2099, 12, 1), title="Muu")
    factories.translated(event, title="Egen")
    swedish = factories.translated(network)
    for page, title in ((network, "Oma"), (swedish, "Egen")):
        found = re.search(r'href="([^"]*calendar\.ics\?network=\w+)"', client.get(page.get_url()).content.decode())
        assert found is not None
        text = client.get(found[1]).content.decode()
        assert re.findall(r"SUMMARY;LANGUAGE=\w\w:(.*)\r", text) == [title]
