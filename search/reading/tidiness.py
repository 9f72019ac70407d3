"""Text as it comes out of a file, made fit to be searched, shown and stored."""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from search.reading.limits import LETTERS_OF_PIECE

UNSTORABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
LIGATURES = str.maketrans(
    {"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl", "\ufb05": "st", "\ufb06": "st"}
)
# A word that the end of a line cut: both halves are small letters. "EU-\nrahoitus" keeps its hyphen.
CUT_WORD = re.compile(r"([^\W\d_])(?:-|\u00ad|\u2010)[ \t]*\n[ \t]*([^\W\d_])")
# "– luottamus", "• tuki", "3. Talous", "4 § Avustukset", "b) kokous"
BEGINS_ENTRY = re.compile(
    r"[-–—•·▪●○◦*] ?(?=\S)|\d{1,3}(?:\.\d{1,2})*[.)]? (?=[^\W\d_])|\d{1,3} §|[a-zåäö]\) ", re.IGNORECASE
)
FULL, HALF, SHORTEST = 0.75, 0.5, 30
"""The shares of a long line from which on one is full or half full, and how long one is at least."""
ENDS = (".", "!", "?", ":")


# "75-\nvuotiaille", "14.3.–\n11.4.": what a number begins goes on without a space.
CUT_NUMBER = re.compile(r"(?<=\d)(\.?[-\u2010\u2013])[ \t]*\n[ \t]*(?=[^\W_])")
BETWEEN = " | "
"""So that the numbers of two cells are not read as one."""


def tidy(text: str) -> str:
    """A text without what no database keeps, its cut words whole, its ligatures and marks as letters.

    Each of its lines stays one, without spaces around it; empty ones are gone.
    """
    text = unicodedata.normalize("NFC", UNSTORABLE.sub(" ", text.replace("\r\n", "\n")).translate(LIGATURES))
    whole = CUT_NUMBER.sub(r"\1", CUT_WORD.sub(_joined, text))
    lines = (" ".join(line.split()) for line in whole.splitlines())
    return "\n".join(filter(None, lines))


def _joined(match: re.Match[str]) -> str:
    before, after = match.groups()
    return before + after if before.islower() and after.islower() else f"{before}-{after}"


def unwrapped(text: str) -> str:
    """A text whose lines end where the paper did, with a line for each paragraph, heading and entry of a list.

    A line goes on in the next one where it is about as long as the lines of the text are, or the next one begins with
    a small letter; not from one short line of small letters to another, which are a list. An empty line, a sign of a
    list, a number of an item, and a few words after the end of a sentence begin something new.
    """
    lines = [line.strip() for line in text.replace("\r\n", "\n").split("\n")]
    longest = _long(lines)
    found: list[str] = []
    last = ""
    for line in lines:
        if last and line and _goes_on(last, line, longest):
            is_cut = CUT_WORD.search(f"{last}\n{line}") or CUT_NUMBER.search(f"{last}\n{line}")
            found.append("\n" if is_cut else " ")
        elif found and line:
            found.append("\n")
        found.append(line)
        last = line
    return "".join(found)


def _goes_on(last: str, line: str, longest: int) -> bool:
    if BEGINS_ENTRY.match(line):
        return False
    is_half = len(last) >= HALF * longest
    if line[0].islower():
        return is_half or not (last[0].islower() or last.endswith(ENDS) or BEGINS_ENTRY.match(last))
    is_heading = len(line) < HALF * longest and not line.endswith(".")
    return len(last) >= FULL * longest and not (is_heading and last.endswith(ENDS))


def _long(lines: Iterable[str]) -> int:
    """How long a line is that reaches from one edge to the other: of those with words a tenth are longer."""
    lengths = sorted(map(len, filter(None, lines)))
    return max(lengths[len(lengths) * 9 // 10], SHORTEST) if lengths else SHORTEST


def line_of_row(cells: Iterable[str]) -> str:
    """The line of a row of a table; cells without words are left out."""
    return BETWEEN.join(" ".join(cell.split()) for cell in cells if cell.strip())


def pieces(text: str, letters: int = LETTERS_OF_PIECE) -> Iterator[str]:
    """A text without pages in pieces of whole lines, about so many letters each."""
    piece: list[str] = []
    size = 0
    for line in _short_lines(text.split("\n"), letters):
        if piece and size + len(line) > letters:
            yield "\n".join(piece)
            piece, size = [], 0
        piece.append(line)
        size += len(line)
    if piece:
        yield "\n".join(piece)


def _short_lines(lines: Iterable[str], letters: int) -> Iterator[str]:
    for line in lines:
        while len(line) > letters:
            cut = line.rfind(" ", 0, letters) + 1 or letters
            yield line[:cut]
            line = line[cut:]
        yield line
