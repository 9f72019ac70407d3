"""Which region of the minutes each line belongs to: head, lists of people, agenda items, attachments, closing notes."""

import re
from dataclasses import dataclass, field
from itertools import pairwise

from pages.minutes_import.columns import is_column_heading, read_columns
from pages.minutes_import.decisions import is_decision
from pages.minutes_import.labels import Labelled, normalised, open_label, split_label
from pages.minutes_import.names import is_name_word
from pages.minutes_import.numbering import Number, Sequence, read_number
from pages.minutes_import.paragraphs import BULLET
from pages.minutes_import.people import parse_people
from pages.minutes_import.text import Line
from pages.minutes_import.vocabulary import HEAD_KINDS, KNOWN_HEADINGS, ROLE_KINDS, ROSTER_KINDS, LabelKind

LONGEST_LONE_HEADING = 60
LONGEST_VACANCY = 60
LONGEST_LISTING = 400
PAGE_MARK = re.compile(r"(?:(?:sivu|sida|[-–])\s?)?\d{1,3}(?:\s?\(\d{1,3}\)|\s?/\s?\d{1,3})?(?:\s?[-–])?", re.I)


@dataclass(slots=True)
class Roster:
    """A list of people under one heading; the heading may hold the first of them."""

    kind: LabelKind
    lines: list[Line] = field(default_factory=list)
    heading: Line | None = None


@dataclass(slots=True)
class ItemLines:
    """The lines of one item; `number` is None where none is printed, `opening` is its first line."""

    opening: Line
    number: Number | None
    lines: list[Line] = field(default_factory=list)
    gap: int = 0


@dataclass(slots=True)
class Outline:
    """The whole file, line by line, under its regions."""

    head: list[Line] = field(default_factory=list)
    agenda: list[Line] = field(default_factory=list)
    rosters: list[Roster] = field(default_factory=list)
    items: list[ItemLines] = field(default_factory=list)
    attachments: list[Line] = field(default_factory=list)
    closing: list[Line] = field(default_factory=list)


def outline_of(lines: list[Line]) -> Outline:
    """Sort the lines of a file into its regions; a line that only marks a page goes to none."""
    sorter = _Sorter(_agenda_numbers(lines), _lone_headings(lines))
    for line in lines:
        sorter.take(line)
    return sorter.outline


def _agenda_numbers(lines: list[Line]) -> frozenset[int]:
    """Give the lines of a table of contents: a numbered list under "Asialista:" whose numbers start again later."""
    starts = [index for index, line in enumerate(lines) if (found := split_label(line.text)) and found.kind == "agenda"]
    if not starts:
        return frozenset()
    first = starts[0]
    listed: list[int] = []
    for line in lines[first + 1 :]:
        number = read_number(line.text)
        if number is None or (number.main == 1 and listed and number.style != "sub"):
            break
        listed.append(line.number)
    rest = lines[first + 1 + len(listed) :]
    repeats = any((number := read_number(line.text)) and number.main == 1 for line in rest)
    return frozenset({lines[first].number, *(listed if repeats else ())})


def _lone_headings(lines: list[Line]) -> frozenset[int]:
    """Give the lines that look like headings where no item of the file is numbered: short, alone, unpunctuated."""
    if any((number := read_number(line.text)) and number.style != "bare" for line in lines):
        return frozenset()
    return frozenset(
        line.number
        for line, following in pairwise(lines)
        if line.after_blank
        and (following.after_blank or split_label(following.text))
        and len(line.text) <= LONGEST_LONE_HEADING
        and line.text[0].isupper()
        and line.text[-1].isalnum()
        and not split_label(line.text)
        and not is_decision(line.text)
    )


class _Sorter:
    def __init__(self, agenda: frozenset[int], lone_headings: frozenset[int]) -> None:
        self.outline = Outline()
        self.lone_headings = lone_headings
        self.agenda = agenda
        self.sequence = Sequence()
        self.region = "head"

    def take(self, line: Line) -> None:
        if PAGE_MARK.fullmatch(line.text) or self._repeats_title(line):
            return
        if line.number in self.agenda:
            self.outline.agenda.append(line)
        elif not (self._take_number(line) or self._take_label(line) or self._take_known_heading(line)):
            self._take_plain(line)

    def _repeats_title(self, line: Line) -> bool:
        """Tell whether a line is the running head of a later page."""
        title = self.outline.head[0].text if self.outline.head else ""
        return len(title) > 10 and line.text == title

    def _take_number(self, line: Line) -> bool:
        number = read_number(line.text)
        if number is None or (self.region == "people" and _lists_person(number)):
            return False
        if self.region == "attachments" and number.main != self.sequence.current + 1:
            return False
        is_known = normalised(number.rest) in KNOWN_HEADINGS
        if not self.sequence.accepts(number, after_blank=line.after_blank, is_known=is_known):
            return False
        self.outline.items.append(ItemLines(line, number, gap=self.sequence.gap_before(number)))
        self.sequence.advance(number, after_blank=line.after_blank)
        self.region = "item"
        return True

    def _take_label(self, line: Line) -> bool:
        found = split_label(line.text)
        if (found is None or found.kind is None) and self.region in {"head", "people"}:
            found = open_label(line.text) or found
        if found is None or found.kind is None:
            return False
        if found.kind in ROSTER_KINDS or found.kind in ROLE_KINDS:
            return self._take_roster(line, found)
        return self._take_other_label(line, found)

    def _take_roster(self, line: Line, found: Labelled) -> bool:
        kind = found.kind or "roster"
        if self.region in {"item", "closing"} and found.rest and not is_listing(found.rest):
            return False
        if kind in ROLE_KINDS and not found.rest and self.outline.items:
            self.outline.closing.append(line)
            self.region = "closing"
            return True
        if kind in ROLE_KINDS and (not found.rest or not parse_people(found.rest).entries):
            return False
        if kind in ROSTER_KINDS:
            self.outline.rosters.append(Roster(kind, heading=line))
        elif self.region != "people":
            self.outline.rosters.append(Roster("present"))
        if kind in ROLE_KINDS:
            self.outline.rosters[-1].lines.append(line)
        self.region = "people"
        return True

    def _take_other_label(self, line: Line, found: Labelled) -> bool:
        if found.kind in HEAD_KINDS and self.region in {"head", "people"}:
            self.outline.head.append(line)
            self.region = "head"
        elif found.kind == "attachments":
            self.outline.attachments.append(line)
            self.region = "attachments" if not self.outline.items or line.after_blank else self.region
        elif found.kind == "closing_notes" and self.outline.items:
            self.outline.closing.append(line)
            self.region = "closing"
        else:
            return False
        return True

    def _take_known_heading(self, line: Line) -> bool:
        is_lone = line.number in self.lone_headings and self.region == "item"
        if self.region == "closing" or not (is_lone or normalised(line.text) in KNOWN_HEADINGS):
            return False
        if self.outline.items and not self.outline.items[-1].lines and not _has_heading(self.outline.items[-1]):
            return False
        self.outline.items.append(ItemLines(line, None))
        self.sequence.unnumbered += 1
        self.region = "item"
        return True

    def _take_plain(self, line: Line) -> None:
        if self.region == "people" and (self._is_group_line(line) or is_listing(line.text)):
            self.outline.rosters[-1].lines.append(line)
        elif self.region == "attachments" and len(line.text) <= LONGEST_LISTING:
            self.outline.attachments.append(line)
        elif self.region == "closing":
            self.outline.closing.append(line)
        elif self.outline.items:
            self.region = "item"
            self.outline.items[-1].lines.append(line)
        else:
            self.outline.head.append(line)

    def _is_group_line(self, line: Line) -> bool:
        if is_column_heading(line.text):
            return True
        columns = read_columns(line.text)
        if not columns.group or self.outline.items:
            return bool(columns.group and columns.content) and is_listing(columns.content)
        return len(columns.content) <= LONGEST_VACANCY or bool(parse_people(columns.content).entries)


def _has_heading(item: ItemLines) -> bool:
    return item.number is None or bool(item.number.rest)


def _lists_person(number: Number) -> bool:
    words = number.rest.partition(",")[0].split()
    return (
        2 <= len(words) <= 4
        and all(is_name_word(word) for word in words)
        and number.style in {"dot", "bracket", "bare"}
    )


def is_listing(text: str) -> bool:
    """Tell whether a line is names and what is said of them, and not prose."""
    if len(text) > LONGEST_LISTING and text.count(",") < len(text) // 60:
        return False
    listing = parse_people(BULLET.sub("", text, count=1))
    if not listing.entries or len(listing.leftovers) > len(listing.entries):
        return False
    longest = 1 if text.endswith(".") else 3
    prose = sum(len(entry.title.split()) > longest or len(entry.inner_group.split()) > 5 for entry in listing.entries)
    return prose * 2 < len(listing.entries) or (prose == 0 and len(listing.entries) == 1)
