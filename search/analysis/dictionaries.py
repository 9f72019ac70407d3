"""Dictionary forms of Finnish and Swedish words, by simplemma, read from its packed files as they are asked for."""

from functools import cache, lru_cache
from threading import Lock
from typing import Protocol

from simplemma.strategies.dictionaries.stream_dictionary_factory import StreamMap

_loading = Lock()


class Dictionary(Protocol):
    """Words and their dictionary forms."""

    def get(self, word: str) -> str | None:
        """The dictionary form of a word as it is written, or None."""


def dictionary(language: str) -> Dictionary:
    """The dictionary of a language ("fi", "sv"): 15 to 50 MB, loaded at the first call, one for all threads."""
    with _loading:
        return _loaded(language)


@cache
def _loaded(language: str) -> Dictionary:
    found: Dictionary = StreamMap(language)
    return found


@lru_cache(maxsize=50_000)
def lemma_of(word: str, language: str) -> str:
    """The dictionary form of a plain word, plain; empty where the dictionary does not know it."""
    return (dictionary(language).get(word) or "").casefold()


def name_of(word: str, language: str) -> str:
    """The dictionary form of a plain word that is a name, plain; empty where the dictionary does not know it."""
    return (dictionary(language).get(word.capitalize()) or "").casefold()
