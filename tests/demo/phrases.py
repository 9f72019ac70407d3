"""What the catalogues say: the words that a page in a language may not have, because they were not translated."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import polib
from bs4 import BeautifulSoup
from bs4.element import Tag

from tests.demo.walk import spoken_language

ROOT = Path(__file__).resolve().parents[2]
PLACE = re.compile(r"%\(\w+\)[sd]|%[sd]|<[^>]+>")
ADDRESS = re.compile(r"https?://\S+")
WORD = re.compile(r"[^\W\d_]{3,}")
SPOKEN_ATTRIBUTES = ("aria-label", "title", "alt", "placeholder", "label", "data-label", "data-none", "content")
LANGUAGES = ("fi", "sv")


@cache
def _catalogue(language: str) -> list[polib.POEntry]:
    path = ROOT / "locale" / language / "LC_MESSAGES" / "django.po"
    return [entry for entry in polib.pofile(str(path)) if not entry.obsolete]


def _sources(language: str) -> Iterator[str]:
    for entry in _catalogue(language):
        yield from filter(None, (entry.msgid, entry.msgid_plural))


def _translations(language: str) -> Iterator[str]:
    for entry in _catalogue(language):
        yield from filter(None, (entry.msgstr, *entry.msgstr_plural.values()))


def _parts(text: str) -> list[str]:
    return [part.strip() for part in PLACE.split(text)]


@cache
def english_words(language: str) -> frozenset[str]:
    """Words of the source that no translation into a language has."""
    own = {word.lower() for text in _translations(language) for word in WORD.findall(text)}
    return frozenset({word.lower() for text in _sources(language) for word in WORD.findall(PLACE.sub(" ", text))} - own)


@cache
def english_texts(language: str) -> frozenset[str]:
    """Whole source texts that say something else than every translation into a language."""
    return frozenset(set(map(str.strip, _sources(language))) - set(map(str.strip, _translations(language))))


@cache
def english_pieces() -> frozenset[str]:
    """What stands between the placeholders of source texts, long enough to be nothing else."""
    own = "\n".join(text for language in LANGUAGES for text in _translations(language))
    pieces = {part for text in _sources("fi") for part in _parts(text) if len(part) >= 10 and " " in part}
    return frozenset(piece for piece in pieces if piece not in own)


@cache
def foreign_pieces(language: str) -> frozenset[str]:
    """What a page in ``language`` would say if a text of the catalogue came in the other language."""
    own = "\n".join(_translations(language))
    (other,) = set(LANGUAGES) - {language}
    pieces = {part for text in _translations(other) for part in _parts(text) if len(part) >= 12 and " " in part}
    return frozenset(piece for piece in pieces if piece not in own)


def spoken_texts(soup: BeautifulSoup) -> Iterator[tuple[Tag, str, str]]:
    """Every text and spoken attribute of a page below its root, with its element and its language.

    Addresses are left out of the texts: what is printed at the head of a page is of no language. So are names of a
    program's own, marked ``translate="no"``.
    """
    assert isinstance(soup.html, Tag)
    for text in soup.html.find_all(string=True):
        spoken = ADDRESS.sub("", text).strip()
        if isinstance(text.parent, Tag) and text.parent.name != "script" and spoken and not _is_code(text.parent):
            yield text.parent, spoken, spoken_language(text.parent)
    for element in soup.html.find_all(True):
        for name in SPOKEN_ATTRIBUTES:
            if element.get(name) and (name != "content" or element.get("name") == "description"):
                yield element, str(element[name]).strip(), spoken_language(element)


def _is_code(element: Tag) -> bool:
    """Whether an element, or one around it, holds what stays the same in every language."""
    return element.get("translate") == "no" or element.find_parent(translate="no") is not None


def is_frame(element: Tag) -> bool:
    """Whether an element belongs to the frame: neither to the text of the page nor to what the head says of it."""
    return element.find_parent(["main", "head"]) is None and element.name not in ("main", "head")
