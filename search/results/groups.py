"""Hits that belong together: what was written, attached and said of one meeting, item by item."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from search.results.hits import Hit
from search.results.places import Place, Places


@dataclass
class Group:
    """Hits of one meeting, or of one page; ``place`` is that meeting or page.

    ``is_whole`` says that every hit of the meeting or page is in it, so that they can be counted; ``is_alone`` that the
    one hit is the page itself, so that nothing is to be said above it.
    """

    key: UUID
    place: Place
    kind: str
    date: date | None
    hits: list[Hit]
    is_whole: bool = False

    @property
    def is_alone(self) -> bool:
        """Whether there is nothing but one hit of a page that is no meeting."""
        return not self.kind and len(self.hits) == 1


def groups_of(hits: Iterable[Hit], places: Places, *, is_whole: bool = False) -> list[Group]:
    """Hits in groups, each where its best hit stood; in a group what belongs to one item of the agenda together.

    ``is_whole`` says that there are no other hits, on other pages of the answer.
    """
    found: dict[UUID, Group] = {}
    for hit in hits:
        passage = hit.passage
        meeting = places.meetings.get(passage.meeting_key) if passage.meeting_key else None
        key = passage.meeting_key if meeting is not None and passage.meeting_key else passage.translation_key
        place = meeting or places.pages[passage.page_id]
        # What was attached to a meeting may be of a later day.
        day = place.day or passage.date
        group = found.setdefault(key, Group(key, place, "meeting" if meeting else "", day, [], is_whole))
        group.hits.append(hit)
    for group in found.values():
        group.hits = _by_item(group.hits)
    return list(found.values())


def _by_item(hits: list[Hit]) -> list[Hit]:
    """The same hits, those of one item after its first one; those of none where they stood."""
    order: dict[object, int] = {}
    for number, hit in enumerate(hits):
        order.setdefault(hit.passage.item_key or hit.passage.key, number)
    return sorted(hits, key=lambda hit: order[hit.passage.item_key or hit.passage.key])
