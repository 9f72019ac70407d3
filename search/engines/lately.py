"""What was read of the vocabulary lately: everybody asks for the same words, and one question asks thrice for its own.

These are statistics, by which matches are ranked and ways to read them are chosen, so that they may be a minute old.
That a word is in no passage holds for as long as a question takes: what was just written is known at once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from time import monotonic
from typing import Generic, TypeVar

SECONDS, MOST = 60, 100_000
SECONDS_WITHOUT = 0.3
Told = TypeVar("Told")


class Lately(Generic[Told]):
    """What a process has read by word; any number of threads may ask at once."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self.forget()

    def forget(self) -> None:
        """Reads everything anew from here on."""
        self._known: dict[str, Told] = {}
        self._unknown: set[str] = set()
        self._since = self._unknown_since = self._clock()

    def of(self, words: Iterable[str], read: Callable[[list[str]], Mapping[str, Told]]) -> dict[str, Told]:
        """What there is of some words; ``read`` tells it of those that are not known."""
        now = self._clock()
        if now - self._since > SECONDS or len(self._known) > MOST:
            self.forget()
        if now - self._unknown_since > SECONDS_WITHOUT:
            self._unknown, self._unknown_since = set(), now
        known, unknown, asked = self._known, self._unknown, list(dict.fromkeys(words))
        missing = [word for word in asked if word not in known and word not in unknown]
        if missing:
            found = read(missing)
            known.update(found)
            unknown.update(word for word in missing if word not in found)
        return {word: known[word] for word in asked if word in known}


numbers: defaultdict[str, Lately[int]] = defaultdict(Lately)
"""In how many passages words are, by the name of their database."""
begun: defaultdict[str, Lately[dict[str, int]]] = defaultdict(Lately)
"""The most frequent words of beginnings."""


def forget(using: str) -> None:
    """Reads the vocabulary of a database anew: this process has changed it."""
    for known in (numbers, begun):
        known[using].forget()


def forget_all() -> None:
    """Reads every vocabulary anew."""
    for known in (numbers, begun):
        known.clear()
