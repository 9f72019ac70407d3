"""Composed words taken apart into words that a dictionary knows, where nothing better is at hand."""

from collections.abc import Callable
from typing import NamedTuple

SHORTEST_PART = 3
SHORTEST_FIRST = 2
SHORTEST_COMPOUND = 6
Known = Callable[[str], str]
"""From a word to its dictionary form, or to nothing."""


class Split(NamedTuple):
    """One way to read a word as two: the first as it is written, both as dictionary forms."""

    written: str
    first: str
    second: str


def splits(
    word: str,
    known: Known,
    joints: tuple[str, ...] = ("",),
    *,
    first: Known | None = None,
    middle: Known | None = None,
) -> list[Split]:
    """Every way to read a word of at least six letters as two that are known, the second of at least three letters.

    ``known`` gives the dictionary form of a word or nothing; ``first``, where it is given, that of what stands before,
    which may be as short as two letters. ``middle``, where it is given, that of what ends a first part which is
    composed itself and is told as it is written.
    ``joints`` are the letters that may stand between the two and belong to neither ("s" in Swedish "arbetsgrupp").
    """
    found = []
    if len(word) < SHORTEST_COMPOUND:
        return []
    begun: list[int] = []
    for cut in range(SHORTEST_FIRST if first else SHORTEST_PART, len(word) - SHORTEST_PART + 1):
        # What stands before is looked at first: the same beginnings come again in many words.
        before = ""
        for stem, form in _before(word, cut, joints, first or known):
            before = before or form or (stem if middle and _is_composed(stem, begun, middle) else "")
            if form:
                begun.append(cut)
        second = known(word[cut:]) if before else ""
        if len(second) >= SHORTEST_PART:
            found.append(Split(word[:cut], before, second))
    return found


def _before(word: str, cut: int, joints: tuple[str, ...], known: Known) -> list[tuple[str, str]]:
    """What stands before a place in a word, without the letters that join it, and its dictionary form or nothing."""
    stems = [
        word[: cut - len(joint)]
        for joint in joints
        if cut - len(joint) >= SHORTEST_FIRST and word.endswith(joint, 0, cut)
    ]
    return [(stem, known(stem)) for stem in stems]


def _is_composed(stem: str, begun: list[int], known: Known) -> bool:
    """Whether a stem is a word that ended at one of some places, and another one that is known."""
    return len(stem) >= SHORTEST_COMPOUND and any(
        len(stem) - place >= SHORTEST_PART and len(known(stem[place:])) >= SHORTEST_PART for place in begun
    )
