"""Finnish by libvoikko, where the system has it with its dictionary (Debian: libvoikko1, voikko-fi)."""

import logging
from functools import cache
from threading import Lock
from typing import Any

from libvoikko import Voikko

logger = logging.getLogger(__name__)
# A handle of libvoikko must not be used by two threads at once.
_one_at_a_time = Lock()


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


def readings(word: str) -> list[tuple[str, str]]:
    """The ways to read a plain word, each as its dictionary form and its structure, both plain.

    The structure has "=" before each part of a composed word and one sign for each of its letters
    (libvoikko, attributes BASEFORM and STRUCTURE). Empty where the word is not known.
    """
    with _one_at_a_time:
        handle = _handle()
        found = handle.analyze(word) or handle.analyze(word.capitalize()) if handle else []
    return [(reading["BASEFORM"].casefold(), reading["STRUCTURE"]) for reading in found]
