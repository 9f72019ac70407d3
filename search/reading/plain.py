"""The text of a plain file."""

import codecs
from collections.abc import Iterator

from search.reading.tidiness import unwrapped

LONGEST_WRAPPED = 100
"""Letters of a line of a text that whoever wrote it ended by hand, or a program did for her."""
MARKS_OF_TWO_BYTES = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def plain_pages(path: str) -> Iterator[str]:
    """The whole text as one page, in UTF-8, in UTF-16 where it says so, or else in the letters of older programs.

    Raises ValueError where the file is no text.
    """
    with open(path, "rb") as file:
        held = file.read()
    text = _decoded(held)
    is_wrapped = all(len(line) <= LONGEST_WRAPPED for line in text.split("\n"))
    yield unwrapped(text) if is_wrapped else text


def _decoded(held: bytes) -> str:
    if held.startswith(MARKS_OF_TWO_BYTES):
        return held.decode("utf-16", "replace")
    if b"\0" in held:
        raise ValueError("The file is no text.")
    try:
        return held.decode("utf-8-sig")
    except UnicodeDecodeError:
        return held.decode("cp1252", "replace")
