"""Dictionary forms of Finnish and Swedish words, by simplemma, read from its packed files as they are asked for."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from threading import Lock
from typing import Any, Protocol

from simplemma.strategies.dictionaries import frontcode
from simplemma.strategies.dictionaries.stream_dictionary_factory import StreamMap

_loading = Lock()
_at_hand: dict[str, Dictionary] = {}
MOST_BLOCKS = 2_048
"""Blocks of 32 words that stay unpacked, about 12 MB: parts of words are looked for letter by letter in the same."""


class Dictionary(Protocol):
    """Words and their dictionary forms."""

    def get(self, word: str, default: str | None = None, /) -> str | None:
        """The dictionary form of a word as it is written, or the default."""

    def pairs(self, step: int = 1) -> Iterator[tuple[str, str]]:
        """Every word as it is written with its dictionary form; of every so many blocks only, where that is told."""


class Packed(StreamMap):
    """The packed dictionary of simplemma, which unpacks a block anew for each word that it is asked for."""

    __slots__ = ("_unpacked",)

    def __init__(self, language: str) -> None:
        super().__init__(language)
        self._unpacked = lru_cache(MOST_BLOCKS)(self._unpack)

    def _unpack(self, number: int) -> dict[bytes, bytes]:
        """The words of a block."""
        records = frontcode._iter_records(self._data, *self._blocks[number])
        last = self._firsts[number + 1] if number + 1 < len(self._firsts) else None
        found = {}
        for _start, word, form in records:
            if word == last:
                break
            found[word] = form
        return found

    def pairs(self, step: int = 1) -> Iterator[tuple[str, str]]:
        """The same, a block being 32 words."""
        for number in range(0, len(self._blocks), step):
            for word, form in self._unpack(number).items():
                yield (word[::-1] if self._rev else word).decode(), (form[::-1] if self._rev else form).decode()

    def get(self, key: str, default: Any = None) -> Any:
        """The dictionary form of a word; parts of words are asked for by the hundred, so that each call counts."""
        return self._lookup(key) or default

    def _lookup(self, key: str) -> str | None:
        # Words of some languages are packed from their last letter on.
        word = key.encode()[::-1] if self._rev else key.encode()
        form = self._unpacked(max(bisect_right(self._firsts, word) - 1, 0)).get(word)
        if form is None:
            return None
        return (form[::-1] if self._rev else form).decode()


def dictionary(language: str) -> Dictionary:
    """The dictionary of a language ("fi", "sv"): 15 to 50 MB, loaded at the first call, one for all threads."""
    if language not in _at_hand:
        with _loading:
            if language not in _at_hand:
                _at_hand[language] = Packed(language)
    return _at_hand[language]


def pairs(language: str, step: int = 1) -> Iterator[tuple[str, str]]:
    """Every word of a dictionary with its dictionary form, both plain; only some of them with a ``step``."""
    for word, form in dictionary(language).pairs(step):
        yield word.casefold(), form.casefold().rstrip(".")


def lemma_of(word: str, language: str) -> str:
    """The dictionary form of a plain word, plain; empty where the dictionary does not know it."""
    return (dictionary(language).get(word) or "").casefold()


def name_of(word: str, language: str) -> str:
    """The dictionary form of a plain word that is a name, plain; empty where the dictionary does not know it."""
    return (dictionary(language).get(word.capitalize()) or "").casefold()
