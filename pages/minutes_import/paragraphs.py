"""Lines of prose joined into paragraphs, also over the page breaks that cut a sentence."""

import re
from dataclasses import dataclass

from pages.minutes_import.text import Line

BULLET = re.compile(r"(?:[-–•·*]\s|[a-zåäö]\)\s|\d{1,2}[.)]\s)")
SHORT_LINE = 60
COMPLETE = re.compile(r"[.!?:;…][”\")]?$")
UNBROKEN = re.compile(r"[.!?:;…,-][”\")]?$")
SUSPENDED = ("ja ", "tai ", "sekä ", "eli ", "och ", "eller ", "samt ")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, the line that it starts on, and the lines where a page break was mended."""

    text: str
    line: int
    mended: tuple[int, ...] = ()


def paragraphs_of(lines: list[Line]) -> list[Paragraph]:
    """Join lines into paragraphs; list points keep their own lines inside one."""
    groups: list[list[tuple[str, Line]]] = []
    for line in lines:
        if groups and not line.after_blank:
            groups[-1].append((_joint(groups[-1][-1][1].text, line.text), line))
        elif groups and _is_cut(groups[-1][-1][1].text, line.text):
            groups[-1].append(("mended", line))
        else:
            groups.append([("", line)])
    return [_paragraph(group) for group in groups]


def _joint(before: str, after: str) -> str:
    """Give what joins two adjacent lines: a new line for a list point and after an unfinished line, else a space."""
    if BULLET.match(after):
        return "\n"
    is_short = len(before) < SHORT_LINE or BULLET.match(before) is not None
    return "\n" if after[0].isupper() and is_short and not UNBROKEN.search(before) else " "


def _is_cut(before: str, after: str) -> bool:
    return not COMPLETE.search(before) and after[0].islower() and not BULLET.match(after)


def _paragraph(group: list[tuple[str, Line]]) -> Paragraph:
    pieces: list[str] = []
    for joint, line in group:
        text = line.text.replace("\t", " ")
        if pieces and joint != "\n":
            pieces[-1], space = _without_hyphen(pieces[-1], text)
            pieces.append(space)
        elif pieces:
            pieces.append("\n")
        pieces.append(text)
    mended = tuple(line.number for joint, line in group if joint == "mended")
    return Paragraph("".join(pieces), group[0][1].number, mended)


def _without_hyphen(before: str, after: str) -> tuple[str, str]:
    """Give the text without a hyphen that only broke a word at the end of a line, and what joins the two."""
    if not re.search(r"\w-$", before) or after.startswith(SUSPENDED) or not after[0].isalpha():
        return before, " "
    return (before[:-1], "") if after[0].islower() else (before, "")
