"""Matches to an answer: the first of them, how many there are, and how many have each value; pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from heapq import nlargest
from itertools import chain
from operator import attrgetter, itemgetter
from typing import Any, NamedTuple

from search.engines.protocol import Answer, Hit
from search.engines.traits import Nature, Occasion
from search.query.nodes import Question

ROLES = ("present", "absent")
"""Fields of several values a passage: the groups that were there, or were not."""
ID, SCORE, NATURE, OCCASION = range(4)
LAST = "~"
Row = Sequence[Any]
"""A match: its key, its score, its nature and its occasion as they stand with it."""


class Traits(NamedTuple):
    """The natures and the occasions of matches, by what stands with these."""

    natures: Mapping[Any, Nature]
    occasions: Mapping[Any, Occasion]


class Tally:
    """Adds up the matches of a question, as many at once as the caller likes, each of them once.

    The filters of the question are applied here: what it has in ``filters`` narrows the hits and every count but that
    of its own field.
    """

    def __init__(self, question: Question) -> None:
        self.total = 0
        self._question = question
        self._counts: dict[str, Counter[str]] = {field: Counter() for field in question.facets}
        self._first: list[tuple[tuple[Any, ...], Hit]] = []

    def add(self, rows: Sequence[Row], traits: Traits) -> None:
        """Adds some matches; ``traits`` has theirs."""
        whole, beside = _parted(rows, self._question.filters, traits)
        self.total += len(whole)
        self._count(whole, self._counts, traits)
        for field, others in beside.items():
            self._count(others, {field} & self._counts.keys(), traits)
        wanted = self._question.offset + self._question.limit
        if not wanted:
            return
        ahead = _ahead(whole, wanted) if self._question.sort == "relevance" else whole
        placed = ((_order(row, traits, self._question), Hit(int(row[ID]), float(row[SCORE]))) for row in ahead)
        self._first = sorted([*self._first, *placed], key=itemgetter(0))[:wanted]

    def answer(self, engine: str) -> Answer:
        """The answer of so many matches; the counts of each field the most first, then by value."""
        hits = tuple(hit for _place, hit in self._first[self._question.offset :])
        facets = {field: _sorted(counts) for field, counts in self._counts.items() if counts}
        return Answer(hits=hits, total=self.total, facets=facets, engine=engine)

    def _count(self, rows: Sequence[Row], fields: Iterable[str], traits: Traits) -> None:
        if not (rows and fields):
            return
        natures = [traits.natures[row[NATURE]] for row in rows]
        occasions = [traits.occasions[row[OCCASION]] for row in rows]
        for field in fields:
            values = map(attrgetter(field), natures if field in Nature._fields else occasions)
            counts = self._counts[field]
            counts.update(chain.from_iterable(values) if field in ROLES else values)
            counts.pop("", None)


def _parted(
    rows: Sequence[Row], filters: dict[str, tuple[str, ...]], traits: Traits
) -> tuple[Sequence[Row], dict[str, Sequence[Row]]]:
    """The rows that pass every filter, and by field those that pass all but the filter of this one."""
    whole = rows
    beside: dict[str, Sequence[Row]] = {}
    for field, chosen in filters.items():
        if not chosen:
            continue
        place, passing = _passing(rows, field, frozenset(chosen), traits)
        beside = {other: [row for row in some if row[place] in passing] for other, some in beside.items()}
        beside[field] = [row for row in whole if row[place] not in passing]
        whole = [row for row in whole if row[place] in passing] if beside[field] else whole
    return whole, beside


def _passing(rows: Sequence[Row], field: str, chosen: frozenset[str], traits: Traits) -> tuple[int, set[Any]]:
    """Where the trait of a field stands in a row, and which of them pass a filter."""
    place = NATURE if field in Nature._fields else OCCASION
    known, value = traits[place - NATURE], attrgetter(field)
    there = {row[place] for row in rows}
    if field in ROLES:
        return place, {one for one in there if not chosen.isdisjoint(value(known[one]))}
    return place, {one for one in there if value(known[one]) in chosen}


def _sorted(counts: Counter[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(sorted(counts.items()), key=itemgetter(1), reverse=True))


def _ahead(rows: Sequence[Row], wanted: int) -> Sequence[Row]:
    """Those of some rows that may be among the best ones wanted, by their scores."""
    if not 0 < wanted < len(rows):
        return rows
    least = nlargest(wanted, map(itemgetter(SCORE), rows))[-1]
    return [row for row in rows if row[SCORE] >= least]


def _order(row: Row, traits: Traits, question: Question) -> tuple[Any, ...]:
    """Where a row stands: ties go by the language asked for, then the newest, then the key; without a day, last."""
    day = traits.occasions[row[OCCASION]].day
    is_other = traits.natures[row[NATURE]].language != question.language
    if question.sort == "oldest":
        return (day or LAST, -row[SCORE], is_other, row[ID])
    backwards = -int(day.replace("-", "") or 0)
    if question.sort == "newest":
        return (backwards, -row[SCORE], is_other, row[ID])
    return (-row[SCORE], is_other, backwards, row[ID])
