"""The text of OpenDocument files: ODT with its soft page breaks, ODP by slides."""

import zipfile
from collections.abc import Iterator
from typing import Any

from lxml import etree

from search.reading.office import broken_into_pages, check_package
from search.reading.outcomes import Encrypted

NAMES = {
    "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
    "manifest": "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0",
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "presentation": "urn:oasis:names:tc:opendocument:xmlns:presentation:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
}


def _name(short: str) -> str:
    prefix, _colon, local = short.partition(":")
    return f"{{{NAMES[prefix]}}}{local}"


NOT_SHOWN = {_name(short) for short in ("text:tracked-changes", "office:annotation", "presentation:notes")}
PARAGRAPHS = {_name(short) for short in ("text:p", "text:h")}
SPACES = {_name("text:s"): " ", _name("text:tab"): " ", _name("text:line-break"): "\n"}
BREAKS = {_name("text:soft-page-break"), _name("draw:page")}


def odf_pages(path: str) -> Iterator[str]:
    """The text of each page or slide, as the program that saved the file broke it; one page where it says nothing.

    Comments, deleted words and notes of the speaker are left out. Raises Encrypted where a password is needed.
    """
    check_package(path)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    with zipfile.ZipFile(path) as package:
        if b"encryption-data" in package.read("META-INF/manifest.xml"):
            raise Encrypted
        root = etree.fromstring(package.read("content.xml"), parser)
    body = root.find(_name("office:body"))
    yield from broken_into_pages(_pieces(body if body is not None else root))


def _pieces(element: Any) -> Iterator[str]:
    """The text in an element, with line ends after paragraphs and a form feed at each break."""
    if element.tag not in NOT_SHOWN and isinstance(element.tag, str):
        if element.tag in BREAKS:
            yield "\f"
        yield SPACES.get(element.tag, "")
        yield element.text or ""
        for child in element:
            yield from _pieces(child)
        if element.tag in PARAGRAPHS:
            yield "\n"
    yield (element.tail or "") if element.tag != _name("office:body") else ""
