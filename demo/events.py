"""Builds the events of the calendar, their days counted from the day of loading, and what waits with the moderator."""

from datetime import date, datetime, timedelta
from functools import partial
from itertools import zip_longest
from typing import Any

from django.utils.text import slugify
from wagtail.models import Page

from cms.models import User
from demo.accounts import mail
from demo.directory import association_entry
from demo.manuscripts import key_of, moment, read, told
from demo.pieces import Piece, piece_of, renewed
from demo.places import Places
from demo.prose import body
from demo.venues import category, venue
from events.models import EventPage, Occurrence, Submission, SubmissionVersion
from events.models.audience import audience_field

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
STARTS, ENDS = "18.00", "20.00"
ANNOUNCED_BEFORE = timedelta(days=7)
SINGLE_REASONS = {"fi": "Tapahtuma on suomeksi.", "sv": "Evenemanget är på svenska."}


def event_pieces(places: Places, today: date) -> list[Piece]:
    """The events that have a page: all but those that wait with the moderator."""
    announced = today - ANNOUNCED_BEFORE
    pieces = []
    for entry in _entries(today):
        if not has_page(entry):
            continue
        language = next(iter(entry["title"]))
        single = {"translation": "single", "single_reason": SINGLE_REASONS[language]}
        pieces.append(
            piece_of(
                {
                    "published": {"fi": announced, "sv": announced},
                    **(single if len(entry["title"]) == 1 else {}),
                    **entry,
                },
                key=entry["key"],
                parent=partial(places.index, "events.EventIndexPage"),
                draft=partial(_event, places, entry, today),
                **renewed(entry, lambda changed, language: _event(places, changed, today, language)),
            )
        )
    return pieces


def has_page(entry: dict[str, Any]) -> bool:
    """Whether readers see the event: nothing waits, or what waits edits a page that is there."""
    return "edit" in entry.get("submission", {"edit": None})


def days_of(when: dict[str, Any], today: date) -> list[date]:
    """The days of an event; a weekly one starts on the first such weekday after ``today``."""
    if "on" in when:
        return [when["on"]]
    if "after" in when:
        return [today + timedelta(days=when["after"])]
    ahead = (WEEKDAYS.index(when["every"]) - today.weekday() - 1) % 7 + 1
    return [today + timedelta(days=ahead + 7 * week) for week in range(when["times"])]


def create_submissions(today: date, people: dict[str, User]) -> int:
    """What associations have sent and the moderator has not finished; returns how many submissions it made.

    One that is there already, whatever was decided about it meanwhile, stays as it is.
    """
    made = 0
    for entry in _entries(today):
        if "submission" not in entry:
            continue
        sent = _payload(entry, today, entry["when"])
        if not Submission.objects.filter(payload__key=sent["key"]).exists():
            _create(entry, today, people["moderator"], sent)
            made += 1
    return made


def _entries(today: date) -> list[dict[str, Any]]:
    entries = read("events")["event"]
    for entry in entries:
        if "later" in entry:
            entry["later"]["on"] = today - timedelta(days=entry["later"]["days_before"])
    return entries


def _event(places: Places, entry: dict[str, Any], today: date, language: str) -> EventPage:
    key, title = entry["key"], told(entry["title"], language)
    page = EventPage(
        translation_key=key_of("page", key),
        title=title,
        slug=slugify(title),
        body=body(told(entry["body"], language), key),
        association=places.page_or_none(entry["association"], language),
        contact_email=_contact_email(entry),
        venue=venue(places, entry.get("venue")),
        category=category(entry["category"]),
        goal=places.page_or_none(entry.get("goal"), language),
        event_language=entry.get("language", "both"),
        is_free="price" not in entry,
        register_by=_register_by(entry, today),
        **{audience_field(code): True for code in entry["for"]},
        **{name: told(entry.get(name), language) for name in ("summary", "lead", "audience", "venue_details", "price")},
        **{
            name: entry[name]
            for name in ("mode", "remote_link", "sign_interpreting", "text_interpreting")
            if name in entry
        },
    )
    page.occurrences.set(_occurrences(places, entry, today, language))
    return page


def _occurrences(places: Places, entry: dict[str, Any], today: date, language: str) -> list[Occurrence]:
    changed = {row["number"]: row for row in entry.get("changed", [])}
    key, rows = entry["key"], []
    for number, (day, name) in enumerate(zip_longest(days_of(entry["when"], today), entry.get("names", []))):
        change = changed.get(number + 1, {})
        starts, ends = _hours(entry["when"], day)
        rows.append(
            Occurrence(
                translation_key=key_of("occurrence", key, str(number)),
                locale=places.locales[language],
                sort_order=number,
                uid=key_of("occurrence", key, str(number)),
                starts_at=starts,
                ends_at=ends,
                name=told(name, language),
                status=change.get("status", Occurrence.Status.SCHEDULED),
                status_note=told(change.get("note"), language),
                sequence=1 if change else 0,
            )
        )
    return rows


def _hours(when: dict[str, Any], day: date) -> tuple[datetime, datetime]:
    return moment(day, when.get("starts", STARTS)), moment(day, when.get("ends", ENDS))


def _register_by(entry: dict[str, Any], today: date) -> datetime | None:
    if "register" not in entry:
        return None
    first = days_of(entry["when"], today)[0]
    return moment(first - timedelta(days=entry["register"]["days_before"]), entry["register"]["at"])


def _contact_email(entry: dict[str, Any]) -> str:
    return mail(association_entry(entry["association"])["mail"])


def _payload(entry: dict[str, Any], today: date, when: dict[str, Any]) -> dict[str, Any]:
    """What the sender filled in, each text by language."""
    dates = [_hours(when, day) for day in days_of(when, today)]
    return {
        "key": entry["key"],
        **{name: entry.get(name, {}) for name in ("title", "summary", "audience")},
        "text": {language: text.strip() for language, text in entry["body"].items()},
        "organiser": association_entry(entry["association"])["title"],
        "venue": entry["venue"],
        "category": entry["category"],
        "event_language": entry.get("language", "both"),
        "is_free": "price" not in entry,
        "dates": [{"starts_at": starts.isoformat(), "ends_at": ends.isoformat()} for starts, ends in dates],
    }


def _create(entry: dict[str, Any], today: date, moderator: User, sent: dict[str, Any]) -> None:
    words = entry["submission"]
    at = _before(words["sent"], today)
    versions = [sent]
    if "edit" in words:
        versions.append(_payload(entry, today, {**entry["when"], **words["edit"]}))
    decided = words.get("decided")
    made = Submission.objects.create(
        event=Page.objects.filter(translation_key=key_of("page", entry["key"])).first(),
        language=next(iter(entry["title"])),
        state=words["state"],
        version=len(versions),
        payload=versions[-1],
        contact_name=words["contact"],
        contact_email=_contact_email(entry),
        created_at=at,
        verified_at=None if words["state"] == Submission.State.UNVERIFIED else at + timedelta(minutes=14),
        decided_at=_before(decided, today) if decided else None,
        decided_by=moderator if decided else None,
        reason_code=decided["code"] if decided else "",
        reason=decided["reason"] if decided else "",
    )
    SubmissionVersion.objects.bulk_create(
        SubmissionVersion(submission=made, number=number, payload=payload, created_at=at)
        for number, payload in enumerate(versions, start=1)
    )


def _before(words: dict[str, Any], today: date) -> datetime:
    return moment(today - timedelta(days=words["days_before"]), words["at"])
