"""Labels that open a line: "Läsnä:", "Aika", "Beslut:", and the printed names of groups."""

import re
from dataclasses import dataclass

from pages.minutes_import.vocabulary import COUNT_WORDS, LABELS, ROLE_KINDS, ROSTER_KINDS, LabelKind

LONGEST_LABEL = 80
SEPARATOR = re.compile(r":(?=\s|$)|\t")
OPEN_ENDED = ROSTER_KINDS | ROLE_KINDS.keys() | {"time", "place", "time_place"}


@dataclass(frozen=True, slots=True)
class Labelled:
    """A line split at its label; `kind` is None where the label is not one of the known words."""

    label: str
    kind: LabelKind | None
    rest: str


def normalised(phrase: str) -> str:
    """Give a phrase as the vocabulary spells it: lower case, single spaces, no closing punctuation."""
    return " ".join(phrase.casefold().split()).strip(" .:-–")


def known_kind(phrase: str) -> LabelKind | None:
    """Give what a phrase announces, or None; it may have a count and a second language: "Läsnä/Närvarande (12)"."""
    bare = normalised(re.sub(r"\([^()]{0,40}\)\s?:?$", "", phrase))
    return LABELS.get(bare) or next((LABELS[half] for half in map(normalised, bare.split("/")) if half in LABELS), None)


def split_label(text: str) -> Labelled | None:
    """Split "label: rest", "label<tab>rest" or a lone known label; None where the line has no label."""
    match = SEPARATOR.search(text, 0, LONGEST_LABEL)
    if match:
        label = text[: match.start()].strip()
        rest = text[match.end() :].strip(" \t:")
        return Labelled(label, known_kind(label), rest) if label else None
    kind = known_kind(text) if len(text) <= LONGEST_LABEL else None
    return Labelled(text.strip(" .:"), kind, "") if kind else None


def _counts_people(kind: LabelKind | None, rest: str) -> bool:
    return kind in ROSTER_KINDS and rest.split(" ")[0] in COUNT_WORDS


def open_label(text: str) -> Labelled | None:
    """Split a known label with nothing after it but a name, a place or a date: "Läsnä Henna Ruokosalmi"."""
    words = text[:LONGEST_LABEL].split(" ")
    for count in range(min(4, len(words) - 1), 0, -1):
        phrase = " ".join(words[:count])
        rest = text[len(phrase) :].strip()
        kind = known_kind(phrase)
        if kind in OPEN_ENDED and (rest[0].isupper() or rest[0].isdigit() or _counts_people(kind, rest)):
            return Labelled(phrase, kind, rest)
    return None
