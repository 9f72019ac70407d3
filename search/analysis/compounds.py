"""Composed words taken apart into words that a dictionary knows, where nothing better is at hand."""

from collections.abc import Callable
from typing import NamedTuple

SHORTEST_PART = 3
SHORTEST_FIRST = 2
SHORTEST_COMPOUND = 6


class Split(NamedTuple):
    """One way to read a word as two: the first as it is written, both as dictionary forms."""

    written: str
    first: str
    second: str


def splits(
    word: str,
    known: Callable[[str], str],
    joints: tuple[str, ...] = ("",),
    *,
    first: Callable[[str], str] | None = None,
) -> list[Split]:
    """Every way to read a word of at least six letters as two that are known, the second of at least three letters.

    ``known`` gives the dictionary form of a word or nothing; ``first``, where it is given, that of what stands before,
    which may be as short as two letters.
    ``joints`` are the letters that may stand between the two and belong to neither ("s" in Swedish "arbetsgrupp").
    """
    found = []
    if len(word) < SHORTEST_COMPOUND:
        return []
    for cut in range(SHORTEST_FIRST if first else SHORTEST_PART, len(word) - SHORTEST_PART + 1):
        # What stands before is looked at first: the same beginnings come again in many words.
        before = next((form for joint in joints if (form := _first(word[:cut], joint, first or known))), "")
        second = known(word[cut:]) if before else ""
        if len(second) >= SHORTEST_PART:
            found.append(Split(word[:cut], before, second))
    return found


def _first(written: str, joint: str, known: Callable[[str], str]) -> str:
    if not written.endswith(joint) or len(written) - len(joint) < SHORTEST_FIRST:
        return ""
    return known(written.removesuffix(joint) if joint else written)
