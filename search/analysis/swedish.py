"""A Swedish word: dictionary form by simplemma, its stem beside it, and the known words of which it is composed."""

from functools import lru_cache

import snowballstemmer

from search.analysis.compounds import Known, Split, splits
from search.analysis.dictionaries import lemma_of, name_of
from search.analysis.swedish_paradigm import beside, same
from search.analysis.swedish_words import FIRST_ONLY, NEVER_LAST, NOT_COMPOSED, PARTS, SHORT
from search.analysis.words import Word, distinct

JOINTS = ("", "s", "e", "o", "u", "a")
"""Letters between the parts of a Swedish word: "arbetsgrupp", "gatukök", "kyrkoråd"; the last three change a vowel."""
BEFORE_JOINTS = {"o": "a", "u": "a", "a": "e"}
GENITIVE = "s"
SHORTEST_GENITIVE = 4
SHORTEST_AGENT = 5
SHORTEST_INNER = 4
"""Letters of both words of a second part that is composed itself: "-hälsovård" is, "-handla" is not."""
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
    agent = word + "e"
    if word.endswith("ar") and len(word) >= SHORTEST_AGENT and known(agent) == agent:
        return agent
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


def _also_first(split: Split) -> list[str]:
    """What else the first part may be of: "åtgärdsplan" has "åtgärd", not "åtgärda" alone."""
    written, stem = split.written, split.written[:-1]
    also = beside(written, split.first, known) if known(written) == split.first else []
    if written.endswith(GENITIVE) and len(stem) >= SHORTEST_GENITIVE and known(written) != written:
        also += [stem] if stem in (known(stem), *beside(stem, known(stem), known)) else [known(stem)]
    return also


def _long(word: str) -> list[Split]:
    """The ways to read a word as two of some length."""
    return [split for split in _splits(word) if SHORTEST_INNER <= len(split.written) <= len(word) - SHORTEST_INNER]


def _without_joint(split: Split) -> str:
    """The first part as it stands, or as its dictionary form where only letters that join follow that."""
    return split.first if split.written.startswith(split.first) else split.written


def _also_second(word: str, split: Split) -> list[str]:
    """What else the second part may be of: "föreningsträffar" has "träff", not "träffa" alone."""
    return beside(word[len(split.written) :], split.second, known)


def _parts(word: str, found: list[Split]) -> list[str]:
    """The forms of both parts of each way to read a word."""
    parts = [form for split in found for form in (split.first, split.second)]
    return parts + [form for split in found for form in (*_also_first(split), *_also_second(word, split))]


def analyse(word: str) -> Word:
    """The forms of a plain Swedish word (see ``Word``); a genitive is its nominative too."""
    lemma = known(word) or name_of(word, "sv") or (known(word[:-1]) if word.endswith("s") else "")
    whole = lemma or word
    # "digistöds-" is composed itself, and so is "-hälsovård".
    found = _splits(whole) or _splits(whole, _known_last)
    lemmas = [lemma, *beside(word, lemma, known)]
    if not lemma:
        lemmas += [split.written + split.second for split in found]
    lemmas += [split.written + form for split in found for form in _also_second(whole, split)]
    # "kurs" is no genitive.
    lemmas += [_stem(word), word if word == f"{lemma}s" else ""]
    parts = _parts(whole, found)
    for split in found:
        for first in dict.fromkeys((split.written, _without_joint(split))):
            parts += _parts(first, _splits(first))
        parts += _parts(split.second, _long(split.second))
    parts += [form for part in parts for form in same(part, known)]
    lemmas_found = distinct(lemmas)
    return Word(word, lemmas_found, distinct(parts, lemmas_found))
