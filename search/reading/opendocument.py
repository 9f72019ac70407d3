"""The text of OpenDocument files: ODT with its soft page breaks, ODP by slides."""

import zipfile
from collections.abc import Iterator
from typing import Any

from lxml import etree

from search.reading.office import broken_into_pages, check_package, row_pieces
from search.reading.outcomes import Encrypted

NAMES = {
    "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
    "manifest": "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0",
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "presentation": "urn:oasis:names:tc:opendocument:xmlns:presentation:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
}


def named(short: str) -> str:
    """The name of an element as it is read, by its usual prefix."""
    prefix, _colon, local = short.partition(":")
    return f"{{{NAMES[prefix]}}}{local}"


NOT_SHOWN = {named(short) for short in ("text:tracked-changes", "office:annotation", "presentation:notes")}
ROW = named("table:table-row")
PARAGRAPHS = {named(short) for short in ("text:p", "text:h")}
SPACES = {named("text:s"): " ", named("text:tab"): " ", named("text:line-break"): "\n"}
BREAKS = {named("text:soft-page-break"), named("draw:page")}


def odf_pages(path: str) -> Iterator[str]:
    """The text of each page or slide, as the program that saved the file broke it; one page where it says nothing.

    Comments, deleted words and notes of the speaker are left out. Raises Encrypted where a password is needed.
    """
    yield from broken_into_pages(_pieces(content_of(path)))


def content_of(path: str) -> Any:
    """The element with the content of a file. Raises Encrypted or TooLarge, or what a broken file raises."""
    check_package(path)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    with zipfile.ZipFile(path) as package:
        if b"encryption-data" in package.read("META-INF/manifest.xml"):
            raise Encrypted
        root = etree.fromstring(package.read("content.xml"), parser)
    body = root.find(named("office:body"))
    return body if body is not None else root


def text_in(element: Any) -> str:
    """The text in an element that is shown."""
    return "".join(piece if piece != "\f" else "\n" for piece in _pieces(element))


def _pieces(element: Any) -> Iterator[str]:
    """The text in an element, with line ends after paragraphs and a form feed at each break."""
    if element.tag == ROW:
        yield from row_pieces("".join(_pieces(cell)) for cell in element)
    elif element.tag not in NOT_SHOWN and isinstance(element.tag, str):
        if element.tag in BREAKS:
            yield "\f"
        yield SPACES.get(element.tag, "")
        yield element.text or ""
        for child in element:
            yield from _pieces(child)
        if element.tag in PARAGRAPHS:
            yield "\n"
    yield (element.tail or "") if element.tag != named("office:body") else ""
