"""What the passages of a meeting have in common: its forum and network, its year, and which groups were there.

On SQLite an occasion stands in the index once, under a number made of what it says, and each of its passages has the
number. So a number means the same for ever, and a process may remember what it has read. On PostgreSQL, where two who
write at once would wait for one another, each passage has the text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from hashlib import blake2b
from sys import intern
from typing import Any, NamedTuple

MOST_REMEMBERED = 50_000
BETWEEN = "|"


class Occasion(NamedTuple):
    """The values of an occasion by field; of the last two several, and none of them has a bar or a space in it."""

    body: str = ""
    network: str = ""
    year: str = ""
    present: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()


NOTHING = Occasion()
Occasions = Mapping[Any, Occasion]
"""Occasions by what stands with a passage: a number, or a text."""


def occasion_of(values: Mapping[str, tuple[str, ...]]) -> Occasion:
    """The occasion of a passage, of the values of all its fields."""
    first = {field: next(iter(values.get(field, ())), "") for field in ("body", "network", "year")}
    return Occasion(**first, present=values.get("present", ()), absent=values.get("absent", ()))


def written(occasion: Occasion) -> str:
    """An occasion as it stands in the index."""
    return BETWEEN.join([*occasion[:3], " ".join(occasion.present), " ".join(occasion.absent)])


def number_of(text: str) -> int:
    """The number of an occasion as it stands in the index: of 60 bits, so that a million of them are all different."""
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest()) >> 4


def read(text: str) -> Occasion:
    """An occasion from what stands in the index."""
    body, network, year, present, absent = text.split(BETWEEN)
    present_groups, absent_groups = (tuple(map(intern, groups.split())) for groups in (present, absent))
    return Occasion(intern(body), intern(network), intern(year), present_groups, absent_groups)


class Remembered:
    """The occasions that a process has read, some ten thousands of them; any number of threads may ask at once."""

    def __init__(self) -> None:
        self._known: dict[int, Occasion] = {}

    def of(self, numbers: set[int], look_up: Callable[[list[int]], Iterable[tuple[int, str]]]) -> Occasions:
        """Occasions by number, those asked for among them; ``look_up`` gives the texts of those not known yet."""
        known = self._known
        missing = {number for number in numbers if number not in known}
        if not missing:
            return known
        if len(known) + len(missing) > MOST_REMEMBERED:
            # Whoever uses the old ones keeps them.
            known, missing = {}, numbers
            self._known = known
        # What is not in the index either is nothing, for this once.
        found = {number: read(text) for number, text in look_up(sorted(missing))}
        known.update(found)
        return known if len(found) == len(missing) else dict.fromkeys(missing, NOTHING) | known


remembered = Remembered()
