"""A Finnish word: dictionary forms by libvoikko and simplemma, its parts, and its stem where neither knows it."""

from itertools import combinations

import snowballstemmer

from search.analysis import voikko
from search.analysis.compounds import splits
from search.analysis.dictionaries import lemma_of
from search.analysis.words import Word, distinct

_stem = snowballstemmer.stemmer("finnish").stemWord


CORRECTIONS = {"työ": "työ", "työn": "työ"}
"""Where simplemma takes a word of every day for one of a dialect."""


def known(word: str) -> str:
    """The dictionary form of a plain Finnish word, empty where simplemma does not know it."""
    return CORRECTIONS.get(word) or lemma_of(word, "fi")


def analyse(word: str, *, with_voikko: bool = True) -> Word:
    """The forms of a plain Finnish word (see ``Word``), with libvoikko where it is at hand and asked for."""
    readings = voikko.readings(word) if with_voikko else []
    lemma = known(word)
    lemmas = [*(base for base, _structure in readings), lemma]
    parts = [part for base, structure in readings for part in parts_of(word, base, structure)]
    if not readings:
        found = splits(lemma or word, known)
        # "järjestöavustuksen" stands in no dictionary; its last part does, and the form of the whole follows.
        lemmas += [] if lemma else [split.written + split.second for split in found]
        parts += [form for split in found for form in (split.first, split.second, *_inner(split.second))]
        lemmas += [] if lemma else [_stem(word)]
    return Word(word, distinct(lemmas), distinct(parts, distinct(lemmas)))


def _inner(word: str) -> list[str]:
    return [form for split in splits(word, known) for form in (split.first, split.second)]


def parts_of(word: str, base: str, structure: str) -> list[str]:
    """The parts of a composed word as dictionary forms, neighbours also together, never the whole.

    ``word`` is the plain word, ``base`` its dictionary form and ``structure`` as ``voikko.readings`` gives it.
    """
    lengths = [len(part) for part in structure.lstrip("=").split("=")]
    cuts = [sum(lengths[:number]) for number in range(len(lengths) + 1)]
    if len(lengths) < 2 or cuts[-1] != len(word):
        return []
    found = []
    for start, end in combinations(cuts, 2):
        if end == cuts[-1] and start:
            found.append(base[start:] if base[:start] == word[:start] else _form(word[start:]))
        elif end != cuts[-1]:
            found.append(_form(word[start:end].strip("-")))
    return [part for part in found if len(part) > 1]


def _form(part: str) -> str:
    """The dictionary form of a part that stands inside a word: "kaupungin" in "kaupunginhallitus"."""
    bases = [base for base, _structure in voikko.readings(part)]
    return part if part in bases else next(iter(bases), "") or known(part) or part
