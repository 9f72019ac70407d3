"""Meetings for machines: lists, and each from the invitation to the minutes, as its page shows it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from cms.dates import HELSINKI
from cms.feeds import safe_text
from cms.request_memory import request_memory
from pages.models import MeetingPage
from pages.queries import Item, best_versions, items_of
from pages.queries.recordings import RecordingLine
from pages.queries.records import (
    AgendaRecord,
    AttachedFile,
    MeetingRecord,
    meeting_records,
    meetings_changed_since,
    with_readable_parents,
)
from pages.queries.versions import below_identity
from search.api import shapes
from search.api.cursors import BadCursor, opened, sealed
from search.api.parameters import MeetingLimits, MeetingWish
from search.api.passages import Absolute
from search.passages import texts
from search.passages.files import File, open_files
from search.results.places import readable_pages

AT_ONCE = 50
EPOCH = datetime(1, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)


@dataclass(frozen=True)
class Part:
    """A part of a list of meetings, the cursor of what follows (empty at the end), and how many there are in all."""

    rows: list[shapes.MeetingLine]
    cursor: str
    total: int


def listed(wish: MeetingWish, now: datetime, absolute: Absolute) -> Part:
    """A part of the meetings, the newest first, the best version of each. Raises BadCursor.

    None is left out and none told twice while others are written: the cursor is a moment and a key.
    """
    purpose = f"meetings {wish.language} {wish.body} {wish.first_day} {wish.last_day} {wish.updated_since}"
    everything = _narrowed(wish, now)
    rest = everything.filter(_after(wish.cursor, purpose)) if wish.cursor else everything
    found = list(rest.order_by("-starts_at", "-translation_key")[: wish.limit + 1])
    rows = found[: wish.limit]
    items = with_readable_parents(items_of(rows, wish.language), readable_pages(now), wish.language)
    cursor = sealed(_place(rows[-1]), purpose=purpose) if len(found) > wish.limit else ""
    return Part([shapes.MeetingLine(**_line(item, absolute)) for item in items], cursor, everything.count())


def one(key: UUID, language: str, now: datetime, absolute: Absolute) -> shapes.Meeting | None:
    """The meeting of a key, in a language or the other one; None where there is none that everybody may read."""
    pages = _readable(now, language).filter(translation_key=key)[:1]
    return next(iter(_told(pages, language, now, absolute)), None)


def exported(limits: MeetingLimits, now: datetime, absolute: Absolute) -> Iterator[shapes.Meeting]:
    """All meetings in no order that means anything, read in portions while they are sent."""
    after = UUID(int=0)
    while True:
        with request_memory():
            pages = _narrowed(limits, now).filter(translation_key__gt=after).order_by("translation_key")[:AT_ONCE]
            told = _told(pages, limits.language, now, absolute)
        if not told:
            return
        yield from told
        after = told[-1].key


def _readable(now: datetime, language: str) -> Any:
    return best_versions(MeetingPage.objects.filter(pk__in=readable_pages(now).values("pk")), language)


def _narrowed(limits: MeetingLimits, now: datetime) -> Any:
    found = _readable(now, limits.language)
    if limits.body:
        found = found.filter(below_identity(limits.body))
    if limits.first_day:
        found = found.filter(starts_at__gte=_midnight(limits.first_day))
    if limits.last_day:
        found = found.filter(starts_at__lt=_midnight(limits.last_day + timedelta(days=1)))
    return found.filter(meetings_changed_since(limits.updated_since)) if limits.updated_since else found


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), tzinfo=HELSINKI)


def _place(page: Any) -> Sequence[int]:
    return (page.starts_at - EPOCH) // MICROSECOND, page.translation_key.int


def _after(cursor: str, purpose: str) -> Q:
    numbers = opened(cursor, purpose=purpose)
    if len(numbers) != 2:
        raise BadCursor
    moment, key = EPOCH + numbers[0] * MICROSECOND, UUID(int=numbers[1])
    return Q(starts_at__lt=moment) | Q(starts_at=moment, translation_key__lt=key)


def _told(pages: Iterable[Any], language: str, now: datetime, absolute: Absolute) -> list[shapes.Meeting]:
    records = meeting_records(pages, readable_pages(now), language, timezone.localdate(now))
    attached = [file for record in records for file in (*record.files, *_of_agenda(record))]
    allowed = {file.document.pk for file in open_files(File(one.document, one.title) for one in attached)}
    return [_meeting(record, allowed, absolute) for record in records]


def _of_agenda(record: MeetingRecord) -> Iterator[AttachedFile]:
    return (file for item in record.agenda for file in item.files)


def _reference(item: Item, absolute: Absolute) -> dict[str, Any]:
    return {
        "key": item.page.translation_key,
        "title": safe_text(item.title),
        "url": absolute(item.url),
        "language": item.language,
    }


def _line(item: Item, absolute: Absolute) -> dict[str, Any]:
    page: Any = item.page
    return {
        **_reference(item, absolute),
        "data_url": absolute(reverse("open_data:meeting", args=[page.translation_key])),
        "changed_at": page.last_published_at,
        "body": shapes.Reference(**_reference(item.parent, absolute)) if item.parent is not None else None,
        "number": page.display_number,
        "starts_at": page.starts_at,
        "ends_at": page.ends_at,
        "place": safe_text(page.place),
        "mode": page.mode,
    }


def _meeting(record: MeetingRecord, allowed: set[int], absolute: Absolute) -> shapes.Meeting:
    page: Any = record.item.page
    return shapes.Meeting(
        **_line(record.item, absolute),
        versions=[shapes.Reference(**_reference(item, absolute)) for item in record.versions],
        opened_at=page.opened_at,
        closed_at=page.closed_at,
        register_by=page.register_by,
        registration_url=page.registration_link,
        approved_on=page.approved_on,
        original_language=page.original_language,
        chair=safe_text(page.shown_chair),
        secretary=safe_text(page.shown_secretary),
        names_are_hidden=page.names_are_hidden,
        hide_names_on=page.hide_names_on,
        participants_count=page.participants_count,
        participants=[_participant(row) for row in record.attendance],
        invitation=safe_text(texts.stream(page.invitation)),
        programme=[_entry(block.value) for block in page.programme],
        items=[_item(item, record, allowed, absolute) for item in record.agenda],
        notes=safe_text(texts.stream(page.notes)),
        attachments=_attachments(record.files, allowed, absolute),
        recordings=[_recording(line, absolute) for line in record.recordings],
    )


def _participant(row: Any) -> shapes.Participant:
    return shapes.Participant(
        name=safe_text(row.name),
        group=safe_text(row.group or row.organisation),
        role=row.role,
        presence=row.presence,
        present_from=row.present_from,
        present_to=row.present_to,
    )


def _entry(value: Any) -> shapes.ProgrammeEntry:
    return shapes.ProgrammeEntry(starts=value["starts"], title=safe_text(value["title"]))


def _item(item: AgendaRecord, record: MeetingRecord, allowed: set[int], absolute: Absolute) -> shapes.AgendaItem:
    row = item.row
    return shapes.AgendaItem(
        key=row.translation_key,
        number=safe_text(row.number),
        heading=safe_text(row.heading),
        url=absolute(f"{record.item.url}#{row.anchor}"),
        matter=safe_text(texts.prose(row.matter)),
        discussion=safe_text(texts.prose(row.discussion)),
        decision=safe_text(texts.prose(row.decision)),
        case_number=safe_text(row.case_number),
        goal=shapes.Reference(**_reference(item.goal, absolute)) if item.goal is not None else None,
        follow_ups=[
            shapes.FollowUp(
                task=safe_text(one.task),
                owner=safe_text(one.owner),
                due=one.due,
                done_on=one.done_on,
                state=one.state.value,
            )
            for one in item.follow_ups
        ],
        attachments=_attachments(item.files, allowed, absolute),
    )


def _attachments(files: Iterable[AttachedFile], allowed: set[int], absolute: Absolute) -> list[shapes.Attachment]:
    return [
        shapes.Attachment(
            title=safe_text(file.title),
            url=absolute(file.document.url),
            language=file.document.language,
            pages=file.document.page_count,
        )
        for file in files
        if file.document.pk in allowed
    ]


def _recording(line: RecordingLine, absolute: Absolute) -> shapes.Recording:
    page: Any = line.page
    captions = [
        shapes.Captions(language=code, url=absolute(reverse("open_data:captions", args=[page.translation_key, code])))
        for code in line.captions
    ]
    chapters = [
        shapes.Chapter(start=one.starts_at_second, title=safe_text(one.title), item_key=one.agenda_item_key)
        for one in line.chapters
    ]
    return shapes.Recording(
        **_reference(line.item, absolute),
        recorded_on=page.recorded_on,
        seconds=page.length_seconds,
        spoken_language=page.spoken_language,
        captions=captions,
        chapters=chapters,
    )
