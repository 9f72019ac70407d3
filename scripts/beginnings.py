"""Writes what words begin with that begin otherwise than their forms: ``python -m scripts.beginnings``.

Every word of the dictionaries is analysed in every way: ten minutes. To be run when a dictionary or the analysis of a
language changes; until then a passage may be found by a word that is not marked in it.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

from search.analysis.beginnings import LETTERS
from search.analysis.dictionaries import pairs
from search.analysis.finnish_words import NOT_LISTED
from search.analysis.pipeline import LANGUAGES, Analysis

FOLDER = Path(__file__).resolve().parent.parent / "search" / "analysis"


def lines(words: Iterable[str], language: str) -> list[str]:
    """Of plain words the forms that begin otherwise than any piece of the word, and what is there instead, sorted."""
    found: dict[str, set[str]] = defaultdict(set)
    for word, form, is_part in _forms(words, language):
        if not any(begun in word for begun in (form[:LETTERS], *found.get(form, ()))):
            found[form].add(_in_a_word(word, form) if is_part else word[:LETTERS])
    return [" ".join((form, *sorted(others))) for form, others in sorted(found.items())]


def _forms(words: Iterable[str], language: str) -> Iterator[tuple[str, str, bool]]:
    """Each word with each of its forms, and whether that is one of a part."""
    for word in words:
        for with_voikko in (True, False):
            known = Analysis(with_voikko).word(word, language)
            yield from ((word, form, False) for form in known.lemmas)
            yield from ((word, form, True) for form in known.parts)


def _in_a_word(word: str, form: str) -> str:
    """Three letters of a word, or two at its end, where it is most like the beginning of a form; else its first."""
    begun = max((form[:length] for length in range(LETTERS) if form[:length] in word), key=len)
    place = word.rfind(begun) if begun else 0
    return word[place:][:LETTERS] if len(begun) > 1 else word[: place + LETTERS][-LETTERS:]


def main() -> None:
    """Writes the file of each language."""
    for language in LANGUAGES:
        others = sorted(NOT_LISTED) if language == "fi" else []
        listed = lines(chain((word for word, _form in pairs(language)), others), language)
        (FOLDER / f"beginnings.{language}.txt").write_text("\n".join([*listed, ""]), encoding="utf-8")


if __name__ == "__main__":
    main()
