"""What many passages have in common: of what nature they are, and on what occasion they were said.

Such a trait stands in the index under a number made of what it says, and each of its passages has the number. So a
number means the same for ever, and a process may remember what it has read. On SQLite it stands there once; on
PostgreSQL, where two who write at once would wait for one another, perhaps twice.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from hashlib import blake2b
from sys import intern
from typing import Any, Generic, NamedTuple, TypeVar

from search.engines.protocol import IndexDocument

MOST_REMEMBERED = 50_000
BETWEEN = "|"


class Nature(NamedTuple):
    """The kind of a passage, its language, and who speaks in it; the last alone may have a bar in it."""

    kind: str = ""
    language: str = ""
    speaker: str = ""


class Occasion(NamedTuple):
    """What the passages of a meeting have in common: its day (ISO, or ""), forum, network and year, and the groups.

    Groups are those that were there and those that were not; no value has a bar or a space in it.
    """

    day: str = ""
    body: str = ""
    network: str = ""
    year: str = ""
    present: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()


Trait = TypeVar("Trait", Nature, Occasion)
Values = Mapping[str, tuple[str, ...]]


def nature_of(values: Values) -> str:
    """The nature of a passage as it is written, of the values of all its fields."""
    return BETWEEN.join(_first(values, field) for field in Nature._fields)


def occasion_of(day: str, values: Values) -> str:
    """The occasion of a passage as it is written, of its day and of the values of all its fields."""
    groups = (" ".join(values.get(role, ())) for role in ("present", "absent"))
    return BETWEEN.join([day, *(_first(values, field) for field in ("body", "network", "year")), *groups])


def traits_of(document: IndexDocument) -> tuple[str, str]:
    """The nature and the occasion of a document as they are written."""
    return nature_of(document.values), occasion_of(document.date, document.values)


def _first(values: Values, field: str) -> str:
    return next(iter(values.get(field, ())), "")


def read_nature(text: str) -> Nature:
    """A nature from what is written."""
    return Nature(*map(intern, text.split(BETWEEN, 2)))


def read_occasion(text: str) -> Occasion:
    """An occasion from what is written; "" is none, as a version writes it that knows of no occasions yet."""
    if not text:
        return Occasion()
    day, body, network, year, present, absent = text.split(BETWEEN)
    groups = (tuple(map(intern, some.split())) for some in (present, absent))
    return Occasion(intern(day), intern(body), intern(network), intern(year), *groups)


def number_of(text: str) -> int:
    """The number of a trait as it is written: of 60 bits, so that a million of them are all different."""
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest()) >> 4


class Remembered(Generic[Trait]):
    """The traits that a process has read, some ten thousands of them; any number of threads may ask at once."""

    def __init__(self, read: Callable[[str], Trait], nothing: Trait) -> None:
        self._read: Callable[[str], Trait] = read
        self._nothing: Trait = nothing
        self._known: dict[int, Trait] = {}

    def of(self, numbers: set[int], look_up: Callable[[list[int]], Iterable[tuple[int, str]]]) -> Mapping[Any, Trait]:
        """Traits by number, those asked for among them; ``look_up`` gives the texts of those not known yet."""
        known = self._known
        missing = numbers.difference(known)
        if not missing:
            return known
        if len(known) + len(missing) > MOST_REMEMBERED:
            # Whoever uses the old ones keeps them.
            known, missing = {}, numbers
            self._known = known
        found = {number: self._read(text) for number, text in look_up(sorted(missing))}
        known.update(found)
        # What is not in the index either is nothing, for this once.
        return known if len(found) == len(missing) else dict.fromkeys(missing, self._nothing) | known


natures: Remembered[Nature] = Remembered(read_nature, Nature())
occasions: Remembered[Occasion] = Remembered(read_occasion, Occasion())
