"""Text to words as they are indexed, and a question's words as they are asked for."""

from dataclasses import dataclass
from functools import lru_cache, partial

from search.analysis import finnish, swedish, voikko
from search.analysis.memory import Memory
from search.analysis.tokens import LONGEST_WORD, plain, surfaces
from search.analysis.words import Word, distinct

LANGUAGES = ("fi", "sv")
MOST_KNOWN = {"fi": 50_000, "sv": 20_000, "": 5_000}
"""Words as they stand in texts that a process remembers the analysis of, or up to twice as many.

Finnish has the most forms. Where all are used that is about 120 MB, with all that is remembered below. With fewer
Finnish ones a question to an archive of 100,000 passages waits a millisecond more for words that are to be marked.
"""


@dataclass(frozen=True)
class Analysis:
    """The way words are analysed. ``with_voikko`` uses libvoikko where the system has it."""

    with_voikko: bool = True

    def words(self, text: str, language: str, most: int | None = None) -> list[Word]:
        """The words of a text in its order, the first ``most`` of them: what an index needs.

        ``language`` is "fi", "sv" or "" where it is not known (both, then).
        """
        found = surfaces(text)[:most]
        if max(map(len, found), default=0) > LONGEST_WORD:
            return [self.word(surface, language) for surface in found]
        # Most words are known, and each costs: none is asked for by a function of ours.
        return list(map(_known(language, self.with_voikko).__getitem__, found))

    def word(self, surface: str, language: str) -> Word:
        """What is known of one word as it stands in a text of a language ("" where that is not known)."""
        if len(surface) > LONGEST_WORD:
            return _word(plain(surface), language, self.with_voikko)
        return _known(language, self.with_voikko)[surface]

    @property
    def description(self) -> str:
        """What analyses Finnish here, for a report: "libvoikko + simplemma" or "simplemma"."""
        return "libvoikko + simplemma" if self.with_voikko and voikko.is_at_hand() else "simplemma"


def learn_languages() -> None:
    """Loads what the words of every language are analysed with: some seconds, which the first to ask would wait."""
    for language in LANGUAGES:
        Analysis().word("a", language)


def _known(language: str, with_voikko: bool) -> Memory[Word]:
    return _KNOWN[language if language in LANGUAGES else "", with_voikko]


def _as_it_stands(language: str, with_voikko: bool, surface: str) -> Word:
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


_KNOWN = {
    (language, with_voikko): Memory(partial(_as_it_stands, language, with_voikko), MOST_KNOWN[language])
    for language in (*LANGUAGES, "")
    for with_voikko in (True, False)
}
