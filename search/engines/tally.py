"""Matches to an answer: the first of them, how many there are, and how many have each value; pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from heapq import nlargest
from itertools import chain
from operator import attrgetter, itemgetter
from typing import Any

from search.engines.occasions import Occasion, Occasions
from search.engines.protocol import Answer, Hit
from search.query.nodes import Question

ROLES = ("present", "absent")
"""Fields of several values a passage: the groups that were there, or were not."""
OWN = ("kind", "language", "speaker")
ID, SCORE = range(2)
PLACES = {field: place for place, field in enumerate(OWN, start=SCORE + 1)}
DATE, OCCASION = -2, -1
LAST = "~"
Row = Sequence[Any]
"""A match: its key, its score, a text for each of ``OWN``, its day as an ISO day or "", its occasion."""


class Tally:
    """Adds up the matches of a question, as many at once as the caller likes, each of them once.

    The filters of the question are applied here: what it has in ``filters`` narrows the hits and every count but that
    of its own field.
    """

    def __init__(self, question: Question) -> None:
        self.total = 0
        self._question = question
        self._counts: dict[str, Counter[str]] = {field: Counter() for field in question.facets}
        self._first: list[Row] = []

    @property
    def asks_for_occasions(self) -> bool:
        """Whether it looks at the occasions of matches."""
        return not {*self._question.facets, *self._question.filters}.isdisjoint(Occasion._fields)

    def add(self, rows: Sequence[Row], occasions: Occasions) -> None:
        """Adds some matches; ``occasions`` has theirs, or nothing where they are not asked for."""
        whole, beside = _parted(rows, self._question.filters, occasions)
        self.total += len(whole)
        self._count(whole, self._counts, occasions)
        for field, others in beside.items():
            self._count(others, {field} & self._counts.keys(), occasions)
        self._first = _in_order([*self._first, *whole], self._question)

    def answer(self, engine: str) -> Answer:
        """The answer of so many matches; the counts of each field the most first, then by value."""
        hits = tuple(Hit(int(row[ID]), float(row[SCORE])) for row in self._first[self._question.offset :])
        facets = {field: _sorted(counts) for field, counts in self._counts.items() if counts}
        return Answer(hits=hits, total=self.total, facets=facets, engine=engine)

    def _count(self, rows: Sequence[Row], fields: Iterable[str], occasions: Occasions) -> None:
        own = [occasions[row[OCCASION]] for row in rows] if occasions else []
        for field in fields:
            counts = self._counts[field]
            if field in PLACES:
                counts.update(map(itemgetter(PLACES[field]), rows))
            else:
                values = map(attrgetter(field), own)
                counts.update(chain.from_iterable(values) if field in ROLES else values)
            counts.pop("", None)


def _parted(
    rows: Sequence[Row], filters: dict[str, tuple[str, ...]], occasions: Occasions
) -> tuple[Sequence[Row], dict[str, Sequence[Row]]]:
    """The rows that pass every filter, and by field those that pass all but the filter of this one."""
    whole = rows
    beside: dict[str, Sequence[Row]] = {}
    for field, chosen in filters.items():
        if not chosen:
            continue
        passing = _passing(rows, field, frozenset(chosen), occasions)
        beside = {other: passing(some, True) for other, some in beside.items()}
        beside[field] = passing(whole, False)
        whole = passing(whole, True) if beside[field] else whole
    return whole, beside


def _passing(
    rows: Sequence[Row], field: str, chosen: frozenset[str], occasions: Occasions
) -> Callable[[Sequence[Row], bool], Sequence[Row]]:
    """What picks of ``rows`` those that pass a filter, or those that do not."""
    if field in PLACES:
        place = PLACES[field]
        return lambda rows, does: [row for row in rows if (row[place] in chosen) is does]
    value = attrgetter(field)
    own = {row[OCCASION]: value(occasions[row[OCCASION]]) for row in rows}
    if field in ROLES:
        passes = {occasion for occasion, groups in own.items() if not chosen.isdisjoint(groups)}
    else:
        passes = {occasion for occasion, one in own.items() if one in chosen}
    return lambda rows, does: [row for row in rows if (row[OCCASION] in passes) is does]


def _sorted(counts: Counter[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(counts.items(), key=lambda row: (-row[1], row[0])))


def _in_order(rows: Sequence[Row], question: Question) -> list[Row]:
    """The first rows of a question, until the end of its page of hits."""
    wanted = question.offset + question.limit
    if question.sort == "relevance" and 0 < wanted < len(rows):
        least = nlargest(wanted, map(itemgetter(SCORE), rows))[-1]
        rows = [row for row in rows if row[SCORE] >= least]
    return sorted(rows, key=_order(question))[:wanted]


def _order(question: Question) -> Callable[[Row], Any]:
    """Ties go by the language asked for, then the newest, then the key; what has no day comes last."""
    language, own = PLACES["language"], question.language
    if question.sort == "oldest":
        return lambda row: (row[DATE] or LAST, -row[SCORE], row[language] != own, row[ID])
    if question.sort == "newest":
        return lambda row: (_backwards(row[DATE]), -row[SCORE], row[language] != own, row[ID])
    return lambda row: (-row[SCORE], row[language] != own, _backwards(row[DATE]), row[ID])


def _backwards(day: str) -> int:
    return -int(day.replace("-", "") or 0)
