"""Other words that a Swedish form may be of than the one that a list has it for, told by the forms beside it.

A list of forms has one dictionary form for each: "händer" is of "hända" alone, though "händerna" is of "hand"; the
plural of "ansökan" is told of "ansökning", and a passive of a word that nobody asks for ("skrevs" of "skreva").
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from search.analysis.swedish_words import DEPONENT, SAME_WORD, STRONG

Known = Callable[[str], str]
"""The dictionary form of a form that is listed, or nothing."""
PLURALS = ("ar", "er", "or")
AGENT = "are"
PARTICIPLE = re.compile(r"d(?:a|e|es)$|ts?$")
"""How forms end that are told of a participle ("godkänd") and are of its verb: "godkända", "godkändes", "godkänt"."""
SHORTEST_PASSIVE = 5
SHORTEST_ADVERB = 6


def beside(word: str, listed: str, known: Known) -> list[str]:
    """The dictionary forms, other than ``listed``, of the words that a plain Swedish form may be of too."""
    found = [STRONG.get(word, ""), _adjective(word, known)]
    found += [*_verbs(word, listed, known), *_nouns(word, listed, known)]
    found += [form for one in (listed, *found) for form in same(one, known)]
    return [one for one in dict.fromkeys(found) if one and one != listed]


def same(noun: str, known: Known) -> Iterator[str]:
    """What a dictionary form is called too: "ansökning" is "ansökan", of which nobody makes a plural."""
    if noun in SAME_WORD:
        yield SAME_WORD[noun]
    action = noun.removesuffix("ning") + "an"
    if noun.endswith("ning") and known(action) == action:
        yield action


def _verbs(word: str, listed: str, known: Known) -> Iterator[str]:
    if not listed or listed == word:
        return
    if listed.endswith("d") and PARTICIPLE.sub("", word) == listed[:-1]:
        yield known(listed)
    if listed.endswith("as") and listed not in DEPONENT and known(listed[:-1]) == listed[:-1]:
        yield listed[:-1]
    elif word.endswith("s") and len(word) >= SHORTEST_PASSIVE and known(word[:-1]) != word[:-1] != listed:
        yield known(word[:-1])


def _adjective(word: str, known: Known) -> str:
    """What "snabbt" is of, which a list has for a word of its own."""
    root = word[:-1]
    is_one = word.endswith("t") and len(word) >= SHORTEST_ADVERB and known(root) == known(f"{root}a") == root
    return root if is_one else ""


def _nouns(word: str, listed: str, known: Known) -> Iterator[str]:
    # "träff" is told of "träffa", "kris" of "kria", "avfall" of "avfalla".
    neuter = known(f"{word}et")
    if listed != word and (word in (known(f"{word}en"), neuter, known(f"{word}t")) or neuter == f"{word}en"):
        yield word
    # "förbundet" is told of "förbunden".
    if word.endswith("et") and listed == f"{word[:-1]}n" and known(word[:-2]):
        yield word[:-2]
    if listed.endswith(PLURALS) and word == f"{listed}na":
        yield known(listed)
    if word.endswith(PLURALS):
        noun = known(f"{word}na")
        definite = f"{noun}n" if noun.endswith("el") else f"{noun}en"
        if not noun.endswith(AGENT) and known(definite) == noun:
            yield noun
