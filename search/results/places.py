"""The pages that passages stand on, as readers of one language find them: title, address, number of the item."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from urllib.parse import quote, urlencode
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Length, Substr
from django.urls import reverse
from django.utils import timezone
from wagtail.models import CollectionViewRestriction, Page

from cms.tree import locales, public, tree
from pages.models import AgendaItem, MeetingPage
from pages.queries import best_versions, items_of
from search.models import Passage

LONGEST_MARK = 200


@dataclass(frozen=True)
class Place:
    """A page that passages stand on; ``language`` is that of its text, ``url`` where a reader finds it.

    ``day`` is the one of a meeting, None of other pages.
    """

    title: str
    url: str
    language: str
    day: date | None = None


@dataclass(frozen=True)
class ItemName:
    """An agenda item by its number and heading, both perhaps empty."""

    number: str
    heading: str


@dataclass(frozen=True)
class Places:
    """What is known of the pages of some passages; asked at once for all of them."""

    pages: dict[int, Place] = field(default_factory=dict)
    meetings: dict[UUID, Place] = field(default_factory=dict)
    items: dict[tuple[int, UUID], ItemName] = field(default_factory=dict)

    def item(self, passage: Passage) -> ItemName | None:
        """The agenda item that a passage belongs to, in the words of the passage's page where it has them."""
        if passage.item_key is None:
            return None
        own = self.items.get((passage.page_id, passage.item_key))
        return own or next((name for (_page, key), name in self.items.items() if key == passage.item_key), None)


def readable_pages(now: datetime) -> Any:
    """The pages that everybody may read at this moment."""
    return public(Page.objects.live()).filter(Q(expire_at__isnull=True) | Q(expire_at__gt=now))


def readable_passages(now: datetime) -> QuerySet[Passage]:
    """The passages that everybody may read now: none with names that hide by now and wait to be taken out.

    Nor any of a file that is kept from somebody: files and collections are moved in ways that tell nobody.
    """
    begins = Substr(OuterRef("document__collection__path"), 1, Length("collection__path"))
    closed = CollectionViewRestriction.objects.filter(collection__path=begins)
    return Passage.objects.shown(timezone.localdate(now)).filter(~Exists(closed), page__in=readable_pages(now))


def readable(ids: Iterable[int], *, now: datetime | None = None) -> list[Passage]:
    """The passages of some primary keys, in that order; none that not everybody may read at this moment."""
    wanted = list(ids)
    rows = readable_passages(now or timezone.now()).filter(pk__in=wanted).select_related("document")
    found = {passage.pk: passage for passage in rows}
    return [found[key] for key in wanted if key in found]


def places_of(passages: list[Passage], language: str) -> Places:
    """Pages, meetings and agenda items of passages; the number of queries does not depend on how many they are."""
    keys = {passage.item_key for passage in passages if passage.item_key}
    meetings = {passage.meeting_key for passage in passages if passage.meeting_key}
    return Places(
        pages=_pages({passage.page_id for passage in passages}, language),
        meetings=_meetings(meetings, language) if meetings else {},
        items=_items(keys) if keys else {},
    )


def _pages(keys: set[int], language: str) -> dict[int, Place]:
    own = Page.objects.filter(translation_key=OuterRef("translation_key"), locale__language_code=language, live=True)
    known, found = locales(), {}
    for page in Page.objects.filter(pk__in=keys).annotate(has_own_version=Exists(own)):
        page.locale = known[page.locale_id]
        # A text of the other language that has a version in this one is found at its own address only.
        inside = "" if page.has_own_version else tree().address_inside(page, language)
        found[page.pk] = Place(page.title, inside or page.get_url() or "", page.locale.language_code)
    return found


def _meetings(keys: set[UUID], language: str) -> dict[UUID, Place]:
    now = timezone.now()
    meetings = MeetingPage.objects.filter(translation_key__in=keys).exclude(expire_at__lte=now).defer_streamfields()
    items = items_of(best_versions(meetings, language), language)
    return {
        item.page.translation_key: Place(item.title, item.url, item.language, timezone.localdate(item.page.starts_at))
        for item in items
    }


def _items(keys: set[UUID]) -> dict[tuple[int, UUID], ItemName]:
    rows: Any = AgendaItem.objects.filter(
        translation_key__in=keys, page__in=readable_pages(timezone.now()).values("pk")
    )
    values = rows.values_list("page_id", "translation_key", "number", "heading")
    return {(page, key): ItemName(number, heading) for page, key, number, heading in values}


def address_of(passage: Passage, place: Place, words: str, second: int | None = None, found: str = "") -> str:
    """Where a passage is: its anchor, the page of its file, or a second of the recording; ``words`` are marked there.

    ``second`` is that of the caption with the word, where it is not the first of the passage. ``found`` is a word as it
    stands in a file: readers of PDF that know how (Firefox, Acrobat) mark it, others only turn to the page.
    """
    if passage.kind == Passage.Kind.ATTACHMENT and passage.document is not None:
        url: str = passage.document.url
        return f"{url}#page={passage.page_number}{_searched(found)}" if passage.page_number else url
    query: dict[str, str] = {}
    anchor = passage.anchor
    if passage.start is not None:
        at = passage.start if second is None else second
        anchor = f"t{at}"
        foreign = passage.language if passage.language != place.language else ""
        query = {"t": str(at), "text": foreign}
    query["mark"] = words[:LONGEST_MARK].strip()
    shown = urlencode({name: value for name, value in query.items() if value})
    return place.url + (f"?{shown}" if shown else "") + (f"#{anchor}" if anchor else "")


def address_as_text(key: UUID, words: str) -> str:
    """Where the text of a page of a file can be read, by the key of its passage; ``words`` are marked there."""
    marked = words[:LONGEST_MARK].strip()
    return reverse("search_file_text", args=[key]) + (f"?{urlencode({'mark': marked})}" if marked else "")


def _searched(found: str) -> str:
    return f"&search={quote(found, safe='')}" if found else ""
