"""What else there is of an item of the agenda that was found: its decision, its papers, the moment in the recording."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from cms.dates import timecode
from search.models import Passage
from search.results.places import Place, Places, address_of, readable_passages

KIND = Passage.Kind
KINDS = (KIND.DECISION, KIND.ATTACHMENT, KIND.RECORDING)
MOST_OF_AN_ITEM = 4


@dataclass(frozen=True)
class Companion:
    """Another place of the same item: what it is, in words, and where.

    ``title`` is what the place is called, where it has a name of its own, in ``language``.
    """

    words: str
    url: str
    title: str = ""
    language: str = ""


def companions_of(passages: list[Passage], places: Places, words: str) -> dict[UUID | None, list[Companion]]:
    """By item of the agenda its other places, none of those that were found; one query."""
    keys = {passage.item_key for passage in passages if passage.item_key}
    if not keys:
        return {}
    shown = {(passage.item_key, passage.kind) for passage in passages}
    shown |= {(passage.item_key, KIND.RECORDING.value) for passage in passages if passage.kind == KIND.SPEECH}
    found: dict[UUID | None, list[Companion]] = {}
    for passage in _others(keys, {passage.language for passage in passages}):
        place = _place(passage, places)
        own = found.setdefault(passage.item_key, [])
        if place is not None and (passage.item_key, passage.kind) not in shown and len(own) < MOST_OF_AN_ITEM:
            own.append(_companion(passage, address_of(passage, place, words)))
    return found


def _others(keys: Iterable[UUID], languages: set[str]) -> Any:
    first_page = Q(page_number__isnull=True) | Q(page_number=1) | ~Q(kind=KIND.ATTACHMENT)
    rows = readable_passages(timezone.now())
    rows = rows.filter(first_page, item_key__in=keys, kind__in=KINDS, language__in=languages)
    return rows.select_related("document", "page", "page__locale").order_by("kind", "pk")[: MOST_OF_AN_ITEM * 40]


def _place(passage: Passage, places: Places) -> Place | None:
    """The page of a companion: one of those that were found, else its own address."""
    known = places.pages.get(passage.page_id)
    if known is not None:
        return known
    page = passage.page
    url = page.get_url()
    return Place(page.title, url, page.locale.language_code) if url else None


def _companion(passage: Passage, url: str) -> Companion:
    if passage.kind == KIND.DECISION:
        return Companion(_("the decision"), url)
    if passage.kind == KIND.RECORDING:
        return Companion(_("in the recording %(time)s") % {"time": timecode(passage.start or 0)}, url)
    return Companion(_("attachment:"), url, passage.title, passage.language)
