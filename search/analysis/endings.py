"""Finnish endings that a list of forms lacks: what is left without them is asked of the list."""

import re
from collections.abc import Callable, Iterator

CLITIC = re.compile(r"(?<=..)(?:kin|kaan|kään|kohan|köhän|ko|kö|han|hän|pa|pä)$")
POSSESSIVE = re.compile(r"(?<=..)(?:nsa|nsä|mme|nne|ni|si)$")
AFTER_A_CASE = re.compile(r"(?<=.[sltnk][saäteni])(?:an|än|en)$")
"""The possessive of "avustuksissaan"; what goes before it is a case."""
CASES = re.compile(
    r"(?:iden|itten|issa|issä|ista|istä|illa|illä|ilta|iltä|ille|iksi|ina|inä|itta|ittä|ihin|ita|itä|ien|"
    r"oissa|oista|oilla|oilta|oille|oiksi|oina|oita|oiden|oihin|jen|ja|jä|ia|iä|"
    r"ssa|ssä|sta|stä|lla|llä|lta|ltä|lle|ksi|na|nä|tta|ttä|hin|ta|tä|[aeiouyäö]n|n|t|a|ä)$"
)
STEMS = (
    (re.compile(r"(?:se|s|si)$"), "nen"),
    (re.compile(r"(?:kse|ks|ksi)$"), "s"),
    (re.compile(r"(?:ude|uks)$"), "us"),
    (re.compile(r"(?:yde|yks)$"), "ys"),
    (re.compile(r"(?:ee|e)$"), "e"),
    (re.compile(r"(?:aa|(?<=i)a)$"), "as"),
    (re.compile(r"(?:ää)$"), "äs"),
    (re.compile(r"(?:e)$"), "i"),
    (re.compile(r"(?:o)$"), "a"),
    (re.compile(r"(?:ö)$"), "ä"),
    (re.compile(r"$"), ""),
    (re.compile(r"$"), "i"),
    (re.compile(r"$"), "a"),
    (re.compile(r"$"), "ä"),
)
"""How the stem before a case becomes the dictionary form: "kokoukse-" is "kokous", "vuotiaa-" is "vuotias"."""
AS_A_VERB_TOO = re.compile(r"(?:[ouyöie]|(?<=[^aä])[aä])(?:(?<=[ouie])a|(?<=[yöie])ä|t|n)$")
PARTICIPLES = (
    (re.compile(r"e[ei][a-zäö]{1,4}$"), ("ut", "yt")),
    (re.compile(r"(?<=[aeiä]t)(?=[uy](?:i?(?:ssa|ssä|sta|stä|lla|llä|lta|ltä|lle)|ksi|t|n)$)"), ("t",)),
)
"""How the case of a participle is taken away: "osallistuneista" is of "osallistunut", "autetut" of "autettut"."""
PARTICIPLE = re.compile(r"(?:[tdlrn][uy]|[nsrl][uy]t|[aeiouyäö]v[aä]|[aeiouyäö]m[aä])$")


def base_by_ending(word: str, known: Callable[[str], str]) -> str:
    """The dictionary form of a plain word that stands in no list, by its endings; empty where that finds none.

    ``known`` gives the dictionary form of a form that is listed, or nothing.
    """
    bare = list(_without_particles(word))
    for shorter in bare:
        if shorter != word and (found := known(shorter)):
            return found
    for shorter in bare:
        for candidate in _nominatives(shorter):
            found = known(candidate)
            if found and (found == candidate or PARTICIPLE.search(candidate)):
                return found
    return ""


def noun_of(word: str, known: Callable[[str], str]) -> str:
    """The noun that a form may be of beside the verb that a list has it for: "kulut" is of "kulu" too."""
    if len(word) < 5 or not (found := AS_A_VERB_TOO.search(word)):
        return ""
    stem, verb = word[: found.start() + 1], known(word)
    if not verb or verb[-1] not in "aä":
        return ""
    # "tukea" is of "tuki".
    nouns = (stem[:-1] + "i", stem) if stem.endswith("e") else (stem,)
    return next((noun for noun in nouns if noun != verb and known(noun) == noun), "")


def _without_particles(word: str) -> Iterator[str]:
    """The word, and what is left of it without "-kin" and its like and without whose it is."""
    for bare in dict.fromkeys((word, CLITIC.sub("", word))):
        yield bare
        if (owned := POSSESSIVE.sub("", bare)) != bare:
            yield owned
            # "kokouksensa" is of "kokouksen", "kuntaansa" of "kuntaan".
            yield owned + "n"
        if (owned := AFTER_A_CASE.sub("", bare)) != bare:
            yield owned


def _nominatives(word: str) -> Iterator[str]:
    for ending, replacements in PARTICIPLES:
        if ending.search(word):
            yield from (ending.sub(one, word, count=1) for one in replacements)
    word = PARTICIPLES[1][0].sub("t", word, count=1)
    found = CASES.search(word)
    if not found or found.start() < 3:
        return
    stem = word[: found.start()]
    for ending, nominative in STEMS:
        if ending.search(stem):
            yield ending.sub(nominative, stem, count=1)
