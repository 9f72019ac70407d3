"""The pages of a PDF file."""

import re
from collections.abc import Iterator
from typing import Any

from pypdf import PdfReader

from search.reading.outcomes import Encrypted
from search.reading.tidiness import unwrapped

NAMES_OF_SHAPES = re.compile(r"(?:/[A-Za-z]{1,5}\d{1,5}\s*)+")
"""What stands for letters whose names only the font itself knows."""


def pdf_pages(path: str) -> Iterator[str]:
    """The text of each page in its order, empty where a page has none or cannot be read.

    Nor can one whose fonts do not say which letters their shapes are: people see the words and programs see nonsense.

    Raises Encrypted where the file needs a password, and whatever pypdf raises where it is no PDF.
    """
    reader = PdfReader(path)
    if reader.is_encrypted and not _opens_without_password(reader):
        raise Encrypted
    for number in range(len(reader.pages)):
        try:
            yield _text(reader.pages[number])
        except MemoryError:
            raise
        except Exception:  # noqa: BLE001 - a broken page raises anything, and the others can be read
            yield ""


def _text(page: Any) -> str:
    fonts = [font.get_object() for font in page.get("/Resources", {}).get_object().get("/Font", {}).values()]
    if fonts and not any(map(_tells_letters, fonts)):
        return ""
    text: str = page.extract_text()
    return "" if NAMES_OF_SHAPES.fullmatch(text.strip()) else unwrapped(text)


def _tells_letters(font: Any) -> bool:
    return "/ToUnicode" in font or not str(font.get("/Encoding", "")).startswith("/Identity")


def _opens_without_password(reader: PdfReader) -> bool:
    """Whether readers may open the file: some have a password against changes only."""
    try:
        return bool(reader.decrypt(""))
    except Exception:  # noqa: BLE001 - a cipher that is not at hand is as closed as one with a password
        return False
