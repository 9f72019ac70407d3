"""Finnish by libvoikko, where the system has it with its dictionary (Debian: libvoikko1, voikko-fi)."""

import logging
import re
from functools import cache
from threading import Lock
from typing import Any, NamedTuple

from libvoikko import Voikko

logger = logging.getLogger(__name__)
# A handle of libvoikko must not be used by two threads at once.
_one_at_a_time = Lock()
VERB_OF_A_PARTICIPLE = re.compile(r"\(([^()+=]+)\)")
NAME_OF_AN_ACTION = "minen"


class Reading(NamedTuple):
    """One way to read a word. ``structure`` has "=" before each part of a composed word and a sign for each letter.

    ``bases`` are its dictionary forms: of a participle the adjective and its verb ("tehty", "tehdä"), of an action its
    name ("tekeminen"), whose ``verb`` is another word ("tehdä"); empty where there is none.
    """

    bases: tuple[str, ...]
    structure: str
    verb: str = ""


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
    """The ways to read a plain word, all plain; empty where the word is not known or libvoikko not at hand."""
    with _one_at_a_time:
        handle = _handle()
        found = handle.analyze(word) or handle.analyze(word.capitalize()) if handle else []
    return [_reading(word, reading) for reading in found]


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
