"""Text to words as they are indexed, and a question's words as they are asked for."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import repeat
from typing import NamedTuple

from search.analysis import finnish, swedish, voikko
from search.analysis.tokens import LONGEST_WORD, WORD, pieces, plain, surfaces
from search.analysis.words import Word, distinct

LANGUAGES = ("fi", "sv")
MOST_KNOWN = 100_000
"""Words as they stand in texts that a process remembers the analysis of: about 60 MB where all are used."""


class Analysed(NamedTuple):
    """A word of a text with its place (``text[start:end]``) and what is known of it."""

    start: int
    end: int
    word: Word


@dataclass(frozen=True)
class Analysis:
    """The way words are analysed. ``with_voikko`` uses libvoikko where the system has it."""

    with_voikko: bool = True

    def text(self, text: str, language: str) -> Iterator[Analysed]:
        """Every word of a text in its order; ``language`` is "fi", "sv" or "" where it is not known (both, then)."""
        word = self.word
        for match in WORD.finditer(text):
            surface, start = match.group(), match.start()
            # A word without a full stop is a token as it stands; most are, and each costs.
            for piece in pieces(surface) if "." in surface else (surface,):
                yield Analysed(start, start + len(piece), word(piece, language))
                start += len(piece) + 1

    def words(self, text: str, language: str, most: int | None = None) -> list[Word]:
        """The words of a text, the first ``most`` of them, without their places: what an index needs."""
        found = surfaces(text)[:most]
        if max(map(len, found), default=0) > LONGEST_WORD:
            return [self.word(surface, language) for surface in found]
        # Most words are known, and each costs: none is asked for by a function of ours.
        return list(map(_as_it_stands, found, repeat(language), repeat(self.with_voikko)))

    def word(self, surface: str, language: str) -> Word:
        """What is known of one word as it stands in a text of a language ("" where that is not known)."""
        if len(surface) > LONGEST_WORD:
            return _word(plain(surface), language, self.with_voikko)
        return _as_it_stands(surface, language, self.with_voikko)

    @property
    def description(self) -> str:
        """What analyses Finnish here, for a report: "libvoikko + simplemma" or "simplemma"."""
        return "libvoikko + simplemma" if self.with_voikko and voikko.is_at_hand() else "simplemma"


def learn_languages() -> None:
    """Loads what the words of every language are analysed with: some seconds, which the first to ask would wait."""
    for language in LANGUAGES:
        Analysis().word("a", language)


@lru_cache(maxsize=MOST_KNOWN)
def _as_it_stands(surface: str, language: str, with_voikko: bool) -> Word:
    return _word(plain(surface), language, with_voikko)


@lru_cache(maxsize=20_000)
def _word(word: str, language: str, with_voikko: bool) -> Word:
    if not any(letter.isalpha() for letter in word):
        return Word(word, (word,), _numbers(word))
    found = [_simple(word, spoken, with_voikko) for spoken in ([language] if language in LANGUAGES else LANGUAGES)]
    inner = [_simple(piece, language or "fi", with_voikko) for piece in _pieces(word)]
    lemmas = distinct([lemma for one in found for lemma in one.lemmas])
    parts = [part for one in found for part in one.parts]
    parts += [form for piece in inner for form in (*piece.lemmas, *piece.parts)]
    return Word(word, lemmas, distinct(parts, lemmas))


def _simple(word: str, language: str, with_voikko: bool) -> Word:
    name, _colon, ending = word.partition(":")
    # "EU:n", "THL:lle", "EU:s": a short form and its case.
    if ending and len(ending) <= 4:
        return Word(word, (name,), ())
    return finnish.analyse(word, with_voikko=with_voikko) if language == "fi" else swedish.analyse(word)


def _pieces(word: str) -> list[str]:
    """The words that a hyphen joins."""
    return [piece for piece in word.split("-") if piece] if "-" in word else []


def _numbers(word: str) -> tuple[str, ...]:
    """The numbers of a date or a paragraph: "5.11.2026" is found by 2026."""
    pieces = word.replace(":", ".").replace("-", ".").split(".")
    return tuple(piece for piece in pieces if len(piece) == 4) if len(pieces) > 1 else ()
