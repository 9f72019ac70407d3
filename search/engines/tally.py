"""Matches to an answer: the first of them, how many there are, and how many have each value; pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from heapq import nlargest
from operator import itemgetter
from typing import Any

from search.engines.protocol import FIELDS, Answer, Hit
from search.query.nodes import Question

ROLES = ("present", "absent")
"""Fields of several values a passage: the groups that were there, or were not."""
ID, SCORE, DATE = range(3)
PLACES = {field: place for place, field in enumerate(FIELDS, start=DATE + 1)}
COLUMNS = ("date", *FIELDS)
"""What a match tells of its passage, after its key and its score."""
LAST = "~"
Row = Sequence[Any]
"""A match: key, score, day as an ISO day or "", a text for each of ``FIELDS``; values of a role have spaces between."""


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

    def add(self, rows: Sequence[Row]) -> None:
        """Adds some matches."""
        whole, beside = _parted(rows, self._question.filters)
        self.total += len(whole)
        for field, counts in self._counts.items():
            _count(counts, field, whole)
            _count(counts, field, beside.get(field, ()))
        self._first = _in_order([*self._first, *whole], self._question)

    def answer(self, engine: str) -> Answer:
        """The answer of so many matches; the counts of each field the most first, then by value."""
        hits = tuple(Hit(int(row[ID]), float(row[SCORE])) for row in self._first[self._question.offset :])
        facets = {field: _sorted(counts) for field, counts in self._counts.items() if counts}
        return Answer(hits=hits, total=self.total, facets=facets, engine=engine)


def _parted(rows: Sequence[Row], filters: dict[str, tuple[str, ...]]) -> tuple[Sequence[Row], dict[str, list[Row]]]:
    """The rows that pass every filter, and by field those that pass all but the filter of this one."""
    whole = rows
    beside: dict[str, list[Row]] = {}
    for field, chosen in filters.items():
        if not chosen:
            continue
        passes = _passing(field, frozenset(chosen))
        beside = {other: [row for row in some if passes(row)] for other, some in beside.items()}
        beside[field] = [row for row in whole if not passes(row)]
        whole = [row for row in whole if passes(row)]
    return whole, beside


def _passing(field: str, chosen: frozenset[str]) -> Callable[[Row], bool]:
    place = PLACES[field]
    if field in ROLES:
        return lambda row: not chosen.isdisjoint(row[place].split())
    return lambda row: row[place] in chosen


def _count(counts: Counter[str], field: str, rows: Iterable[Row]) -> None:
    found = Counter(map(itemgetter(PLACES[field]), rows))
    found.pop("", None)
    if field not in ROLES:
        counts.update(found)
        return
    for values, number in found.items():
        for value in values.split():
            counts[value] += number


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
