"""Dates of events, and meetings, as a file that calendars read (iCalendar, RFC 5545): one entry for each date."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import timedelta
from typing import Any

from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext, pgettext
from icalendar import Calendar, Event, Timezone, vText

from cms import dates
from cms.dates import HELSINKI
from cms.feeds import safe_text
from events.queries import Date
from pages.queries import Item

CONTENT_TYPE = "text/calendar; charset=utf-8"
REFRESHED = timedelta(hours=1)
STATES = {"cancelled": "CANCELLED", "postponed": "TENTATIVE"}
ZONE = """BEGIN:VTIMEZONE
TZID:Europe/Helsinki
BEGIN:DAYLIGHT
DTSTART:19810329T030000
TZOFFSETFROM:+0200
TZOFFSETTO:+0300
TZNAME:EEST
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19961027T040000
TZOFFSETFROM:+0300
TZOFFSETTO:+0200
TZNAME:EET
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
END:STANDARD
END:VTIMEZONE
"""
"""The clock of Finland, by hand: what the library would derive lists every year and has the spring at a wrong hour."""


def calendar_file(found: Iterable[Date], language: str, name: str, full_address: Callable[[str], str]) -> bytes:
    """The dates in their order, under the name of a calendar; the same bytes until one of the events is published anew.

    An entry keeps its identity in both languages and when it moves. Our own words are in the active language; mail
    addresses and what only machines could see are left out of every text.
    """
    made = _calendar(language, name)
    for one in found:
        made.add_component(_entry(one, language, full_address))
    written: bytes = made.to_ical()
    return written


def meeting_file(meeting: Item, language: str, full_address: Callable[[str], str]) -> bytes:
    """A meeting to come as a calendar of one entry, which keeps its identity in both languages and when it moves.

    It tells what the invitation shows: where, how to take part and until when; nobody is named in it.
    """
    page, own = meeting.page, {"LANGUAGE": meeting.language}
    changed = page.last_published_at or page.latest_revision_created_at or page.starts_at
    entry = Event()
    entry.add("uid", str(page.translation_key))
    entry.add("dtstamp", changed)
    entry.add("last-modified", changed)
    entry.add("dtstart", timezone.localtime(page.starts_at, HELSINKI))
    if page.ends_at is not None:
        entry.add("dtend", timezone.localtime(page.ends_at, HELSINKI))
    entry.add("summary", _line(meeting.title), parameters=own)
    if lines := _invitation(page, language):
        entry.add("description", "\n".join(lines), parameters=own)
    if place := _line(page.place or page.get_mode_display()):
        entry.add("location", place)
    entry.add("url", full_address(meeting.url))
    made = _calendar(language, meeting.title)
    made.add_component(entry)
    written: bytes = made.to_ical()
    return written


def _calendar(language: str, name: str) -> Calendar:
    made = Calendar()
    made.add("prodid", f"-//Foorumi//{language}//")
    made.add("version", "2.0")
    made.add("name", _line(name), parameters={"LANGUAGE": language})
    made.add("x-wr-calname", vText(_line(name)))
    made.add("refresh-interval", REFRESHED, parameters={"VALUE": "DURATION"})
    made.add("x-published-ttl", "PT1H")
    made.add_component(Timezone.from_ical(ZONE))
    return made


def _entry(one: Date, language: str, full_address: Callable[[str], str]) -> Event:
    occurrence, page = one.occurrence, one.event.page
    changed = page.last_published_at or page.latest_revision_created_at or occurrence.starts_at
    own = {"LANGUAGE": one.event.language}
    entry = Event()
    entry.add("uid", str(occurrence.uid))
    entry.add("dtstamp", changed)
    entry.add("last-modified", changed)
    entry.add("sequence", occurrence.sequence)
    entry.add("status", STATES.get(occurrence.status, "CONFIRMED"))
    entry.add("dtstart", timezone.localtime(occurrence.starts_at, HELSINKI))
    if occurrence.ends_at is not None:
        entry.add("dtend", timezone.localtime(occurrence.ends_at, HELSINKI))
    entry.add("summary", _title(one), parameters=own)
    entry.add("description", "\n".join(_description(one, language)), parameters=own)
    if place := _place(one):
        entry.add("location", place)
    if page.category is not None:
        entry.add("categories", [_line(page.category.name_in(language))], parameters={"LANGUAGE": language})
    if page.venue is not None and page.venue.latitude is not None:
        entry.add("geo", (float(page.venue.latitude), float(page.venue.longitude)))
    entry.add("url", full_address(one.event.url))
    return entry


def _title(one: Date) -> str:
    title = _line(one.event.title)
    if one.occurrence.name:
        title = f"{title}: {_line(one.occurrence.name)}"
    states = {"cancelled": gettext("CANCELLED"), "postponed": gettext("POSTPONED")}
    state = states.get(one.occurrence.status)
    return f"{state}: {title}" if state else title


def _description(one: Date, language: str) -> list[str]:
    occurrence, page = one.occurrence, one.event.page
    lines = []
    if occurrence.status != "scheduled":
        note = _line(occurrence.status_note)
        lines.append(capfirst(occurrence.get_status_display()) + (f": {note}" if note else ""))
    lines += safe_text(page.lead or page.summary).splitlines()
    if page.venue_details:
        lines.append(_line(page.venue_details))
    if one.organiser is not None:
        lines.append(f"{gettext('Organiser')}: {_line(one.organiser.text)}")
    if page.register_by is not None and not occurrence.is_off:
        day = dates.short_date(timezone.localdate(page.register_by), language)
        lines.append(capfirst(gettext("register by %(day)s") % {"day": day}))
    if page.remote_link and page.mode != "onsite":
        lines.append(f"{capfirst(gettext('link for joining'))}: {page.remote_link}")
    return lines


def _invitation(page: Any, language: str) -> list[str]:
    lines = safe_text(page.summary).splitlines()
    if page.place and page.mode:
        lines.append(capfirst(str(page.get_mode_display())))
    if page.registration_link:
        lines.append(f"{pgettext('for a meeting', 'Register')}: {page.registration_link}")
    if page.register_by is not None:
        day = dates.short_date(page.register_by, language)
        lines.append(capfirst(gettext("register by %(day)s") % {"day": day}))
    if page.join_link:
        lines.append(f"{gettext('Join remotely')}: {page.join_link}")
    return lines


def _place(one: Date) -> str:
    venue, page = one.event.page.venue, one.event.page
    if venue is None or one.venue is None:
        return gettext("online") if page.mode == "remote" else ""
    return ", ".join(_line(part) for part in (one.venue.text, venue.address) if part)


def _line(text: Any) -> str:
    return " ".join(safe_text(str(text)).split())
