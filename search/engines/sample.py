"""Which part of all passages has a word, told of some of them: counting all would cost as much as asking."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cached_property
from typing import Any

from search.engines.embedded import TABLE
from search.engines.expressions import matching
from search.engines.frequent import FEWEST_PASSAGES
from search.query.nodes import Term

STRETCHES, LENGTH = 3, 500
"""So many stretches of so many keys each, from the oldest passage to the newest."""
MOST_WORDS = 40
"""Words of a question that are looked for: beside so many others nobody misses one."""


class Sample:
    """Some passages of an index on SQLite; ``execute`` gives the rows of a statement."""

    def __init__(self, execute: Callable[[str, Any], list[Any]]) -> None:
        self._execute = execute

    def shares(self, terms: Iterable[Term]) -> dict[Term, float]:
        """In which part of the passages each word is, from 0 to 1; 0 in an index where every word tells something.

        One statement, whatever the size of the index and however many words; of more than forty the others are 0.
        """
        every = list(dict.fromkeys(terms))
        asked = every[:MOST_WORDS]
        counted = [f"SELECT COUNT(*) FROM {TABLE} WHERE {TABLE} MATCH %s AND rowid BETWEEN %s AND %s"] * len(asked)  # noqa: S608
        counted.append(f"SELECT COUNT(*) FROM {TABLE}_docsize WHERE id BETWEEN %s AND %s")  # noqa: S608
        columns = (" + ".join([f"({one})"] * len(self._stretches)) for one in counted)
        values = [value for term in asked for first, last in self._stretches for value in (matching(term), first, last)]
        values += [key for stretch in self._stretches for key in stretch]
        [(*having, passages)] = self._execute(f"SELECT {', '.join(columns)}", values)
        tells = passages >= FEWEST_PASSAGES
        found = {term: int(number) / int(passages) for term, number in zip(asked, having, strict=True) if tells}
        return dict.fromkeys(every, 0.0) | found

    @property
    def is_all(self) -> bool:
        """Whether the index is so small that all of it is the sample: then any word may be asked for quickly."""
        return len(self._stretches) == 1

    @property
    def passages(self) -> int:
        """How many passages there are at most: keys from the first to the last."""
        return self._stretches[-1][1] - self._stretches[0][0] + 1

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
