"""Passages for machines: a list in the order of change, a search with its hits in the order of its first moment."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import translation

from cms.feeds import safe_text
from cms.request_memory import request_memory
from search.api import shapes
from search.api.cursors import BadCursor, opened, sealed
from search.api.parameters import Limits, PassageWish, RemovedWish
from search.engines.breaker import answer
from search.engines.embedded import COLUMNS
from search.engines.tally import ROLES
from search.models import Passage, PassagePerson, RemovedPassage, SearchState
from search.results.asking import understood
from search.results.highlight import Highlighter
from search.results.hits import Hit, hits_of
from search.results.places import ItemName, Place, Places, address_of, places_of, readable_passages

MOST_HITS = 500
AT_ONCE = 500
Absolute = Callable[[str], str]
"""From a path to the whole address."""


@dataclass(frozen=True)
class Part:
    """A part of a list: its rows, the cursor of what follows (empty at the end), and how many a search found."""

    rows: list[shapes.Passage]
    cursor: str = ""
    total: int | None = None
    is_about: bool = False


def newest_version() -> int:
    """The version of the last change that everybody can see."""
    found = SearchState.objects.filter(pk=SearchState.ONLY).values_list("version", flat=True).first()
    return found or 0


def listed(wish: PassageWish, now: datetime, absolute: Absolute) -> Part:
    """A part of the passages in the order of their last change. Raises BadCursor.

    None is left out and none told twice while others are written: what changes meanwhile comes again, at the end.
    """
    purpose = f"passages {sorted(wish.filters.items())} {wish.first_day} {wish.last_day} {wish.after_version}"
    after = _place(wish.cursor, purpose) if wish.cursor else (wish.after_version, None)
    found = list(_following(_narrowed(readable_passages(now), wish), after)[: wish.limit + 1])
    rows = found[: wish.limit]
    is_last = len(found) <= wish.limit
    cursor = "" if is_last else sealed([rows[-1].version, rows[-1].pk], purpose=purpose)
    return Part(shapes_of(rows, wish.reader, absolute), cursor)


def searched(wish: PassageWish, now: datetime, absolute: Absolute) -> Part:
    """A part of the first ``MOST_HITS`` hits of a search. Raises BadCursor, and EngineDown where nobody answers.

    The cursor holds the order in which they were found at first: later parts neither lose nor repeat any of them,
    whatever is written meanwhile; what is not public any more is left out.
    """
    meant = understood(wish.asked, wish.reader, limit=MOST_HITS)
    purpose = f"search {wish.asked.query} {wish.reader}"
    if wish.cursor:
        total, is_about, *keys = opened(wish.cursor, purpose=purpose)
    else:
        found = answer(replace(meant.question, filters=meant.chosen, facets=()))
        total, is_about, keys = found.total, int(found.is_about), [hit.id for hit in found.hits]
    rest = keys[wish.limit :]
    passages = _in_order(keys[: wish.limit], now)
    with translation.override(wish.reader):
        places = places_of(passages, wish.reader)
        hits = hits_of(passages, places, Highlighter(meant.question.tree), "")
        rows = _told(passages, places, {hit.passage.pk: hit for hit in hits}, absolute)
    cursor = sealed([total, is_about, *rest], purpose=purpose) if rest else ""
    return Part(rows, cursor, total, bool(is_about))


def one(key: UUID, language: str, now: datetime, absolute: Absolute) -> shapes.Passage | None:
    """The passage of a key; None where there is none that everybody may read."""
    found = list(_with_all(readable_passages(now).filter(key=key)))
    return next(iter(shapes_of(found, language, absolute)), None)


def exported(limits: Limits, after_version: int, now: datetime, absolute: Absolute) -> Iterator[shapes.Passage]:
    """All passages in the order of their last change, read in portions while they are sent."""
    after: tuple[int, int | None] = (after_version, None)
    while True:
        with request_memory():
            rows = list(_following(_narrowed(readable_passages(now), limits), after)[:AT_ONCE])
            told = shapes_of(rows, "fi", absolute)
        if not rows:
            return
        yield from told
        after = (rows[-1].version, rows[-1].pk)


def removed(wish: RemovedWish) -> tuple[list[shapes.Removed], str]:
    """What was taken away, the earliest first, and the cursor of what follows. Raises BadCursor."""
    purpose = f"removed {wish.after_version}"
    after = _place(wish.cursor, purpose) if wish.cursor else (wish.after_version, None)
    found = list(_after(RemovedPassage.objects.all(), after)[: wish.limit + 1])
    rows = found[: wish.limit]
    cursor = sealed([rows[-1].version, rows[-1].pk], purpose=purpose) if len(found) > wish.limit else ""
    return [shapes.Removed.model_validate(row, from_attributes=True) for row in rows], cursor


def _place(cursor: str, purpose: str) -> tuple[int, int]:
    numbers = opened(cursor, purpose=purpose)
    if len(numbers) != 2:
        raise BadCursor
    return numbers[0], numbers[1]


def _after(rows: Any, after: tuple[int, int | None]) -> Any:
    version, pk = after
    place = Q(version__gt=version) | (Q(version=version, pk__gt=pk) if pk is not None else Q(pk__in=[]))
    return rows.filter(place).order_by("version", "pk")


def _following(rows: QuerySet[Passage], after: tuple[int, int | None]) -> Any:
    return _with_all(_after(rows, after))


def _with_all(rows: QuerySet[Passage]) -> QuerySet[Passage]:
    return rows.select_related("document").prefetch_related("people").defer("cue_map")


def _in_order(keys: Sequence[int], now: datetime) -> list[Passage]:
    rows = readable_passages(now).filter(pk__in=keys).select_related("document").prefetch_related("people")
    found = {row.pk: row for row in rows}
    return [found[key] for key in keys if key in found]


def _narrowed(rows: QuerySet[Passage], limits: Limits) -> QuerySet[Passage]:
    """The passages within limits, as an engine would understand them."""
    for field, chosen in limits.filters.items():
        if field in ROLES:
            there = PassagePerson.objects.filter(passage=OuterRef("pk"), role=field, group_key__in=chosen)
            rows = rows.filter(Exists(there))
        else:
            rows = rows.filter(**{f"{COLUMNS[field]}__in": chosen})
    if limits.first_day:
        rows = rows.filter(date__gte=limits.first_day)
    return rows.filter(date__lte=limits.last_day) if limits.last_day else rows


def shapes_of(passages: list[Passage], language: str, absolute: Absolute) -> list[shapes.Passage]:
    """Passages as they are told to readers of a language; the number of queries does not depend on theirs."""
    return _told(passages, places_of(passages, language), {}, absolute)


def _told(
    passages: Iterable[Passage], places: Places, hits: dict[int, Hit], absolute: Absolute
) -> list[shapes.Passage]:
    known = (passage for passage in passages if passage.page_id in places.pages)
    return [_shape(passage, places, hits.get(passage.pk), absolute) for passage in known]


def _shape(passage: Passage, places: Places, hit: Hit | None, absolute: Absolute) -> shapes.Passage:
    place, document = places.pages[passage.page_id], passage.document
    url = hit.url if hit is not None else address_of(passage, place, "")
    return shapes.Passage(
        key=passage.key,
        version=passage.version,
        kind=passage.kind,
        language=passage.language,
        title=safe_text(hit.name if hit is not None else passage.title or place.title),
        text=safe_text(passage.text),
        url=absolute(url),
        page=_reference(passage.translation_key, place, absolute),
        meeting=_meeting(passage, places, absolute),
        item=_item(passage.item_key, places.item(passage)),
        body_key=UUID(passage.body_key) if passage.body_key else None,
        network_key=UUID(passage.network_key) if passage.network_key else None,
        date=passage.date,
        speaker=safe_text(passage.speaker),
        start=passage.start,
        end=passage.end,
        file=shapes.PassageFile(url=absolute(document.url), page=passage.page_number) if document else None,
        people=[_person(person) for person in _people(passage, places)],
        found=_found(hit) if hit is not None else None,
    )


def _reference(key: UUID, place: Place, absolute: Absolute) -> shapes.Reference:
    return shapes.Reference(key=key, title=safe_text(place.title), url=absolute(place.url), language=place.language)


def _meeting(passage: Passage, places: Places, absolute: Absolute) -> shapes.Reference | None:
    key = passage.meeting_key
    place = places.meetings.get(key) if key is not None else None
    return _reference(key, place, absolute) if key is not None and place is not None else None


def _item(key: UUID | None, name: ItemName | None) -> shapes.ItemReference | None:
    if key is None or name is None:
        return None
    return shapes.ItemReference(key=key, number=name.number, heading=safe_text(name.heading))


def _people(passage: Passage, places: Places) -> Iterable[PassagePerson]:
    """Who is in a passage: nobody in one of a recording while its meeting, which says who was there, is not public."""
    is_own = passage.meeting_key in (None, passage.translation_key)
    return passage.people.all() if is_own or passage.meeting_key in places.meetings else ()


def _person(person: PassagePerson) -> shapes.PersonInPassage:
    name, group = safe_text(person.name), safe_text(person.group)
    return shapes.PersonInPassage(role=person.role, name=name, group=group, group_key=person.group_key)


def _found(hit: Hit) -> shapes.Found:
    """The snippet; where it holds a mail address it is left out together with the marks."""
    text, at, marks = hit.snippet.text, int(hit.snippet.is_cut_before), []
    for piece, is_marked in hit.snippet.pieces:
        if is_marked:
            marks.append((at, at + len(piece)))
        at += len(piece)
    is_safe = safe_text(text) == text.strip() and text == text.strip()
    return shapes.Found(
        text=text if is_safe else safe_text(text),
        marks=marks if is_safe else [],
        reasons=[why.reason for why in hit.reasons],
    )
