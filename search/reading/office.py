"""The text of DOCX and PPTX files: paragraphs and page breaks, slides."""

import zipfile
from collections.abc import Iterable, Iterator
from typing import Any

from docx import Document
from pptx import Presentation

from search.reading.limits import MOST_UNPACKED
from search.reading.outcomes import Encrypted, TooLarge
from search.reading.tidiness import line_of_row

COMPOUND_FILE = b"\xd0\xcf\x11\xe0"
"""How an encrypted file of these formats begins: the package is inside an older container."""
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
SIGNS = {f"{WORD}tab": " ", f"{WORD}cr": "\n", f"{WORD}noBreakHyphen": "-"}
NOT_SHOWN = {FALLBACK, f"{WORD}del", f"{WORD}moveFrom", f"{WORD}instrText"}


def check_package(path: str) -> None:
    """Raises Encrypted or TooLarge where a zipped file is not to be opened, BadZipFile where it is none."""
    with open(path, "rb") as file:
        if file.read(4) == COMPOUND_FILE:
            raise Encrypted
    with zipfile.ZipFile(path) as package:
        if any(part.flag_bits & 1 for part in package.infolist()):
            raise Encrypted
        if sum(part.file_size for part in package.infolist()) > MOST_UNPACKED:
            raise TooLarge


def broken_into_pages(pieces: Iterable[str]) -> Iterator[str]:
    """Pieces of text joined to pages, cut at each form feed; no page but the last one is empty."""
    page: list[str] = []
    for piece in pieces:
        if piece != "\f":
            page.append(piece)
        elif "".join(page).strip():
            yield "".join(page)
            page = []
    yield "".join(page)


def row_pieces(cells: Iterable[str]) -> Iterator[str]:
    """The line of a row of a table, after the breaks of pages that stand in its cells."""
    texts = list(cells)
    if any("\f" in text for text in texts):
        yield "\f"
    yield line_of_row(text.replace("\f", " ") for text in texts)
    yield "\n"


def docx_pages(path: str) -> Iterator[str]:
    """The text of each page, cut where the program that saved the file last broke it; one page where it says nothing.

    Deleted and hidden words are left out.
    """
    check_package(path)
    yield from broken_into_pages(_word_pieces(Document(path).element.body))


def _is_shown(element: Any) -> bool:
    is_run = element.tag == f"{WORD}r"
    return element.tag not in NOT_SHOWN and not (is_run and element.find(f"{WORD}rPr/{WORD}vanish") is not None)


def _word_pieces(element: Any) -> Iterator[str]:
    if not _is_shown(element):
        return
    if element.tag == f"{WORD}tr":
        yield from row_pieces("".join(_word_pieces(cell)) for cell in element)
        return
    yield from _own_pieces(element)
    for child in element:
        yield from _word_pieces(child)
    if element.tag == f"{WORD}p":
        yield "\n"


def _own_pieces(element: Any) -> Iterator[str]:
    if element.tag == f"{WORD}t":
        yield element.text or ""
    elif element.tag in SIGNS:
        yield SIGNS[element.tag]
    elif element.tag == f"{WORD}lastRenderedPageBreak":
        yield "\f"
    elif element.tag == f"{WORD}br":
        yield "\f" if element.get(f"{WORD}type") == "page" else "\n"


def pptx_pages(path: str) -> Iterator[str]:
    """The text of each slide; a hidden slide is an empty one, and notes of the speaker are left out."""
    check_package(path)
    for slide in Presentation(path).slides:
        is_hidden = slide.element.get("show") in ("0", "false")
        yield "" if is_hidden else "\n".join(_shape_texts(slide.shapes))


def _shape_texts(shapes: Iterable[Any]) -> Iterator[str]:
    for shape in shapes:
        if getattr(shape, "has_text_frame", False):
            yield shape.text_frame.text
        elif getattr(shape, "has_table", False):
            yield from (line_of_row(cell.text for cell in row.cells) for row in shape.table.rows)
        elif hasattr(shape, "shapes"):
            yield from _shape_texts(shape.shapes)
