"""A Swedish word: dictionary form by simplemma, its stem beside it, and the known words of which it is composed."""

import snowballstemmer

from search.analysis.compounds import splits
from search.analysis.dictionaries import lemma_of
from search.analysis.words import Word, distinct

JOINTS = ("", "s", "e", "o", "u", "a")
"""Letters between the parts of a Swedish word: "arbetsgrupp", "gatukök", "kyrkoråd"; the last three change a vowel."""
BEFORE_JOINTS = {"o": "a", "u": "a", "a": "e"}
_stem = snowballstemmer.stemmer("swedish").stemWord


def known(word: str) -> str:
    """The dictionary form of a plain Swedish word, empty where simplemma does not know it."""
    return lemma_of(word, "sv")


def _known_first(word: str) -> str:
    found = known(word)
    # "kvinno-" of "kvinna": the vowel of the dictionary form gives way to the joint.
    return found or next((form for vowel in BEFORE_JOINTS.values() if (form := known(word + vowel))), "")


def analyse(word: str) -> Word:
    """The forms of a plain Swedish word (see ``Word``); a genitive is its nominative too."""
    lemma = known(word) or (known(word[:-1]) if word.endswith("s") else "")
    found = splits(lemma or word, _known_first, JOINTS)
    lemmas = [lemma]
    if not lemma:
        lemmas += [split.written + split.second for split in found]
    lemmas.append(_stem(word))
    parts = [form for split in found for form in (split.first, split.second)]
    lemmas_found = distinct(lemmas)
    return Word(word, lemmas_found, distinct(parts, lemmas_found))
