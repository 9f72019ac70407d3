"""The numbers behind the health of the search; what an engine beside the database costs is bounded by its time-out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import connection
from django.db.models import Count, Min
from django.utils.dateparse import parse_datetime

from search.analysis.pipeline import Analysis
from search.engines.breaker import MOST_WAITING, the_breaker
from search.engines.troubles import Trouble
from search.models import Passage, PassageDelivery, SearchOutbox
from search.reading.documents import flagged
from search.status import status

PATIENCE = timedelta(minutes=5)
"""How long something that is due may wait before the worker counts as too slow, or as not running."""
LONGEST_WITHOUT_COMPARISON = timedelta(days=2)
SIZES = {
    "sqlite": "SELECT SUM(LENGTH(block)) FROM search_embedded_data",
    "postgresql": "SELECT pg_total_relation_size('search_embedded') "
    "+ pg_total_relation_size('search_embedded_traits') + pg_total_relation_size('search_embedded_vocabulary') "
    "+ pg_total_relation_size('search_embedded_vocabulary_changes')",
}


@dataclass(frozen=True)
class Queue:
    """What waits for one engine: how many, since when, how many were given up, and whether somebody is too slow."""

    waiting: int = 0
    since: datetime | None = None
    dead: int = 0
    is_overdue: bool = False


@dataclass(frozen=True)
class EngineFigures:
    """One engine: what it says of itself, and what waits for it.

    ``is_shut`` says that this process leaves it alone. ``trouble`` is "" or a value of ``engines.troubles.Trouble``.
    ``verified_at`` is when it was compared with the passages last.
    """

    name: str
    is_beside: bool
    is_up: bool
    documents: int | None
    queue: Queue
    is_shut: bool = False
    trouble: str = ""
    verified_at: datetime | None = None

    @property
    def told(self) -> str:
        """Its trouble as a sentence, in the language of the moment; empty where it has none."""
        return str(Trouble(self.trouble).label) if self.trouble else ""

    @property
    def is_too_far_behind(self) -> bool:
        """Whether so much waits that the engine is asked nothing until it has less."""
        return self.is_beside and self.queue.waiting + self.queue.dead > MOST_WAITING


@dataclass(frozen=True)
class Figures:
    """The search at one moment; ``at`` is when that was."""

    at: datetime
    passages: int
    engines: tuple[EngineFigures, ...]
    verified_at: datetime | None
    differences: int
    documents_flagged: int
    analysis: str

    @property
    def is_compared(self) -> bool:
        """Whether the engines were compared with the passages lately."""
        return self.verified_at is not None and self.at - self.verified_at <= LONGEST_WITHOUT_COMPARISON

    @property
    def is_filling(self) -> bool:
        """Whether the embedded index has fewer passages than there are, as while the worker fills it."""
        embedded = self.engines[0]
        return embedded.is_up and (embedded.documents or 0) < self.passages

    @property
    def has_voikko(self) -> bool:
        """Whether Finnish is analysed with its whole dictionary."""
        return "voikko" in self.analysis

    @property
    def dead(self) -> int:
        """How many pages and passages were given up."""
        return sum(engine.queue.dead for engine in self.engines)


def figures(*, now: datetime) -> Figures:
    """The search as it is now. Where an engine hangs this takes as long as a reader's question may."""
    found = status(now=now)
    queues = [_queue(SearchOutbox, now), _queue(PassageDelivery, now)]
    engines = tuple(
        EngineFigures(
            name=engine["name"],
            is_beside=bool(place),
            is_up=engine["up"],
            documents=engine["documents"],
            queue=queues[place],
            is_shut=bool(place) and the_breaker().is_shut,
            trouble=engine["trouble"],
            verified_at=parse_datetime(engine["verified_at"] or ""),
        )
        for place, engine in enumerate(found["engines"])
    )
    return Figures(
        at=now,
        passages=found["passages"],
        engines=engines,
        verified_at=parse_datetime(found["verified_at"] or ""),
        differences=found["differences"],
        documents_flagged=flagged().count(),
        analysis=Analysis().description,
    )


def _queue(rows: Any, now: datetime) -> Queue:
    waiting = rows.objects.filter(state="waiting")
    counted = waiting.aggregate(count=Count("pk"), since=Min("created_at"))
    return Queue(
        waiting=counted["count"],
        since=counted["since"],
        dead=rows.objects.filter(state="dead").count(),
        is_overdue=waiting.filter(not_before__lt=now - PATIENCE).exists(),
    )


def kinds() -> tuple[tuple[str, int], ...]:
    """How many passages there are of each kind, the most first; names in the language of the moment."""
    names = dict(Passage.Kind.choices)
    counted = Passage.objects.values_list("kind").annotate(count=Count("pk")).order_by("-count", "kind")
    return tuple((str(names.get(kind, kind)), count) for kind, count in counted)


def size() -> int | None:
    """The bytes of the embedded index; None where it is empty."""
    with connection.cursor() as cursor:
        cursor.execute(SIZES[connection.vendor])
        row = cursor.fetchone()
    return int(row[0]) if row and row[0] is not None else None
