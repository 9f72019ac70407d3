"""Which part of all passages has a word, told of some of them: counting all would cost as much as asking."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import Any

from search.engines.embedded import TABLE
from search.engines.expressions import matching
from search.engines.frequent import FEWEST_PASSAGES
from search.query.nodes import Term

STRETCHES, LENGTH = 4, 500
"""So many stretches of so many keys each, from the oldest passage to the newest."""


class Sample:
    """Some passages of an index on SQLite; ``execute`` gives the rows of a statement."""

    def __init__(self, execute: Callable[[str, Any], list[Any]]) -> None:
        self._execute = execute

    def share(self, term: Term) -> float:
        """In which part of the passages a word is, from 0 to 1; 0 in an index so small that every word tells something.

        One statement, whatever the size of the index.
        """
        between = f"FROM {TABLE}_docsize WHERE id BETWEEN %s AND %s"
        matched = f"FROM {TABLE} WHERE {TABLE} MATCH %s AND rowid BETWEEN %s AND %s"
        found, all_there = (
            " + ".join([f"(SELECT COUNT(*) {one})"] * len(self._stretches)) for one in (matched, between)
        )
        values = [value for first, last in self._stretches for value in (matching(term), first, last)]
        values += [key for stretch in self._stretches for key in stretch]
        [(having, passages)] = self._execute(f"SELECT {found}, {all_there}", values)
        return int(having) / int(passages) if passages >= FEWEST_PASSAGES else 0.0

    @cached_property
    def _stretches(self) -> list[tuple[int, int]]:
        """First and last keys; of a small index all that it has."""
        # Asked for both in one, SQLite would read them all.
        ends = (f"(SELECT {end}(id) FROM {TABLE}_docsize)" for end in ("MIN", "MAX"))  # noqa: S608
        [(first, last)] = self._execute(f"SELECT {', '.join(ends)}", [])
        if first is None or last - first < STRETCHES * LENGTH:
            return [(first or 0, last or 0)]
        step = (last - first + 1 - LENGTH) / (STRETCHES - 1)
        starts = [first + round(step * number) for number in range(STRETCHES)]
        return [(start, start + LENGTH - 1) for start in starts]
