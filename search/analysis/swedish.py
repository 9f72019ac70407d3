"""A Swedish word: dictionary form by simplemma, its stem beside it, and the known words of which it is composed."""

from functools import lru_cache

import snowballstemmer

from search.analysis.compounds import splits
from search.analysis.dictionaries import lemma_of, name_of
from search.analysis.words import Word, distinct

JOINTS = ("", "s", "e", "o", "u", "a")
"""Letters between the parts of a Swedish word: "arbetsgrupp", "gatukök", "kyrkoråd"; the last three change a vowel."""
BEFORE_JOINTS = {"o": "a", "u": "a", "a": "e"}
SHORT = frozenset(("by", "el", "it", "tv", "yt", "ö", "å", "bo", "is", "ny", "id", "eu"))
"""Words of one and two letters of which others are composed: "elavbrott", "byaförening"."""
FIRST_ONLY = frozenset(("bio", "digi", "eko", "euro", "mikro", "mini", "multi", "sam", "vice", "video", "socio"))
"""First parts that are no words: "digistöd"."""
NEVER_LAST = frozenset((
    "aga", "ala", "amma", "ande", "area", "aria", "ass", "eda", "ena", "ensam", "era", "est", "eten", "gara", "het",
    "heta", "idas", "imma", "jute", "kapa", "lig", "lut", "luta", "mala", "mun", "rad", "rama", "rar", "ria", "rna",
    "sav", "sena", "simma", "statera", "stia", "tana", "ten", "the", "tia", "törel",
))  # fmt: skip
"""Words that hardly a composed one ends with, and many look like: "kommun", "gemensam", "deltagare"."""
_stem = snowballstemmer.stemmer("swedish").stemWord


@lru_cache(maxsize=50_000)
def known(word: str) -> str:
    """The dictionary form of a plain Swedish word, empty where simplemma does not know it."""
    return lemma_of(word, "sv")


@lru_cache(maxsize=20_000)
def _known_first(word: str) -> str:
    if word in SHORT or word in FIRST_ONLY:
        return word
    found = known(word) if len(word) > 2 else ""
    # "kvinno-" of "kvinna": the vowel of the dictionary form gives way to the joint.
    return found or next(
        (form for vowel in BEFORE_JOINTS.values() if len(word) > 2 and (form := known(word + vowel))), ""
    )


@lru_cache(maxsize=20_000)
def _known_last(word: str) -> str:
    found = known(word)
    return "" if found in NEVER_LAST else found


def analyse(word: str) -> Word:
    """The forms of a plain Swedish word (see ``Word``); a genitive is its nominative too."""
    lemma = known(word) or name_of(word, "sv") or (known(word[:-1]) if word.endswith("s") else "")
    found = splits(lemma or word, _known_last, JOINTS, first=_known_first)
    # "digistöds-" is composed itself.
    found = found or splits(lemma or word, _known_last, JOINTS, first=_known_first, middle=_known_last)
    lemmas = [lemma]
    if not lemma:
        lemmas += [split.written + split.second for split in found]
    # "kurs" is no genitive.
    lemmas += [_stem(word), word if word == f"{lemma}s" else ""]
    parts = [form for split in found for form in (split.first, split.second)]
    parts += [
        form
        for split in found
        for one in splits(split.written, _known_last, JOINTS, first=_known_first)
        for form in (one.first, one.second)
    ]
    lemmas_found = distinct(lemmas)
    return Word(word, lemmas_found, distinct(parts, lemmas_found))
