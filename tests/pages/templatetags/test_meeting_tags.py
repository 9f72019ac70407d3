"""What templates say about meetings."""

from __future__ import annotations

import json
from datetime import date, time, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.utils import timezone, translation

from pages.attendance import Line, roll
from pages.models import Attendance, Chapter, ForumPage
from pages.templatetags import meeting_tags
from tests import factories
from tests.factories import moment


def promise(**fields: Any) -> dict[str, Any]:
    return {"task": "Kirje", "owner": "Sirpa", "due": None, "done_on": None, **fields}


@pytest.mark.parametrize(
    ("fields", "finnish", "swedish", "shape"),
    [
        ({"done_on": date(2026, 9, 18)}, "tehty 18.9.2026", "klart 18.9.2026", "on"),
        (
            {"due": date(2026, 10, 31)},
            "myöhässä, piti olla 31.10.2026",
            "försenat, skulle vara klart 31.10.2026",
            "warm",
        ),
        ({"due": date(2026, 11, 21)}, "viimeistään 21.11.2026", "senast 21.11.2026", ""),
        ({"due": date(2027, 2, 28)}, "viimeistään 28.2.2027", "senast 28.2.2027", ""),
        ({}, "vielä tekemättä", "ännu inte gjort", ""),
    ],
)
def test_a_promise_is_done_late_or_open(
    monkeypatch: pytest.MonkeyPatch, fields: dict[str, Any], finnish: str, swedish: str, shape: str
) -> None:
    monkeypatch.setattr("django.utils.timezone.localdate", lambda: date(2026, 11, 21))
    for language, words in (("fi", finnish), ("sv", swedish)):
        with translation.override(language):
            shown = meeting_tags.follow_up_state(promise(**fields))
        assert (shown.text, shown.shape) == (words, shape)


@pytest.mark.django_db
def test_formal_minutes_are_a_setting_of_the_forum() -> None:
    council = SimpleNamespace(page=ForumPage(minutes_kind=ForumPage.MinutesKind.FORMAL))
    assert meeting_tags.formal_minutes(council)
    assert not meeting_tags.formal_minutes(SimpleNamespace(page=ForumPage()))
    assert not meeting_tags.formal_minutes(SimpleNamespace(page=SimpleNamespace()))
    assert not meeting_tags.formal_minutes(None)


def test_an_agenda_alone_is_not_minutes() -> None:
    agenda = [SimpleNamespace(discussion="", decision="")]
    assert not meeting_tags.has_minutes(agenda, roll([]))
    assert meeting_tags.has_minutes([SimpleNamespace(discussion="", decision="<p>Päätettiin.</p>")], roll([]))
    assert meeting_tags.has_minutes(agenda, roll([Attendance(name="Ilari", group="A")]))


def test_a_meeting_is_told_as_it_was_held_and_else_as_planned() -> None:
    planned = SimpleNamespace(
        starts_at=moment(2026, 9, 1, 13), ends_at=moment(2026, 9, 1, 15), opened_at=None, closed_at=None
    )
    with translation.override("fi"):
        assert "Tiistai 1.9.2026 klo\xa013–15" in meeting_tags.meeting_moment(planned)
        planned.opened_at, planned.closed_at = moment(2026, 9, 1, 13), moment(2026, 9, 1, 14, 50)
        assert "klo\xa013.00–14.50" in meeting_tags.meeting_moment(planned)


def test_a_neighbour_is_told_by_number_and_day(minimal_site: Any) -> None:
    meeting = factories.meeting(factories.forum(minimal_site.fi), number=8, starts_at=moment(2026, 10, 5))
    with translation.override("fi"):
        assert meeting_tags.meeting_words(SimpleNamespace(page=meeting)) == "8/2026, 5.10.2026"
        meeting.number = None
        assert meeting_tags.meeting_words(SimpleNamespace(page=meeting)) == "5.10.2026"
        assert meeting_tags.meeting_words(None) == ""


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (time(13), time(14, 10), "klo\xa013.00–14.10"),
        (time(13, 20), None, "klo\xa013.20–"),
        (None, time(9, 5), "klo\xa0–9.05"),
        (None, None, "osan aikaa"),
    ],
)
def test_hours_of_somebody_who_left_early(start: time | None, end: time | None, words: str) -> None:
    row = Attendance(name="Mika", presence=Attendance.Presence.PART, present_from=start, present_to=end)
    with translation.override("fi"):
        assert meeting_tags.presence_times(Line("Mika", "", row)) == words


def test_an_item_knows_its_goal_and_its_place_in_the_recording(minimal_site: Any) -> None:
    item = factories.agenda_item()
    meeting = factories.meeting(factories.forum(minimal_site.fi), rows={"agenda_items": [item]})
    item = meeting.agenda_items.get()
    chapters = [Chapter(starts_at_second=761, title="Avaus", agenda_item_key=item.translation_key)]
    recording = factories.recording(minimal_site.fi, meeting=meeting, rows={"chapters": chapters})
    moments = meeting_tags.recorded_items([SimpleNamespace(page=recording, url=recording.get_url())])
    found = meeting_tags.recorded_moment(item, moments)
    assert found is not None
    assert (found.url, found.seconds) == (f"{recording.get_url()}?t=761#t761", 761)
    assert meeting_tags.recorded_moment(factories.agenda_item(), moments) is None
    assert meeting_tags.goal_of(item, {item.translation_key: "goal"}) == "goal"
    assert meeting_tags.goal_of(item, {}) is None


def test_a_name_stays_on_one_line() -> None:
    assert meeting_tags.unbroken_name("Gun-Britt Wikars") == "Gun-Britt\xa0Wikars"


def test_a_coming_meeting_shows_its_agenda_and_a_held_one_its_minutes(minimal_site: Any, client: Any) -> None:
    forum = factories.forum(minimal_site.fi)
    soon = timezone.now() + timedelta(days=9)
    coming = factories.meeting(forum, starts_at=soon, rows={"agenda_items": [factories.agenda_item()]})
    text = client.get(coming.get_url()).content.decode()
    assert "Kokouskutsu julkaistu" in text
    assert 'id="agenda"' in text
    decided = factories.agenda_item(heading="Avustukset", decision="<p>Esitetään kevennettyä hakua.</p>")
    held = factories.meeting(forum, approved_on=date(2026, 11, 16), rows={"agenda_items": [decided]})
    text = client.get(held.get_url()).content.decode()
    assert "Muistio hyväksytty 16.11.2026" in text
    assert "Kokouksessa päätettiin" in text
    assert text.index("Avustukset") < text.index("Esitetään kevennettyä hakua.")


@pytest.mark.django_db
def test_who_promised_is_named_unless_she_or_the_meeting_hides_it() -> None:
    factories.person("Sirpa", hidden=True)
    assert meeting_tags.shown_owner("Bo", names_hidden=False) == "Bo"
    assert meeting_tags.shown_owner("Bo", names_hidden=True) == ""
    assert meeting_tags.shown_owner("Sirpa", names_hidden=False) == ""
    assert meeting_tags.shown_owner("", names_hidden=False) == ""


def test_the_minutes_name_nobody_who_hides(client: Any, minimal_site: Any) -> None:
    factories.person("Sirpa", hidden=True)
    blocks = [{"type": "follow_up", "value": promise(owner=name)} for name in ("Sirpa", "Bo Berg")]
    item = factories.agenda_item(follow_ups=json.dumps(blocks))
    meeting = factories.meeting(
        factories.forum(minimal_site.fi), rows={"agenda_items": [item]}, starts_at=moment(2020, 1, 1)
    )
    shown = client.get(meeting.get_url()).content.decode()
    assert ("Bo Berg" in shown, "Sirpa" in shown) == (True, False)
