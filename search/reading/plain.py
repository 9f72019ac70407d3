"""The text of a plain file."""

from collections.abc import Iterator

from search.reading.limits import MOST_LETTERS


def plain_pages(path: str) -> Iterator[str]:
    """The whole text as one page, in UTF-8 or else in the letters of older programs."""
    with open(path, "rb") as file:
        held = file.read(MOST_LETTERS)
    try:
        yield held.decode("utf-8-sig")
    except UnicodeDecodeError:
        yield held.decode("cp1252", "replace")
