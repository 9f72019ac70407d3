"""The text of a plain file."""

import codecs
from collections.abc import Iterator

MARKS_OF_TWO_BYTES = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def plain_pages(path: str) -> Iterator[str]:
    """The whole text as one page, in UTF-8, in UTF-16 where it says so, or else in the letters of older programs.

    Raises ValueError where the file is no text.
    """
    with open(path, "rb") as file:
        held = file.read()
    if held.startswith(MARKS_OF_TWO_BYTES):
        yield held.decode("utf-16", "replace")
        return
    if b"\0" in held:
        raise ValueError("The file is no text.")
    try:
        yield held.decode("utf-8-sig")
    except UnicodeDecodeError:
        yield held.decode("cp1252", "replace")
