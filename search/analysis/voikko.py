"""Finnish by libvoikko, where the system has it with its dictionary (Debian: libvoikko1, voikko-fi)."""

import logging
import re
from collections.abc import Sequence
from functools import cache
from threading import Lock
from typing import Any, NamedTuple

from libvoikko import Voikko

logger = logging.getLogger(__name__)
# A handle of libvoikko must not be used by two threads at once.
_one_at_a_time = Lock()
VERB_OF_A_PARTICIPLE = re.compile(r"\(([^()+=]+)\)")
NAME_OF_AN_ACTION = "minen"
ADVERBS = ("seikkasana", "sidesana")
PRONOUNS = frozenset(("joka", "se", "ne", "nuo", "he", "hän", "eräs", "jokin", "kukin"))
"""Those whose forms fill every text, and mean hardly anything else in it."""
NOUNS = ("nimisana", "etunimi")


class Reading(NamedTuple):
    """One way to read a word. ``structure`` has "=" before each part of a composed word and a sign for each letter.

    ``bases`` are its dictionary forms: of a participle the adjective and its verb ("tehty", "tehdä"), of an action its
    name ("tekeminen"), whose ``verb`` is another word ("tehdä"); empty where there is none.
    ``is_unlikely`` where the form is a word of every day: "silloin" is hardly ever of "silta".
    """

    bases: tuple[str, ...]
    structure: str
    verb: str = ""
    is_unlikely: bool = False


@cache
def _handle() -> Any:
    try:
        return Voikko("fi")
    except Exception as problem:  # noqa: BLE001 - whatever is missing or broken, there are other ways
        logger.info("Finnish is analysed without libvoikko: %s", problem)
        return None


def is_at_hand() -> bool:
    """Whether libvoikko and its Finnish dictionary can be used here."""
    with _one_at_a_time:
        return _handle() is not None


def readings(word: str) -> list[Reading]:
    """The ways to read a plain word, all plain; empty where the word is not known or libvoikko not at hand.

    One of them at least is likely.
    """
    with _one_at_a_time:
        handle = _handle()
        found = handle.analyze(word) or handle.analyze(word.capitalize()) if handle else []
    unlikely = _unlikely(word, found)
    return [_reading(word, reading)._replace(is_unlikely=reading in unlikely) for reading in found]


def _unlikely(word: str, found: Sequence[dict[str, str]]) -> list[dict[str, str]]:
    """The readings of a word that give way to an adverb, a conjunction or a pronoun which it is as well.

    Who types a dictionary form may mean it, so that one stays; and so do names of places ("Hyvinkään").
    """
    is_adverb = any(one["CLASS"] in ADVERBS and word.startswith(one["BASEFORM"]) for one in found)
    is_pronoun = any(one["CLASS"] == "asemosana" and one["BASEFORM"] in PRONOUNS for one in found)
    if len(found) < 2 or not (is_adverb or is_pronoun):
        return []
    others = [one for one in found if one["BASEFORM"].casefold() != word]
    return [one for one in others if _is_noun(one) or _is_said_to_somebody(one, with_orders=is_pronoun)]


def _is_noun(reading: dict[str, str]) -> bool:
    """Whether it is a noun or a first name; of another name the form that says whose, which names do not have."""
    return reading["CLASS"] in NOUNS or (reading["CLASS"] == "nimi" and "POSSESSIVE" in reading)


def _is_said_to_somebody(reading: dict[str, str], *, with_orders: bool) -> bool:
    """Whether it is a verb in the first person, or an order; texts of the forum have hardly any of them."""
    return reading.get("PERSON") == "1" or (with_orders and reading.get("MOOD") == "imperative")


def _reading(word: str, reading: dict[str, str]) -> Reading:
    base, structure = reading["BASEFORM"].casefold(), reading["STRUCTURE"]
    if reading.get("MOOD") == "MINEN-infinitive" and (name := _name_of_action(word)):
        return Reading((name,), structure, base)
    return Reading(_bases(base, reading), structure)


def _bases(base: str, reading: dict[str, str]) -> tuple[str, ...]:
    if "PARTICIPLE" in reading and (verb := VERB_OF_A_PARTICIPLE.search(reading.get("WORDBASES", ""))):
        return (base, verb[1].casefold())
    return (base,)


def _name_of_action(word: str) -> str:
    """ "tekemisestä" is of "tekeminen", as a name; libvoikko gives its verb only."""
    stem, found, _ending = word.rpartition("mi")
    return stem + NAME_OF_AN_ACTION if found else ""
