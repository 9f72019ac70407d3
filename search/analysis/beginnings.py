"""The words of a text that could have one of some forms, found by letters, so that no other need be analysed."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from search.analysis.pipeline import LANGUAGES
from search.analysis.tokens import Token, folded, plain, plain_in_place, tokens

LETTERS = 3
"""Three letters let through about as few words as four (3 % of them), and far fewer forms begin otherwise."""


class Likely:
    """Finds the words that could have one of some plain forms, or of some ``bare`` ones without their dots.

    A word that has a form, whether as it stands, as a dictionary form or as a part of it, has one of the beginnings of
    the form in it.
    """

    def __init__(self, forms: Iterable[str], bare: Iterable[str] = ()) -> None:
        self._bare = frozenset(bare)
        self._forms = self._bare.union(forms) - {""}
        self._patterns: dict[str, re.Pattern[str]] = {}

    def words(self, text: str, language: str) -> Iterator[Token]:
        """The words of a text that could have a form, in their order; ``language`` is as in ``Analysis.word``."""
        pattern = self._pattern(language)
        level = self._in_place(text)
        if level is None:
            yield from (one for one in tokens(text) if pattern.search(self._plain(one.surface)))
            return
        found = pattern.search(level)
        while found:
            start = level.rfind(" ", 0, found.start()) + 1
            end = level.find(" ", found.end())
            end = len(level) if end < 0 else end
            yield from (one for one in tokens(text, start, end) if pattern.search(level, one.start, one.end))
            found = pattern.search(level, end)

    def _pattern(self, language: str) -> re.Pattern[str]:
        if language not in self._patterns:
            begun = {one for form in self._forms for one in beginnings(form, language)}
            begun = set(map(folded, begun)) if self._bare else begun
            self._patterns[language] = re.compile("|".join(map(re.escape, sorted(begun))) or r"(?!)")
        return self._patterns[language]

    def _plain(self, surface: str) -> str:
        return folded(plain(surface)) if self._bare else plain(surface)

    def _in_place(self, text: str) -> str | None:
        """The text as its words are compared, each where it stood; None where one has not as many letters then."""
        level = plain_in_place(text)
        if level is None or not self._bare:
            return level
        level = folded(level)
        return level if len(level) == len(text) else None


def beginnings(form: str, language: str) -> frozenset[str]:
    """What the words of a language begin with, or one of their parts, that have a plain form; plain too.

    Where the form is one without dots, this is so of all forms that are the same without theirs.
    """
    bare = folded(form)
    spoken = (language,) if language in LANGUAGES else LANGUAGES
    return frozenset((form[:LETTERS], *(other for one in spoken for other in _others(one).get(bare, ()))))


@cache
def _others(language: str) -> dict[str, tuple[str, ...]]:
    """Forms, without dots, that words begin otherwise than, and how these begin ("hyva": "par", for "paras")."""
    found: dict[str, tuple[str, ...]] = {}
    for line in Path(__file__).with_name(f"beginnings.{language}.txt").read_text(encoding="utf-8").splitlines():
        form, *others = line.split()
        found[folded(form)] = (*found.get(folded(form), ()), *others)
    return found
