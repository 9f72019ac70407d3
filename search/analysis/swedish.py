"""A Swedish word: dictionary form by simplemma, its stem beside it, and the known words of which it is composed."""

from functools import lru_cache

import snowballstemmer

from search.analysis.compounds import Known, Split, splits
from search.analysis.dictionaries import lemma_of, name_of
from search.analysis.swedish_words import FIRST_ONLY, NEVER_LAST, NOT_COMPOSED, PARTS, SHORT
from search.analysis.words import Word, distinct

JOINTS = ("", "s", "e", "o", "u", "a")
"""Letters between the parts of a Swedish word: "arbetsgrupp", "gatukök", "kyrkoråd"; the last three change a vowel."""
BEFORE_JOINTS = {"o": "a", "u": "a", "a": "e"}
RING = ("ring", "ringa")
"""What the name of an action in -ering only seems to end with."""
_stem = snowballstemmer.stemmer("swedish").stemWord


@lru_cache(maxsize=50_000)
def known(word: str) -> str:
    """The dictionary form of a plain Swedish word, empty where simplemma does not know it."""
    return lemma_of(word, "sv")


@lru_cache(maxsize=20_000)
def _known_first(word: str) -> str:
    if word in SHORT or word in FIRST_ONLY:
        return word
    found = (PARTS.get(word) or known(word)) if len(word) > 2 else ""
    # "kvinno-" of "kvinna": the vowel of the dictionary form gives way to the joint.
    return found or next(
        (form for vowel in BEFORE_JOINTS.values() if len(word) > 2 and (form := known(word + vowel))), ""
    )


@lru_cache(maxsize=20_000)
def _known_last(word: str) -> str:
    found = PARTS.get(word) or known(word)
    return "" if found in NEVER_LAST else found


def _splits(word: str, middle: Known | None = None) -> list[Split]:
    """The ways to read a word as two; none of one that only looks so: "person", "parkering"."""
    if not NOT_COMPOSED.isdisjoint((word, known(word))):
        return []
    found = splits(word, _known_last, JOINTS, first=_known_first, middle=middle)
    return [split for split in found if split.second not in RING or not split.written.endswith("e")]


def analyse(word: str) -> Word:
    """The forms of a plain Swedish word (see ``Word``); a genitive is its nominative too."""
    lemma = known(word) or name_of(word, "sv") or (known(word[:-1]) if word.endswith("s") else "")
    # "digistöds-" is composed itself.
    found = _splits(lemma or word) or _splits(lemma or word, _known_last)
    lemmas = [lemma]
    if not lemma:
        lemmas += [split.written + split.second for split in found]
    # "kurs" is no genitive.
    lemmas += [_stem(word), word if word == f"{lemma}s" else ""]
    parts = [form for split in found for form in (split.first, split.second)]
    parts += [form for split in found for one in _splits(split.written) for form in (one.first, one.second)]
    lemmas_found = distinct(lemmas)
    return Word(word, lemmas_found, distinct(parts, lemmas_found))
