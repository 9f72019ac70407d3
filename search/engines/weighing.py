"""The order of the hits of a page, by what no engine knows of their passages; the same on every engine."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import exp
from typing import NamedTuple

from search.engines.protocol import Hit

SHORT, LETTERS = 0.3, 800
"""What an empty passage loses of its score, and how many letters make it lose a third of that."""
LATE, BEFORE = 0.2, 300
"""What a passage loses at most that comes late to what was asked for, and after how many letters two thirds of it."""
APART, BETWEEN = 0.3, 400
"""What a passage loses at most whose words stand far from each other, and with how many letters between two thirds."""
LOOKED_UP = dict.fromkeys(("page", "material", "grant", "association"), 1.1)
"""What counts more than the minutes of a day, by kind: what holds until it is changed, and is there to be looked up."""
ROLL = 0.7
"""What a roll counts: people and groups side by side, of whom it says nothing."""


class Told(NamedTuple):
    """A passage: its kind, how many letters its text has, and where the words stand that were asked for.

    ``before`` is how many letters stand before the first, ``between`` how many there are from one to the next where
    they stand nearest to each other. ``is_roll`` says that it only tells who was there.
    """

    letters: int
    before: int = 0
    between: float = 0.0
    kind: str = ""
    is_roll: bool = False

    @property
    def worth(self) -> float:
        """What its score is to be multiplied by."""
        worth = ROLL if self.is_roll else LOOKED_UP.get(self.kind, 1.0)
        worth *= 1 - SHORT * exp(-self.letters / LETTERS)
        worth *= 1 - LATE * (1 - exp(-self.before / BEFORE))
        return worth * (1 - APART * (1 - exp(-self.between / BETWEEN)))


UNKNOWN = Told(letters=0)


def weighed(hits: Iterable[Hit], told: Mapping[int, Told]) -> list[Hit]:
    """Hits by their score and by their passages; ``told`` has each passage that is known.

    bm25 prefers what is short, and a cover or a chapter has the heading of what it leads to: between passages of one
    heading the one that says something stands first (Singhal, Buckley and Mitra 1996: length is normalised too much).
    It knows no places either: what is about something says so early, and words that are meant together stand near each
    other (Tao and Zhai 2007, An exploration of proximity measures in information retrieval).
    """
    return sorted(hits, key=lambda hit: -hit.score * told.get(hit.id, UNKNOWN).worth)


def between(places: Sequence[tuple[int, int]]) -> float:
    """How many letters there are from one word asked for to the next, where all of them stand nearest together.

    ``places`` has the letter and the number of each word that was found, by letter; 0 where there is but one number.
    """
    number = len({word for _letter, word in places})
    if number < 2:
        return 0.0
    last: dict[int, int] = {}
    nearest = places[-1][0]
    for letter, word in places:
        # In the order in which they were seen last, so that the first is the farthest behind.
        last.pop(word, None)
        last[word] = letter
        if len(last) == number:
            nearest = min(nearest, letter - next(iter(last.values())))
    return nearest / (number - 1)
