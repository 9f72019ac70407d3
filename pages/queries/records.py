"""Meetings with everything that their pages show, many at once: for those who read them by machine."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q
from wagtail.models import Page

from cms.models import SiteDocument
from pages import models
from pages.queries.attendance import attendances_of
from pages.queries.follow_ups import FollowUp, follow_ups_of
from pages.queries.goals import goals_of_items
from pages.queries.people import hidden_people
from pages.queries.recordings import RecordingLine, recording_lines
from pages.queries.versions import Item, best_versions, items_of, items_with_parents


@dataclass(frozen=True)
class AttachedFile:
    """A document with the name that it has beside a text."""

    document: Any
    title: str


@dataclass(frozen=True)
class AgendaRecord:
    """An agenda item with what was promised, what it serves and what is attached to it."""

    row: Any
    follow_ups: list[FollowUp]
    goal: Item | None
    files: list[AttachedFile]


@dataclass(frozen=True)
class MeetingRecord:
    """A meeting; ``item`` has its forum or network as ``parent``, ``attendance`` is what ``attendance_of`` gives.

    ``versions`` are the meeting in each language, its own among them.
    """

    item: Item
    versions: list[Item]
    agenda: list[AgendaRecord]
    attendance: list[Any]
    files: list[AttachedFile]
    recordings: list[RecordingLine]


def meetings_changed_since(moment: datetime) -> Q:
    """The condition that a version of a meeting, or of one of its recordings, was published at a moment or later."""
    published = {"live": True, "last_published_at__gte": moment}
    versions = Page.objects.filter(translation_key=OuterRef("translation_key"), **published)
    recordings = models.RecordingPage.objects.filter(meeting__translation_key=OuterRef("translation_key"), **published)
    return Q(Exists(versions)) | Q(Exists(recordings))


def meeting_records(meetings: Iterable[Any], readable: Any, language: str, today: date) -> list[MeetingRecord]:
    """Meetings in their order, for readers of ``language``; of other pages those alone that are in ``readable``.

    The number of queries does not depend on how many they are.
    """
    items = with_readable_parents(items_of(meetings, language), readable, language)
    pages = [item.page for item in items]
    agenda = _agenda_rows(pages)
    rows = [row for found in agenda.values() for row in found]
    documents = _documents([row.attachments for row in rows] + [page.attachments for page in pages])
    goals, hidden, rolls = _goals(rows, readable, language), hidden_people().names, attendances_of(pages)
    versions, recordings = _versions(pages, readable), _recordings(pages, readable, language)
    return [
        MeetingRecord(
            item=item,
            versions=versions.get(item.page.translation_key, []),
            agenda=[
                AgendaRecord(
                    row=row,
                    follow_ups=follow_ups_of(row, item, today, hidden),
                    goal=goals.get(row.translation_key),
                    files=_files(row.attachments, documents),
                )
                for row in agenda.get(item.page.pk, [])
            ],
            attendance=rolls[item.page.pk],
            files=_files(item.page.attachments, documents),
            recordings=recordings.get(item.page.translation_key, []),
        )
        for item in items
    ]


def with_readable_parents(items: list[Item], readable: Any, language: str) -> list[Item]:
    """Meetings with the forum or network above each as ``parent``, where that is in ``readable``."""
    found = items_with_parents(items, language)
    shown = _shown([item.parent for item in found if item.parent is not None], readable)
    return [
        item if item.parent is None or item.parent.page.pk in shown else replace(item, parent=None) for item in found
    ]


def _goals(rows: Iterable[Any], readable: Any, language: str) -> dict[UUID, Item]:
    found = goals_of_items(rows, language)
    shown = _shown(found.values(), readable)
    return {key: item for key, item in found.items() if item.page.pk in shown}


def _shown(items: Iterable[Item], readable: Any) -> set[int]:
    numbers = {item.page.pk for item in items}
    return set(readable.filter(pk__in=numbers).values_list("pk", flat=True)) if numbers else set()


def _agenda_rows(meetings: Sequence[Any]) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = {}
    for row in models.AgendaItem.objects.filter(page__in=meetings).order_by("page_id", "sort_order", "pk"):
        found.setdefault(row.page_id, []).append(row)
    return found


def _documents(streams: Iterable[Any]) -> dict[int, Any]:
    numbers = {number for stream in streams for number, _title in _attached(stream)}
    return SiteDocument.objects.in_bulk(numbers) if numbers else {}


def _attached(stream: Any) -> list[tuple[int, str]]:
    """The documents of a stream of attachments by number, with their names there; asks nothing of the database."""
    values = [raw["value"] for raw in stream.raw_data if isinstance(raw.get("value"), dict)]
    return [(one["document"], one.get("title") or "") for one in values if isinstance(one.get("document"), int)]


def _files(stream: Any, documents: dict[int, Any]) -> list[AttachedFile]:
    found = [(documents[number], title) for number, title in _attached(stream) if number in documents]
    return [AttachedFile(document, title or document.title) for document, title in found]


def _versions(meetings: Sequence[Any], readable: Any) -> dict[UUID, list[Item]]:
    keys = [page.translation_key for page in meetings]
    pages = models.MeetingPage.objects.filter(pk__in=readable.values("pk"), translation_key__in=keys)
    found: dict[UUID, list[Item]] = {}
    for page in pages.select_related("locale").order_by("locale__language_code"):
        code = page.locale.language_code
        found.setdefault(page.translation_key, []).append(Item(page, code, is_own=True, url=page.get_url() or ""))
    return found


def _recordings(meetings: Sequence[Any], readable: Any, language: str) -> dict[UUID, list[RecordingLine]]:
    keys = [page.translation_key for page in meetings]
    pages = models.RecordingPage.objects.filter(pk__in=readable.values("pk"), meeting__translation_key__in=keys)
    best = best_versions(pages.select_related("meeting", "media_file").order_by("recorded_on", "pk"), language)
    found: dict[UUID, list[RecordingLine]] = {}
    for line in recording_lines(items_of(best, language), language):
        found.setdefault(line.page.meeting.translation_key, []).append(line)
    return found
