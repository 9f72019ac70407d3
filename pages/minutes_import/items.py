"""From the lines of agenda items to items: heading, matter, discussion, decision, follow-ups, attachments."""

import re
from dataclasses import dataclass, field
from datetime import date

from pages.minutes_import.attachments import mentioned, opens_attachment, read_attachment_line
from pages.minutes_import.decisions import is_decision, split_decisions
from pages.minutes_import.follow_ups import FollowUps
from pages.minutes_import.labels import normalised, split_label
from pages.minutes_import.outline import ItemLines
from pages.minutes_import.paragraphs import Paragraph, paragraphs_of
from pages.minutes_import.structure import Attachment, Item, Warning, WarningCode
from pages.minutes_import.text import Line, sentences
from pages.minutes_import.vocabulary import BLOCK_KINDS, KNOWN_HEADINGS, LabelKind

SHORT_BLOCKS = frozenset({"follow_up", "owner", "due"})
LONGEST_HEADING = 160
HEADING_THEN_TEXT = re.compile(r"\s?[.:]\s|\s[–—-]\s|\t")


@dataclass(slots=True)
class Block:
    """Consecutive lines of an item under one label; `label` is printed text to keep with a proposal."""

    kind: LabelKind
    lines: list[Line] = field(default_factory=list)
    label: str = ""


@dataclass(slots=True)
class Items:
    """All items with their attachments and what there is to say about them."""

    items: list[Item] = field(default_factory=list)
    attachments: list[Attachment] = field(default_factory=list)
    warnings: list[Warning] = field(default_factory=list)

    def warn(self, line: int, code: WarningCode, message: str) -> None:
        """Add a warning."""
        self.warnings.append(Warning(line=line, code=code, message=message))


def read_items(found: list[ItemLines], *, meeting: date | None) -> Items:
    """Give the items in the order of the file, numbers as printed."""
    items = Items()
    seen: dict[str, int] = {}
    for lines in found:
        _check_number(items, lines, seen)
        items.items.append(_read_item(items, lines, meeting))
    return items


def _check_number(items: Items, lines: ItemLines, seen: dict[str, int]) -> None:
    line = lines.opening.number
    if lines.number is None:
        items.warn(line, "missing_number", "This item has no number.")
        return
    number = lines.number.text
    if number in seen:
        items.warn(line, "doubled_number", f"Number {number} was already used on line {seen[number]}.")
    elif lines.gap > 0:
        items.warn(line, "missing_number", f"The numbering jumps over {lines.gap} before {number}.")
    elif lines.gap < -1:
        items.warn(line, "number_order", f"Number {number} comes after a higher one.")
    seen.setdefault(number, line)


def _read_item(items: Items, lines: ItemLines, meeting: date | None) -> Item:
    number = lines.number.text if lines.number else ""
    heading, body = _heading_and_body(lines)
    if not heading:
        items.warn(lines.opening.number, "no_heading", f"Item {number} has no heading; its number opens a paragraph.")
    parts: dict[str, list[str]] = {"matter": [], "discussion": [], "decision": []}
    follow_ups = FollowUps(meeting)
    blocks = _blocks(items, body, number)
    is_labelled = any(block.kind == "decision" for block in blocks)
    for block in blocks:
        for paragraph in paragraphs_of(block.lines):
            _note(items, paragraph, number)
            _place(parts, follow_ups, block, paragraph, is_labelled=is_labelled)
    return Item(
        number=number,
        heading=heading,
        matter="\n\n".join(parts["matter"]),
        discussion="\n\n".join(parts["discussion"]),
        decision="\n\n".join(parts["decision"]),
        follow_ups=tuple(follow_ups.found),
        line=lines.opening.number,
    )


def _note(items: Items, paragraph: Paragraph, number: str) -> None:
    for line in paragraph.mended:
        items.warn(
            line, "joined", "A sentence was cut by a blank line here, as by a page break; its halves were joined."
        )
    items.attachments += mentioned(paragraph.text, item=number, line=paragraph.line)


def _place(
    parts: dict[str, list[str]], follow_ups: FollowUps, block: Block, paragraph: Paragraph, *, is_labelled: bool
) -> None:
    text, decided = paragraph.text, ""
    if block.kind in SHORT_BLOCKS:
        follow_ups.add(block.kind, text, paragraph.line)
        return
    if block.kind in {"matter", "discussion"} and not is_labelled:
        text, decided = split_decisions(text)
    name = block.kind if block.kind in parts else "matter"
    if text:
        parts[name].append(f"{block.label}: {text}" if block.label else text)
    if decided:
        parts["decision"].append(decided)
    block.label = ""


def _heading_and_body(lines: ItemLines) -> tuple[str, list[Line]]:
    opening = lines.opening
    text = lines.number.rest if lines.number else opening.text
    if not text:
        return _heading_below(lines)
    if is_heading(text):
        return _bare(text), lines.lines
    match = HEADING_THEN_TEXT.search(text, 0, LONGEST_HEADING)
    if match and normalised(text[: match.start()]) in KNOWN_HEADINGS:
        rest = Line(opening.number, text[match.end() :].strip(), after_blank=True)
        return _bare(text[: match.start()]), [rest, *lines.lines]
    return "", [Line(opening.number, text, after_blank=True), *lines.lines]


def _heading_below(lines: ItemLines) -> tuple[str, list[Line]]:
    """Take the line under a lone "1 §" as the heading."""
    first = lines.lines[0] if lines.lines else None
    if first is None or split_label(first.text) or not is_heading(first.text):
        return "", lines.lines
    return _bare(first.text), lines.lines[1:]


def _bare(text: str) -> str:
    return text.replace("\t", " ").strip(" :").removesuffix(".")


def is_heading(text: str) -> bool:
    """Tell whether the text after a number is a heading and not the start of a paragraph."""
    if normalised(text) in KNOWN_HEADINGS:
        return True
    if len(text) > LONGEST_HEADING or is_decision(text):
        return False
    if len(list(sentences(text))) > 1:
        return False
    return not text.endswith(".") or len(text.split()) <= 4


def _blocks(items: Items, lines: list[Line], number: str) -> list[Block]:
    blocks = [Block("matter")]
    for line in lines:
        found = split_label(line.text)
        if opens_attachment(line.text):
            items.attachments += read_attachment_line(line, number)
        elif found and found.kind in BLOCK_KINDS:
            blocks.append(Block(found.kind, label=found.label if found.kind == "proposal" else ""))
            if found.rest:
                blocks[-1].lines.append(Line(line.number, found.rest, after_blank=True))
        elif _ends(blocks[-1], line):
            blocks.append(Block("matter", [line]))
        else:
            blocks[-1].lines.append(line)
    return blocks


def _ends(block: Block, line: Line) -> bool:
    """Tell whether a labelled block is over before a line that has no label: a blank line, or a decision made."""
    if not block.lines:
        return False
    return (block.kind in SHORT_BLOCKS and line.after_blank) or (block.kind == "proposal" and is_decision(line.text))
