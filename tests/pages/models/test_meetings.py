"""Meetings."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from wagtail.test.utils import WagtailPageTestCase

from pages.models import ForumPage, MeetingPage, NetworkPage
from tests import factories
from tests.factories import moment


class TestTree(WagtailPageTestCase):
    """Where the pages stand."""

    def test_meetings_stand_below_a_forum_or_a_network(self) -> None:
        self.assertAllowedParentPageTypes(MeetingPage, {ForumPage, NetworkPage})
        self.assertAllowedSubpageTypes(MeetingPage, {})


@pytest.mark.parametrize(("first", "last"), [("starts_at", "ends_at"), ("opened_at", "closed_at")])
def test_a_meeting_ends_after_it_starts(minimal_site: Any, first: str, last: str) -> None:
    forum = factories.forum(minimal_site.fi)
    with pytest.raises(ValidationError, match=last):
        factories.meeting(forum, **{first: moment(2026, 11, 2, 13), last: moment(2026, 11, 2, 12)})


@pytest.mark.django_db
def test_names_hide_from_their_day_on() -> None:
    today = timezone.localdate()
    assert not MeetingPage().names_are_hidden
    assert not MeetingPage(hide_names_on=today + timedelta(days=1)).names_are_hidden
    assert MeetingPage(hide_names_on=today).names_are_hidden


@pytest.mark.django_db
def test_a_number_is_told_with_the_year_in_finland() -> None:
    assert MeetingPage(number=9, starts_at=moment(2027, 1, 1, 0, 30)).display_number == "9/2027"
    assert MeetingPage(starts_at=moment(2027, 1, 1)).display_number == ""


def test_a_meeting_knows_its_surroundings(minimal_site: Any, rf: Any) -> None:
    forum = factories.forum(minimal_site.fi)
    before = factories.meeting(forum, starts_at=moment(2026, 1, 1))
    goal = factories.goal(factories.strategy(minimal_site.fi))
    rows = [factories.agenda_item(decision="<p>Päätettiin.</p>", goal=goal), factories.agenda_item(number="2")]
    meeting = factories.meeting(forum, rows={"agenda_items": rows})
    recording = factories.recording(minimal_site.fi, meeting=meeting)
    context = meeting.get_context(rf.get("/"))
    assert [item.number for item in context["decided_items"]] == ["1"]
    assert len(context["items"]) == 2
    assert [item.page for item in context["recordings"]] == [recording]
    assert (context["forum"].page, context["previous_meeting"].page) == (forum, before)
    assert context["following_meeting"] is None
    assert context["goals"][rows[0].translation_key].page == goal


def test_chair_and_secretary_hide_with_the_other_names(minimal_site: Any, client: Any) -> None:
    names = {"chair": "Ilari Koivuharju", "secretary": "Marjut Ollinsaari", "approved_on": date(2024, 2, 20)}
    forum = factories.forum(minimal_site.fi)
    shown = factories.meeting(forum, **names)
    hidden = factories.meeting(forum, hide_names_on=date(2024, 3, 1), **names)
    assert "Ilari Koivuharju" in client.get(shown.url).content.decode()
    text = client.get(hidden.url).content.decode()
    assert "Ilari" not in text
    assert "Marjut" not in text


def test_a_hidden_person_is_no_chair_either(minimal_site: Any, client: Any) -> None:
    factories.person("Ilari Koivuharju", hidden=True)
    names = {"chair": "Ilari Koivuharju", "secretary": "Marjut Ollinsaari"}
    meeting = factories.meeting(factories.forum(minimal_site.fi), **names)
    text = client.get(meeting.url).content.decode()
    assert "Ilari" not in text
    assert "Marjut Ollinsaari" in text
