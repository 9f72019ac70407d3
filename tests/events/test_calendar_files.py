"""Dates of events as a file that calendars read."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from django.utils import translation
from icalendar import Calendar

from events.calendar import dates_of_event
from events.calendar_files import calendar_file
from tests import factories
from tests.factories import moment

HOSTILE = [
    "Puuroa, kahvia; ja \\ vielä \"jotain\": tule!",
    "rivi\r\nBEGIN:VEVENT\r\nUID:x\r\nEND:VEVENT",
    "\x00\x07hiljaa\x1b",
    "\u2028\u2029\u0085rivi",
    "ä" * 255,
    "👩‍🦽" * 40,
]  # fmt: skip


def written(event: Any, language: str = "fi", name: str = "Tapahtumat") -> bytes:
    with translation.override(language):
        found = dates_of_event(event, language)
        return calendar_file(found, language, name, lambda path: f"https://foorumi.example{path}")


def entries(event: Any, language: str = "fi") -> list[Any]:
    calendar: Any = Calendar.from_ical(written(event, language))
    return list(calendar.walk("VEVENT"))


def test_an_entry_tells_when_where_what_and_who(minimal_site: Any) -> None:
    venue = factories.venue(address="Kylätie 3", latitude="60.1", longitude="22.2")
    event = factories.event(
        minimal_site.fi, moment(2026, 12, 1, 18), title="Talkoot", lead="Siivotaan ranta.", venue=venue,
        organiser_name="Kylätoimikunta", category=factories.category(name_fi="luonto"),
    )  # fmt: skip
    (entry,) = entries(event)
    assert entry["SUMMARY"] == "Talkoot"
    assert entry["SUMMARY"].params["LANGUAGE"] == "fi"
    assert entry["DTSTART"].dt == moment(2026, 12, 1, 18)
    assert entry["DTEND"].dt == moment(2026, 12, 1, 20)
    assert entry["DTSTART"].params["TZID"] == "Europe/Helsinki"
    assert entry["LOCATION"] == "Koskentupa, Kylätie 3"
    assert entry["DESCRIPTION"] == "Siivotaan ranta.\nJärjestäjä: Kylätoimikunta"
    assert entry["CATEGORIES"].to_ical() == b"luonto"
    assert entry["URL"] == f"https://foorumi.example{event.get_url()}"
    assert (entry["STATUS"], entry["SEQUENCE"]) == ("CONFIRMED", 0)
    assert entry["DTSTAMP"].dt == event.last_published_at.replace(microsecond=0)


@pytest.mark.parametrize(
    ("status", "told", "titles"),
    [
        ("cancelled", "CANCELLED", {"fi": "PERUTTU: Ilta: Toinen kerta", "sv": "INSTÄLLT: Ilta: Toinen kerta"}),
        ("postponed", "TENTATIVE", {"fi": "SIIRRETTY: Ilta: Toinen kerta", "sv": "UPPSKJUTET: Ilta: Toinen kerta"}),
        ("rescheduled", "CONFIRMED", {"fi": "Ilta: Toinen kerta", "sv": "Ilta: Toinen kerta"}),
    ],
)
def test_what_does_not_take_place_says_so_in_its_state_and_title(
    minimal_site: Any, status: str, told: str, titles: dict[str, str]
) -> None:
    date = factories.occurrence(moment(2026, 12, 1), status=status, status_note="Sali on varattu.", name="Toinen kerta")
    event = factories.event(minimal_site.fi, title="Ilta", rows={"occurrences": [date]})
    for language, title in titles.items():
        (entry,) = entries(event, language)
        assert (entry["STATUS"], entry["SUMMARY"]) == (told, title)
        assert "Sali on varattu." in entry["DESCRIPTION"]


def test_every_date_is_an_entry_of_its_own_with_one_identity_in_both_languages(minimal_site: Any) -> None:
    event = factories.event(minimal_site.fi, moment(2026, 12, 8), moment(2026, 12, 1), moment(2020, 1, 1))
    identities = [str(entry["UID"]) for entry in entries(event)]
    assert len(set(identities)) == 3
    swedish = factories.translated(event)
    assert [str(entry["UID"]) for entry in entries(swedish, "sv")] == identities
    assert [entry["DTSTART"].dt.year for entry in entries(event)] == [2020, 2026, 2026]


@pytest.mark.parametrize(
    ("start", "in_utc"),
    [
        (moment(2027, 3, 28, 2, 59), datetime(2027, 3, 28, 0, 59, tzinfo=UTC)),
        (moment(2027, 3, 28, 4), datetime(2027, 3, 28, 1, tzinfo=UTC)),
        (moment(2026, 10, 25, 4), datetime(2026, 10, 25, 2, tzinfo=UTC)),
        (moment(2026, 7, 1, 18), datetime(2026, 7, 1, 15, tzinfo=UTC)),
    ],
)
def test_an_hour_holds_on_both_sides_of_the_change_of_clocks(minimal_site: Any, start: Any, in_utc: Any) -> None:
    (entry,) = entries(factories.event(minimal_site.fi, start))
    assert entry["DTSTART"].dt == start == in_utc
    assert entry["DTSTART"].dt.replace(tzinfo=None) == start.replace(tzinfo=None)


def test_the_clock_of_finland_is_told_with_its_rules(minimal_site: Any) -> None:
    text = written(factories.event(minimal_site.fi, moment(2026, 12, 1))).decode()
    assert text.count("BEGIN:VTIMEZONE") == 1
    calendar: Any = Calendar.from_ical(text)
    (zone,) = calendar.walk("VTIMEZONE")
    for day, hours in (((2026, 12, 1), 2), ((2027, 3, 28), 2), ((2027, 3, 29), 3), ((2027, 10, 30), 3)):
        assert datetime(*day, tzinfo=zone.to_tz()).utcoffset().total_seconds() == hours * 3600  # type: ignore[union-attr]


@pytest.mark.parametrize("words", HOSTILE)
def test_odd_words_stay_words(minimal_site: Any, words: str) -> None:
    title = words.replace("\0", "")[:255]
    event = factories.event(minimal_site.fi, moment(2026, 12, 1), lead=words.replace("\0", ""), summary="x")
    event.title = title
    event.save_revision()
    factories.publish(event.get_latest_revision())
    event.refresh_from_db()
    text = written(event, name=words)
    assert all(len(line) <= 75 for line in text.split(b"\r\n"))
    assert b"\n" not in text.replace(b"\r\n", b"")
    assert not any(octet < 32 for octet in text.replace(b"\r\n", b""))
    (entry,) = entries(event)
    assert " ".join(entry["SUMMARY"].split()) == " ".join(title.replace("\x07", "").replace("\x1b", "").split())


def test_ten_thousand_characters_are_folded_and_come_back_whole(minimal_site: Any) -> None:
    event = factories.event(minimal_site.fi, moment(2026, 12, 1))
    event.__class__.objects.filter(pk=event.pk).update(lead="åäö, " * 2000)
    event.refresh_from_db()
    (entry,) = entries(event)
    assert entry["DESCRIPTION"] == ("åäö, " * 2000).strip()


def test_no_mail_address_and_nothing_that_the_page_hides_is_told(minimal_site: Any) -> None:
    hidden = factories.association(minimal_site.fi, title="Salaseura", live=False)
    event = factories.event(
        minimal_site.fi, moment(2026, 12, 1), association=hidden, contact_email="aino@example.org",
        lead="Kysy: aino.aalto@example.org", mode="onsite", remote_link="https://video.example/huone",
    )  # fmt: skip
    text = written(event).decode()
    for secret in ("@", "Salaseura", "video.example"):
        assert secret not in text
    event.mode = "remote"
    online = factories.publish(event.save_revision())
    (entry,) = entries(online)
    assert "https://video.example/huone" in entry["DESCRIPTION"]
    assert entry["LOCATION"] == "etänä"


def test_the_link_for_joining_stays_whole(minimal_site: Any) -> None:
    link = "https://video.example/l/19:meeting_abc@thread.v2/0?context=%7b%7d&to=kokous@video.example"
    (entry,) = entries(factories.event(minimal_site.fi, moment(2026, 12, 1), mode="hybrid", remote_link=link))
    assert link in entry["DESCRIPTION"]


def test_the_file_says_the_same_until_something_changes(minimal_site: Any) -> None:
    event = factories.event(minimal_site.fi, moment(2026, 12, 1))
    assert written(event) == written(event)


def test_a_calendar_without_dates_is_still_a_calendar() -> None:
    with translation.override("sv"):
        text = calendar_file([], "sv", "Evenemang", str)
    calendar: Any = Calendar.from_ical(text)
    assert calendar["NAME"] == calendar["X-WR-CALNAME"] == "Evenemang"
    assert calendar.walk("VEVENT") == []
    assert calendar.walk("VTIMEZONE")
