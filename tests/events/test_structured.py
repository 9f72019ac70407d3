"""An event as data for machines."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from django.test import Client
from wagtail.models import PageViewRestriction

from events.structured import event_data
from tests import factories
from tests.factories import moment


def _blocks(text: str) -> list[dict[str, Any]]:
    return [json.loads(found) for found in re.findall(r'<script type="application/ld\+json">(.*?)</script>', text)]


@pytest.mark.parametrize(
    ("status", "told"),
    [("scheduled", "EventScheduled"), ("cancelled", "EventCancelled"), ("postponed", "EventPostponed")],
)
def test_an_event_tells_its_state_and_how_to_attend(minimal_site: Any, client: Client, status: str, told: str) -> None:
    date = factories.occurrence(moment(2098, 12, 1, 18), status=status)
    event = factories.event(minimal_site.fi, mode="hybrid", venue=factories.venue(), rows={"occurrences": [date]})
    data = _blocks(client.get(event.get_url()).content.decode())[0]
    assert data["eventStatus"] == f"https://schema.org/{told}"
    assert data["eventAttendanceMode"] == "https://schema.org/MixedEventAttendanceMode"
    assert data["startDate"] == "2098-12-01T18:00:00+02:00"
    assert data["location"]["name"] == "Koskentupa"


def test_an_event_without_a_date_has_nothing_to_tell(minimal_site: Any) -> None:
    assert event_data(factories.event(minimal_site.fi)) == {}


def test_an_event_is_told_by_its_next_date_else_by_its_last(minimal_site: Any) -> None:
    event = factories.event(minimal_site.fi, moment(2020, 1, 1), moment(2021, 1, 1))
    assert event_data(event)["startDate"].startswith("2021-01-01")
    both = factories.event(minimal_site.fi, moment(2020, 1, 1), moment(2098, 1, 1), moment(2099, 1, 1))
    assert event_data(both)["startDate"].startswith("2098-01-01")


@pytest.mark.parametrize("fate", ["draft", "restricted"])
def test_an_organiser_whom_readers_may_not_see_is_not_named(minimal_site: Any, client: Client, fate: str) -> None:
    association = factories.association(minimal_site.fi, title="Salaseura", live=fate != "draft")
    if fate == "restricted":
        PageViewRestriction.objects.create(page=association, restriction_type=PageViewRestriction.LOGIN)
    event = factories.event(minimal_site.fi, moment(2098, 12, 1), association=association)
    assert "Salaseura" not in client.get(event.get_url()).content.decode()


def test_a_link_that_the_page_does_not_show_is_not_told(minimal_site: Any, client: Client) -> None:
    link = "https://video.example/huone"
    event = factories.event(minimal_site.fi, moment(2098, 12, 1), mode="onsite", remote_link=link)
    assert link not in client.get(event.get_url()).content.decode()


def test_for_whom_it_is_is_told_by_groups_and_in_words(minimal_site: Any, client: Client) -> None:
    event = factories.event(
        minimal_site.fi, moment(2098, 12, 1), is_for_carers=True, is_for_older=True, audience="</script>läheisille"
    )
    data = _blocks(client.get(event.get_url()).content.decode())[0]
    told = [one["audienceType"] for one in data["audience"]]
    assert told == ["ikäihmisille", "omaishoitajille ja läheisille", "</script>läheisille"]
    assert event_data(factories.event(minimal_site.fi, moment(2098, 12, 1)))["audience"] == []
