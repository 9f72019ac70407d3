"""From bytes to numbered, cleaned lines, and from lines to sentences."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from pages.minutes_import.errors import UnreadableText
from pages.minutes_import.vocabulary import ABBREVIATIONS, CLOCK_WORDS

LARGEST_FILE = 2 * 1024 * 1024
SIGNATURES = (b"%PDF", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"{\\rtf", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x1f\x8b")
NORDIC = frozenset("åäöÅÄÖéÉüÜšžŠŽ§–—’”“‘•…€°½´×\xa0\xad«»")
INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2028-\u202e\u2060\ufeff\x00-\x08\x0b-\x1f\x7f-\x9f]")
ODD_SPACE = re.compile("[\u00a0\u2000-\u200a\u202f\u205f\u3000]")
GAP = re.compile(r" {2,}|[ ]?\t[ \t]*")
MARKUP = re.compile(r"^#{1,6}\s+|\*{2,}|(?<!\w)__|__(?!\w)")
SENTENCE_END = re.compile(r"[.!?…][”\")]?\s+(?=[A-ZÅÄÖÉ”\"–(])")
LINE_BREAK = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the file: its number from 1, its cleaned text, and whether a blank line stands before it."""

    number: int
    text: str
    after_blank: bool = False


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file; `is_legacy` where it was not Unicode and the encoding was inferred."""

    text: str
    is_legacy: bool = False


def decode(data: bytes | str) -> Decoded:
    """Give the text of a file in UTF-8, UTF-16 with a mark, or Windows-1252 that reads as Finnish or Swedish.

    Raises UnreadableText for anything else.
    """
    size = len(data) if isinstance(data, bytes) else len(data.encode("utf-8", "replace"))
    if size > LARGEST_FILE:
        raise UnreadableText("too_large", "The file is larger than 2 MB; minutes in plain text are far smaller.")
    decoded = Decoded(data) if isinstance(data, str) else _decode_bytes(data)
    _require_readable(decoded.text)
    return Decoded(unicodedata.normalize("NFC", decoded.text.removeprefix("\ufeff")), decoded.is_legacy)


def _decode_bytes(data: bytes) -> Decoded:
    if data.startswith(SIGNATURES):
        raise UnreadableText("binary", "The file is not plain text but another format, such as PDF, Word or an image.")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return Decoded(_decode_strictly(data, "utf-16"))
    if b"\x00" in data:
        raise UnreadableText("binary", "The file holds zero bytes; it is not plain text.")
    try:
        return Decoded(data.decode("utf-8"))
    except UnicodeDecodeError:
        return Decoded(_decode_legacy(data), is_legacy=True)


def _decode_strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableText("encoding", "The file starts as UTF-16 but is damaged. Save it again as UTF-8.") from error


def _decode_legacy(data: bytes) -> str:
    text = _decode_windows(data)
    foreign = [character for character in text if ord(character) > 127]
    expected = sum(character in NORDIC for character in foreign)
    if expected < 0.9 * len(foreign) or len(foreign) > 0.2 * len(text):
        raise UnreadableText("encoding", "The encoding of the file is not known. Save it again as UTF-8.")
    return text


def _decode_windows(data: bytes) -> str:
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        return data.decode("latin-1")


def _require_readable(text: str) -> None:
    if not clean(text.replace("\n", " ")).strip():
        raise UnreadableText("empty", "The file has no text.")
    controls = sum(character < " " and character not in "\t\n\r\f\v" for character in text)
    if "\x00" in text or controls > len(text) / 100:
        raise UnreadableText("binary", "The file is full of control characters; it is not plain text.")
    damaged = text.count("\ufffd")
    if damaged > len(text) / 100:
        number = text.count("\n", 0, text.index("\ufffd")) + 1
        raise UnreadableText(
            "encoding", "Letters were lost before this file was saved. Save it again as UTF-8.", number
        )


def clean(text: str) -> str:
    """Give a line without invisible characters and markup; a tab stands for a tab or a run of spaces."""
    visible = INVISIBLE.sub("", ODD_SPACE.sub(" ", text.replace("\f", " ").replace("\v", " ")))
    columns = GAP.sub("\t", visible.replace("|", "\t"))
    return MARKUP.sub("", columns).strip()


def numbered_lines(text: str) -> list[Line]:
    """Give the non-blank lines of a text, numbered as in the file."""
    lines: list[Line] = []
    after_blank = True
    for number, raw in enumerate(LINE_BREAK.split(text), start=1):
        cleaned = clean(raw)
        if cleaned:
            lines.append(Line(number, cleaned, after_blank))
        after_blank = not cleaned
    return lines


def sentences(text: str) -> Iterator[str]:
    """Split a paragraph into sentences, minding abbreviations ("klo.", "pj. Virpi") and ordinals ("2. kokous")."""
    start = 0
    for match in SENTENCE_END.finditer(text):
        if not _is_abbreviation(text[max(start, match.start() - 40) : match.start() + 1]):
            yield text[start : match.end()].strip()
            start = match.end()
    if text[start:].strip():
        yield text[start:].strip()


def _is_abbreviation(head: str) -> bool:
    if not head.endswith("."):
        return False
    words = head.split()
    last = words[-1].casefold().strip('(”"')
    if last.rstrip(".").isdecimal():
        return len(words) < 2 or words[-2].casefold().rstrip(".") not in CLOCK_WORDS
    return last in ABBREVIATIONS or (len(last) == 2 and last[0].isalpha())
