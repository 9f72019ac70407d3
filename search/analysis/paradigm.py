"""Other words that a Finnish form may be of than the one that a list has it for, told by the forms beside it.

A list of forms has one dictionary form for each: "tahdon" is of "tahtoa", and nothing says that it is of "tahto" too.
The forms beside it do: "tahdossa", "tahdosta" and "tahdolla" have the same stem, and are of "tahto". So no stem is
guessed, and none of the changes of its letters need be known.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import islice

Known = Callable[[str], str]
"""The dictionary form of a form that is listed, or nothing."""
ALIKE = (
    ("ssa", "sta", "lla", "lta", "lle", "ksi", "n", "t"),
    ("ia", "ien", "iin", "ina"),
    ("ja", "jen", "ihin", "ina"),
    ("ita", "iden", "isiin", "ina"),
)
"""Endings that stand behind the same stem, with back vowels."""
ENOUGH = 2
MOST_ASKED = 4
"""Forms beside one that must be of the same word, and how many are asked for: each costs."""
SHORTEST_STEM = 2
BACK = re.compile(r"[aou]")
FRONTED = str.maketrans("ao", "äö")
INFINITIVE, CONTRACTED, ANY = re.compile(r"(?<!v)[aä]$"), re.compile(r"[aeiouyäö]t[aä]$"), re.compile(r"..")
LEADS = (
    (re.compile(r"(?<=[tdlrn])[uy]$"), "iin", INFINITIVE),
    (re.compile(r"n[uy]t$"), "v%t", INFINITIVE),
    (re.compile(r"nn[uy]t$"), "si", CONTRACTED),
    (re.compile(r"(?<=[aeiouyäö]m)[aä]$"), "%%n", INFINITIVE),
    (re.compile(r"(?<=[aä])[aä]$"), "si", CONTRACTED),
    (re.compile(r"(?<=[aä])[aä]$"), "%v%t", CONTRACTED),
    (re.compile(r"tt[aä]v[aä]$"), "t%%n", INFINITIVE),
    (re.compile(r"mm[aäi](?:ssa|ssä|sta|stä|lla|llä|lta|ltä|lle|ksi|n|t)$"), "mpi", ANY),
)
"""How a form leads to one of another word ("%" is "a" or "ä"), and how that word ends: "tehty", "tehtiin", "tehdä"."""
THEMSELVES = (
    (re.compile(r"(?<=[aeiouyäö])v[aä]$"), "%"),
    (re.compile(r"(?<=([aeiouyäö]))\1n$"), ""),
    (re.compile(r"(?<=[aeiouyäö])n[aä]$"), ""),
    (re.compile(r"(?<=mi)st[aä]$"), "nen"),
    (re.compile(r"(?<=[aä])mpi$"), ""),
    (re.compile(r"(?<=t)t([oö])m[aä]t$"), r"\1n"),
)
"""How a form leads to a dictionary form: "valmistava" to "valmistaa", "tyhjään" to "tyhjä", "aikana" to "aika"."""


def beside(word: str, listed: str, known: Known) -> list[str]:
    """The dictionary forms, other than ``listed``, of the words that a plain Finnish form may be of too."""
    found = [word] if listed and is_noun(word, known) else []
    found += [*nouns(word, known), *_led_to(word, known), *(_led_to(listed, known) if listed != word else ())]
    return [one for one in dict.fromkeys(found) if one != listed]


def nouns(word: str, known: Known) -> Iterator[str]:
    """The nouns of which several forms have the stem of a plain word that may be a form of them."""
    is_back = bool(BACK.search(word))
    for endings in ALIKE:
        some = endings if is_back else tuple(ending.translate(FRONTED) for ending in endings)
        for ending in some:
            stem = word.removesuffix(ending)
            if stem == word or len(stem) < SHORTEST_STEM:
                continue
            noun = _chosen((stem + other for other in some if other != ending), known)
            if noun and (known(noun) == noun or is_noun(noun, known)):
                yield noun


def _chosen(forms: Iterable[str], known: Known) -> str:
    """The dictionary form that is the first to have enough of some forms; "" where none of them has."""
    votes: Counter[str] = Counter()
    for form in islice(forms, MOST_ASKED):
        found = known(form)
        votes[found] += 1
        if found and votes[found] == ENOUGH:
            return found
    return ""


def is_noun(word: str, known: Known) -> bool:
    """Whether a plain word that is listed as a form of another one is a noun itself: "jätti", as "jättiä" is of it."""
    vowel = "a" if BACK.search(word) else "ä"
    return known(word + vowel) == known(f"{word}n{vowel}") == word


def _led_to(word: str, known: Known) -> Iterator[str]:
    vowel = "a" if BACK.search(word) else "ä"
    for ending, other, wanted in LEADS:
        if ending.search(word):
            found = known(ending.sub(other.replace("%", vowel), word, count=1))
            if wanted.search(found) and known(found) == found:
                yield found
    for ending, other in THEMSELVES:
        if ending.search(word):
            form = ending.sub(other.replace("%", vowel), word, count=1)
            if known(form) == form:
                yield form
