"""Telling the name of a person from the words around it: groups, titles, organisations."""

import re
from dataclasses import dataclass

from pages.minutes_import.vocabulary import GROUP_ENDINGS, ORGANISATION_WORDS, PARTICLES, TITLE_ENDINGS

NAME_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|['’.-])*")
WHOLE_WORDS = frozenset({"unga", "äldre", "byar", "öar", "stad", "kommun", "kultur", "idrott"})
ENDINGS = tuple(ending for endings in GROUP_ENDINGS.values() for ending in endings if ending not in WHOLE_WORDS)
LONGEST_NAME = 4


@dataclass(frozen=True, slots=True)
class NameParts:
    """A name found among words: what stands before it and after it."""

    before: str
    name: str
    after: str


def is_name_word(word: str) -> bool:
    """Tell whether a word could be part of a name: letters, with a capital first."""
    return word[0].isupper() and NAME_WORD.fullmatch(word) is not None


def is_group_word(word: str) -> bool:
    """Tell whether a word names a group of people or a body ("Omaishoitajat", "Päihdetyö", "Närståendevårdare")."""
    folded = word.casefold()
    return folded in WHOLE_WORDS or folded in ORGANISATION_WORDS or folded.endswith(ENDINGS)


def is_title_word(word: str) -> bool:
    """Tell whether a word is somebody's office ("Järjestökoordinaattori")."""
    return word.casefold().endswith(TITLE_ENDINGS)


def is_organisation(text: str) -> bool:
    """Tell whether a piece between commas is an organisation rather than a person ("Vesalan Perhepiha ry")."""
    words = text.casefold().replace(".", "").split()
    return bool(words) and (words[-1] in ORGANISATION_WORDS or words[0] in {"rf", "ry"} or is_group_word(words[-1]))


def find_name(text: str) -> NameParts | None:
    """Find the name in "Päijät-Hämeen liitto Saila Juntunen paikalla"; None where no word could be one.

    The last run of two or more capitalised words is the name, else the last single one; a group or a title at the head
    of a run of three or more belongs to what stands before.
    """
    words = text.split()
    runs = _runs(words)
    if not runs:
        return None
    start, end = next((run for run in reversed(runs) if run[1] - run[0] >= 2), runs[-1])
    while end - start > 1 and (is_title_word(words[start]) or (end - start > 2 and is_group_word(words[start]))):
        start += 1
    if end - start > LONGEST_NAME:
        start = end - 2
    if end - start == 1 and (is_group_word(words[start]) or is_title_word(words[start])):
        return None
    return NameParts(" ".join(words[:start]), " ".join(words[start:end]), " ".join(words[end:]))


def _runs(words: list[str]) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    start: int | None = None
    for index, word in enumerate([*words, ""]):
        if word and (is_name_word(word) or (start is not None and word.casefold() in PARTICLES)):
            start = index if start is None else start
        elif start is not None:
            runs.append((start, index))
            start = None
    return runs
