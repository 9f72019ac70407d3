"""Why a passage was found, said where the marked words do not say it by themselves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from search.analysis.tokens import plain
from search.results.highlight import Mark, Reason

SHORTEST_BEGINNING = 3
SAYS_ITSELF = (Reason.SAME, Reason.FORM)


@dataclass(frozen=True)
class Why:
    """A reason with the word that it is about: ``word`` stands between ``before`` and ``after``, all one word."""

    reason: str
    before: str
    word: str
    after: str = ""

    @property
    def pieces(self) -> tuple[str, str, str]:
        """The word in three, the middle one standing out."""
        return self.before, self.word, self.after


def reasons(text: str, marks: Sequence[Mark]) -> tuple[Why, ...]:
    """Of each kind of reason that needs one a sentence: part of a word, other name, other language, other spelling.

    Nothing about what was asked for is said where the very word, or a form of it, is marked too.
    """
    clear = {mark.asked for mark in marks if mark.reason in SAYS_ITSELF}
    told: dict[Reason, Why] = {}
    for mark in marks:
        if mark.reason not in SAYS_ITSELF and mark.asked not in clear and mark.reason not in told:
            told[mark.reason] = _why(text[mark.start : mark.end], mark)
    return tuple(told[reason] for reason in sorted(told))


def _why(surface: str, mark: Mark) -> Why:
    name = mark.reason.name.lower()
    if mark.reason is not Reason.PART:
        return Why(name, "", surface)
    start, end = part_in(surface, mark.form)
    return Why(name, surface[:start], surface[start:end], surface[end:])


def part_in(surface: str, part: str) -> tuple[int, int]:
    """Where a part, given as its dictionary form, stands in a composed word; the whole word where that is not plain."""
    word = plain(surface)
    if len(word) != len(surface):
        return 0, len(surface)
    for length in range(len(part), SHORTEST_BEGINNING - 1, -1):
        start = word.rfind(part[:length])
        if start < 0:
            continue
        is_whole = length == len(part)
        rest = len(word) - start - length
        if is_whole and rest > SHORTEST_BEGINNING:
            return start, start + length
        if start or is_whole:
            return start, len(surface)
    return 0, len(surface)
