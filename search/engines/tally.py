"""Matches to an answer: the first of them, how many there are, and how many have each value; pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from heapq import nlargest
from operator import itemgetter
from typing import Any

from search.engines.protocol import Answer, Hit
from search.query.nodes import Question

ROLES = ("present", "absent")
"""Fields of several values a passage: the groups that were there, or were not."""
OWN = ("kind", "language", "speaker")
SETTING = ("body", "network", "year", *ROLES)
"""What the passages of a meeting have in common stands in one text, after the day: it is read and looked at once."""
COLUMNS = ("date", *OWN, "setting")
"""What the index keeps of a passage beside its words."""
ID, SCORE = range(2)
PLACES = {field: place for place, field in enumerate(OWN, start=SCORE + 1)}
PARTS = {field: place for place, field in enumerate(SETTING, start=1)}
BETWEEN = "|"
LAST = "~"
Row = Sequence[Any]
"""A match: its key, its score, a text for each of ``OWN``, and its setting."""


def setting_of(day: str, values: Mapping[str, tuple[str, ...]]) -> str:
    """The day and the values of ``SETTING``, those of a role with spaces between; none of them has a bar in it."""
    return BETWEEN.join([day, *(" ".join(values.get(field, ())) for field in SETTING)])


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
        settings = Counter(map(itemgetter(-1), whole))
        for field, counts in self._counts.items():
            _count(counts, field, whole, settings)
            if others := beside.get(field):
                _count(counts, field, others, Counter(map(itemgetter(-1), others)))
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
    if field in PLACES:
        place = PLACES[field]
        return lambda row: row[place] in chosen
    passes = cache(lambda setting: not chosen.isdisjoint(_values(setting, field)))
    return lambda row: passes(row[-1])


def _values(setting: str, field: str) -> list[str]:
    part = setting.split(BETWEEN)[PARTS[field]]
    return part.split() if field in ROLES else [part]


def _count(counts: Counter[str], field: str, rows: Sequence[Row], settings: Counter[str]) -> None:
    if field in PLACES:
        counts.update(map(itemgetter(PLACES[field]), rows))
    else:
        for setting, number in settings.items():
            for value in _values(setting, field):
                counts[value] += number
    counts.pop("", None)


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
        return lambda row: (_day(row) or LAST, -row[SCORE], row[language] != own, row[ID])
    if question.sort == "newest":
        return lambda row: (_backwards(_day(row)), -row[SCORE], row[language] != own, row[ID])
    return lambda row: (-row[SCORE], row[language] != own, _backwards(_day(row)), row[ID])


def _day(row: Row) -> str:
    day: str = row[-1].partition(BETWEEN)[0]
    return day


def _backwards(day: str) -> int:
    return -int(day.replace("-", "") or 0)
