"""What a word counts in a passage, written so that PostgreSQL's ``ts_rank`` gives it back.

``ts_rank`` knows no numbers, only places with one of four labels, and adds up the weight of the first place, a quarter
of that of the second, a ninth of the third and so on. Two lexemes with well chosen places come within some per cent of
any number from 0.5 to 50.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

WEIGHTS = (0.03125, 0.125, 0.25, 1.0)
"""The weights of the labels D, C, B and A; sixteen times that are what the columns of the other engine count."""
SCALE = 16.0
VALUES = dict(zip("DCBA", (SCALE * weight for weight in WEIGHTS), strict=True))
MOST_PLACES = 250
MOST_ADDED = 12
"""Places of a lexeme that stand for nothing but a number."""


class Labels(NamedTuple):
    """The label of each place of a lexeme, and of the places of a second lexeme that counts with it."""

    first: str
    second: str


@lru_cache(maxsize=5_000)
def value(labels: str) -> float:
    """What ``ts_rank`` makes of the places of a lexeme, in the numbers of the columns of the other engine."""
    return sum(VALUES[label] / place**2 for place, label in enumerate(labels, start=1))


@lru_cache(maxsize=5_000)
def labels_of(worth: float, places: int = 0) -> Labels:
    """Labels that count about so much together; the first lexeme has so many places, where it is told how many."""
    firsts = list(_in_places(min(places, MOST_PLACES)) if places else _even())
    return min(
        (Labels(first, second) for first in firsts for second in ("", *_even())),
        key=lambda labels: (round(abs(value(labels.first) + value(labels.second) - worth), 1), len("".join(labels))),
    )


def _in_places(places: int) -> Iterator[str]:
    """The ways to label places that a word really has; the first counts the most, or it would count as if it did."""
    for first, weight in VALUES.items():
        yield from (first + other * (places - 1) for other, less in VALUES.items() if less <= weight)


@cache
def _even() -> tuple[str, ...]:
    return tuple(label * number for label in VALUES for number in range(1, MOST_ADDED + 1))
