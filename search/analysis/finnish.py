"""A Finnish word: dictionary forms by libvoikko and simplemma, its parts, and its stem where neither knows it."""

import re
from functools import lru_cache
from itertools import combinations

import snowballstemmer
from simplemma.strategies.rules import RulesStrategy

from search.analysis import voikko
from search.analysis.compounds import Split, splits
from search.analysis.dictionaries import lemma_of, name_of
from search.analysis.endings import base_by_ending, noun_of
from search.analysis.finnish_words import CORRECTED_ENDS, CORRECTIONS, FIRST_ONLY, LAST_ONLY, NEVER_LAST, SHORT
from search.analysis.paradigm import beside, is_noun, nouns
from search.analysis.words import Word, distinct

_stem = snowballstemmer.stemmer("finnish").stemWord
_rules = RulesStrategy()

VERB = re.compile(r"(?:[tns]taa|[tns]tää|[uy]tu[ay]|utua|ytyä|ntua|ntyä|htua|htyä|ella|ellä|illa|illä|oida|öidä)$")


@lru_cache(maxsize=50_000)
def known(word: str) -> str:
    """The dictionary form of a plain Finnish word, empty where simplemma does not know it."""
    if word in LAST_ONLY:
        return word
    found = CORRECTIONS.get(word) or lemma_of(word, "fi")
    if not found:
        return ""
    for wrong, right in CORRECTED_ENDS.items():
        if found.endswith(wrong):
            return found.removesuffix(wrong) + right
    return CORRECTIONS.get(found, found).rstrip(".")


@lru_cache(maxsize=50_000)
def _known_last(word: str) -> str:
    """The dictionary form of what may stand last in a composed word."""
    listed = known(word)
    # "pisteitä" at the end of a composed word is of "piste", whatever else it may be of.
    noun = noun_of(word, known) or (next(nouns(word, known), "") if VERB.search(listed) else "")
    found = noun or singular_of(listed) or listed or base_by_ending(word, known)
    return found if (len(found) > 3 or found in SHORT) and found not in NEVER_LAST else ""


@lru_cache(maxsize=50_000)
def _known_first(word: str) -> str:
    """The dictionary form of what may stand before another word: a dictionary form, a genitive, "vaikuttamis-"."""
    if word in FIRST_ONLY or word in SHORT:
        return word
    found = known(word)
    if len(word) > 3 and (found == word or (found and word.endswith("n"))):
        return found
    if len(word) > 3 and found and is_noun(word, known):
        return word
    if len(word) > 4 and word.endswith("s") and known(word[:-1] + "nen"):
        return word[:-1] + "nen"
    return ""


def _known_last_of_first(word: str) -> str:
    """The same of what ends a first part that is composed itself: "rakenneuudistus-"."""
    found = _known_first(word)
    return found if found not in NEVER_LAST else ""


def analyse(word: str, *, with_voikko: bool = True) -> Word:
    """The forms of a plain Finnish word (see ``Word``), with libvoikko where it is at hand and asked for."""
    readings = voikko.readings(word) if with_voikko else []
    if not readings:
        return _by_list(word)
    unlikely = {base for reading in readings if reading.is_unlikely for base in reading.bases}
    readings = [reading for reading in readings if not reading.is_unlikely]
    lemmas = [base for reading in readings for base in reading.bases]
    lemmas += [lemma for lemma in [known(word)] if lemma not in unlikely]
    parts = [part for reading in readings for part in parts_of(word, reading.bases[0], reading.structure)]
    # Who asks for "kokoontua" means "kokoontuminen" last.
    parts += [reading.verb for reading in readings]
    lemmas += [singular_of(lemma) for lemma in lemmas]
    return Word(word, distinct(lemmas), distinct(parts, distinct(lemmas)))


def singular_of(lemma: str) -> str:
    """The singular of a dictionary form that is a plural ("palvelut"); empty where it is none."""
    return lemma[:-1] if lemma.endswith("t") and known(lemma[:-1]) == lemma[:-1] else ""


def _by_list(word: str) -> Word:
    lemma = known(word) or name_of(word, "fi") or base_by_ending(word, known)
    found = [] if lemma and VERB.search(lemma) else _readable(lemma or word)
    lemmas = [lemma, noun_of(word, known), singular_of(lemma), *beside(word, lemma, known)]
    if not lemma:
        # "järjestöavustuksen" stands in no dictionary; its last part does, and the form of the whole follows.
        lemmas += [split.written + split.second for split in found]
        lemmas += [_rules.get_lemma(word, "fi") or "", _stem(word)]
    parts = [form for split in found for form in _forms(split)]
    return Word(word, distinct(lemmas), distinct(parts, distinct(lemmas)))


def _readable(word: str) -> list[Split]:
    return splits(word, _known_last, first=_known_first, middle=_known_last_of_first)


def _forms(split: Split) -> list[str]:
    """The parts of a split, those of its own parts, and what stands before as it is written in composed words."""
    found = [split.first, split.second, *([split.written] if split.written.endswith("s") else [])]
    for one in _readable(split.written):
        # Of "järjestöneuvottelu-kunta" also "neuvottelukunta".
        found += [one.first, one.second, split.written[len(one.written) :] + split.second]
    for one in _readable(split.second):
        found += [one.first, one.second]
    return found


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
            found += _inner_forms(word[start:end].strip("-"))
    return [part for part in found if len(part) > 1]


@lru_cache(maxsize=20_000)
def _inner_forms(part: str) -> list[str]:
    """A part that stands inside: "kaupungin" is of "kaupunki", "vaikuttamis" of "vaikuttaminen" and also itself."""
    found = _form(part)
    if found == part and part.endswith("s") and known(part[:-1] + "nen"):
        return [part, part[:-1] + "nen"]
    return [found]


@lru_cache(maxsize=20_000)
def _form(part: str) -> str:
    """The dictionary form of a part that stands inside a word: "kaupungin" in "kaupunginhallitus"."""
    bases = [base for reading in voikko.readings(part) for base in reading.bases[:1]]
    return part if part in bases else next(iter(bases), "") or known(part) or part
