"""What a reader may be about to type."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from cms.chrome import OTHER_LANGUAGE
from search.analysis.pipeline import Analysis
from search.analysis.tokens import Token, plain, tokens
from search.engines.protocol import EmbeddedEngine
from search.query.parser import LONGEST_TEXT, languages_of

SHORTEST = 2
"""Letters from which on a word is completed."""
FORMS = 5
"""Words that are asked for each suggestion: many of them are forms of one."""


class Suggestion(NamedTuple):
    """A whole text; ``language`` is that of its last word where only the other language has that, else empty."""

    text: str
    language: str = ""


def suggestions(
    text: str, *, engine: EmbeddedEngine, language: str, limit: int = 8, analysis: Analysis | None = None
) -> list[Suggestion]:
    """The text with its last word completed, the most frequent first; none after a space, or where none begins so.

    Words of the other language come after those of the reader's. Of the forms of a word the dictionary form is
    suggested, where it begins as what was typed. Every suggestion is of a word that is in a passage now. Raises
    EngineDown where the engine does.
    """
    if len(text) > LONGEST_TEXT:
        return []
    last = _last_word(text)
    if last is None or len(last.surface) < SHORTEST:
        return []
    prefix = plain(last.surface)
    found = engine.suggest(prefix, limit * FORMS)
    way = analysis or Analysis()
    words = _dictionary_forms(found, prefix, language, way)
    other = OTHER_LANGUAGE[language]
    every = [Suggestion(text[: last.start] + word, other if _is_foreign(word, language, way) else "") for word in words]
    return sorted(every, key=lambda one: bool(one.language))[:limit]


def _is_foreign(word: str, language: str, analysis: Analysis) -> bool:
    """Whether only the other language knows a word; a name that neither knows is at home in both."""
    known = languages_of(word, analysis)
    return bool(known) and language not in known


def _last_word(text: str) -> Token | None:
    last = None
    for token in tokens(text):
        last = token
    return last if last is not None and last.end == len(text) else None


def _dictionary_forms(words: Iterable[str], prefix: str, language: str, analysis: Analysis) -> list[str]:
    found = []
    for word in words:
        lemmas = analysis.word(word, language).lemmas
        known = (lemma for lemma in lemmas if lemma.startswith(prefix) and language in languages_of(lemma, analysis))
        found.append(next(known, word))
    return list(dict.fromkeys(found))
