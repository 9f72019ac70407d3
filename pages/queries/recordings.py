"""Recordings and what is said in them."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q, Sum

from pages import models
from pages.queries.choices import group_choice, year_choice
from pages.queries.ledgers import Ledger, ledger_of, totals_by_year
from pages.queries.people import shown_names
from pages.queries.versions import ITEMS_PER_PAGE, Item, below_identity, best_versions, items_of, versions_for

MILLISECONDS = 1000


@dataclass(frozen=True)
class ChapterWords:
    """The words of one chapter, in order; ``chapter`` is None for what is said before the first one.

    ``language`` is that of the words, which is not always the language of the page.
    """

    chapter: Any
    cues: list[Any]
    language: str


@dataclass(frozen=True)
class RecordingLine:
    """A recording in a list: its entry points, the languages of its captions, and the meeting where there is one."""

    item: Item
    chapters: list[Any]
    captions: list[str]
    meeting: Item | None = None

    @property
    def page(self) -> Any:
        """The recording page."""
        return self.item.page

    @property
    def year(self) -> int:
        """The year of the recording."""
        return int(self.item.page.recorded_on.year)

    @property
    def is_followed(self) -> bool:
        """Whether its page has a player or words, so that a time of it leads somewhere."""
        page = self.item.page
        return bool(self.captions) or page.media_file_id is not None or page.source != page.Source.OWN


@dataclass(frozen=True)
class ItemAddress:
    """Where an agenda item is read."""

    number: str
    url: str


def recording_lines(items: Iterable[Item], language: str) -> list[RecordingLine]:
    """The items of a list of recordings with chapters, caption languages and meetings, for readers of ``language``.

    The number of queries does not depend on how many there are.
    """
    found = list(items)
    pages = [item.page.pk for item in found]
    chapters: dict[int, list[Any]] = {}
    for chapter in models.Chapter.objects.filter(page__in=pages).order_by("starts_at_second", "pk"):
        chapters.setdefault(chapter.page_id, []).append(chapter)
    captions: dict[int, list[str]] = {}
    tracks = models.CaptionTrack.objects.filter(page__in=pages).order_by("language")
    for page, code in tracks.values_list("page_id", "language"):
        captions.setdefault(page, []).append(code)
    meetings = _meetings_of(pages, language)
    return [
        RecordingLine(item, chapters.get(key, []), captions.get(key, []), meetings.get(item.page.meeting_id))
        for item in found
        for key in [item.page.pk]
    ]


def _meetings_of(recordings: list[int], language: str) -> dict[int, Item]:
    """By the meeting that recordings name its best version."""
    named = list(
        models.MeetingPage.objects.filter(
            pk__in=models.RecordingPage.objects.filter(pk__in=recordings, meeting__isnull=False).values("meeting")
        )
    )
    best = {item.page.translation_key: item for item in versions_for(named, language)}
    return {page.pk: best[page.translation_key] for page in named if page.translation_key in best}


def agenda_addresses(chapters: Iterable[Any], meetings: Iterable[Item]) -> dict[UUID, ItemAddress]:
    """By the item's key where the agenda items of chapters are read, in the versions of the meeting that are given."""
    keys = {chapter.agenda_item_key for chapter in chapters if chapter.agenda_item_key}
    pages = {item.page.pk: item for item in meetings}
    if not keys or not pages:
        return {}
    rows = models.AgendaItem.objects.filter(page__in=pages, translation_key__in=keys)
    return {row.translation_key: ItemAddress(row.number, f"{pages[row.page_id].url}#{row.anchor}") for row in rows}


def recording_archive(language: str, parameters: Mapping[str, str]) -> tuple[Ledger, int]:
    """The recordings, the newest first, narrowed by forum or network and by year, and how many seconds they last."""
    group = group_choice(language, parameters)
    held = models.RecordingPage.objects.filter(below_identity(group.key, "meeting__") if group.key else Q())
    found = best_versions(held, language)
    totals = totals_by_year(found, "recorded_on")
    year = year_choice(totals, parameters)
    if year.key:
        found = found.filter(recorded_on__year=year.key)
    ledger = ledger_of(
        found.order_by("-recorded_on", "-pk"),
        parameters.get("page"),
        lines_of=lambda pages: recording_lines(items_of(pages, language), language),
        totals=totals,
        choices=[group, year],
        per_page=ITEMS_PER_PAGE,
    )
    return ledger, found.aggregate(total=Sum("length_seconds"))["total"] or 0


def recordings_without_captions(language: str) -> Any:
    """The live recordings of which nothing can be read, each once: those without a day first, then the longest due."""
    spoken = models.Cue.objects.filter(recording__translation_key=OuterRef("translation_key"))
    found = best_versions(models.RecordingPage.objects.filter(~Exists(spoken)), language)
    return found.order_by(F("captions_due").asc(nulls_first=True), "recorded_on", "pk")


def late_captions(recordings: Any, today: date) -> int:
    """How many of those should have had captions by now."""
    late: int = recordings.filter(Q(captions_due__lt=today) | Q(captions_due__isnull=True)).count()
    return late


def recordings_of(meeting: Any, language: str) -> list[Item]:
    """The recordings of a meeting, oldest first, in whichever language they name it."""
    recordings = models.RecordingPage.objects.filter(meeting__translation_key=meeting.translation_key)
    return items_of(best_versions(recordings.order_by("recorded_on", "pk"), language), language)


def cues_of(recording: Any, language: str = "") -> list[ChapterWords]:
    """The words of a recording by chapter: in ``language`` or the page's where it has such captions, else as spoken.

    Chapters without words are left out, and so is everything where nothing has been captioned. Who is not to be named
    speaks without a name.
    """
    cues = list(models.Cue.objects.filter(recording=recording.pk).order_by("start_milliseconds", "pk"))
    named = shown_names({cue.speaker for cue in cues}, recording.meeting)
    for cue in cues:
        cue.speaker = cue.speaker if cue.speaker in named else ""
    spoken = {cue.language for cue in cues}
    wished = (language, recording.locale.language_code, recording.spoken_language, *sorted(spoken))
    shown = next((code for code in wished if code in spoken), "")
    chapters = sorted(recording.chapters.all(), key=lambda chapter: chapter.starts_at_second)
    starts = [chapter.starts_at_second * MILLISECONDS for chapter in chapters]
    words: dict[int, list[Any]] = {}
    for cue in cues:
        if cue.language == shown:
            words.setdefault(bisect_right(starts, cue.start_milliseconds), []).append(cue)
    return [
        ChapterWords(chapters[number - 1] if number else None, found, shown) for number, found in sorted(words.items())
    ]
