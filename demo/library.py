"""Builds the material bank: pages whose files are real PDF and Word files, each in its own languages."""

from functools import partial
from typing import Any

from django.core.files.base import ContentFile

from cms.models import SiteDocument
from demo.manuscripts import key_of, read, told
from demo.outlines import PAPERS, parts_of, printed, text_of
from demo.pieces import Piece, piece_of
from demo.places import Places
from demo.prose import body, stream
from demo.word_files import make_word_file
from pages.models import MaterialPage


def material_pieces(places: Places) -> list[Piece]:
    """The materials, the oldest first."""
    entries = sorted(read("materials")["material"], key=lambda entry: entry["published_on"])
    return [
        piece_of(
            entry,
            key=entry["key"],
            parent=partial(places.index, "pages.LibraryPage"),
            draft=partial(_material, places, entry),
        )
        for entry in entries
    ]


def _material(places: Places, entry: dict[str, Any], language: str) -> MaterialPage:
    key = entry["key"]
    first, *others = entry["files"]
    return MaterialPage(
        translation_key=key_of("page", key),
        kind=entry["kind"],
        published_on=entry["published_on"],
        author=entry["author"],
        document=_file(entry, first),
        other_files=stream([("file", _file(entry, other).pk) for other in others], f"{key}/files"),
        extracted_text=text_of(key, language if language in entry["files"] else first),
        body=body(told(entry["body"], language), key),
        **{name: places.page_or_none(entry.get(name), language) for name in ("meeting", "network", "goal")},
        **{name: told(entry[name], language) for name in ("title", "slug", "summary")},
    )


def _file(entry: dict[str, Any], language: str) -> SiteDocument:
    name = f"{entry['key']}.{language}.{entry['format']}"
    title = told(entry["title"], language)
    existing = SiteDocument.objects.filter(title=title, language=language).first()
    if existing is not None:
        return existing
    if entry["format"] == "pdf":
        made, pages = (PAPERS / name).read_bytes(), printed()[name]["pages"]
    else:
        parts = parts_of(text_of(entry["key"], language))
        made, pages = make_word_file(title, parts, language, entry["published_on"]), None
    return SiteDocument.objects.create(
        title=title, language=language, page_count=pages, file=ContentFile(made, name=name), file_size=len(made)
    )
