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


def tidy(text: str) -> str:
    """A text on one line: without what no database keeps, its cut words whole, its ligatures and marks as letters."""
    text = unicodedata.normalize("NFC", UNSTORABLE.sub(" ", text.replace("\r\n", "\n")).translate(LIGATURES))
    return " ".join(CUT_WORD.sub(_joined, text).split())


def _joined(match: re.Match[str]) -> str:
    before, after = match.groups()
    return before + after if before.islower() and after.islower() else f"{before}-{after}"


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
