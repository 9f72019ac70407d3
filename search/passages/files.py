"""Which files a page offers its readers, each with the name and the place that it has there."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import ForeignKey, Q
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.fields import RichTextField, StreamField
from wagtail.models import CollectionViewRestriction

from cms.models import SiteDocument
from pages.models import MeetingPage

LINK = re.compile(r"<a\b[^>]*>")
LINK_TO_DOCUMENT = re.compile(r'linktype="document"')
LINK_NUMBER = re.compile(r'\bid="(\d+)"')


@dataclass(frozen=True)
class File:
    """A document of a page; ``item_key`` and ``anchor`` are those of the agenda item that it belongs to."""

    document: Any
    title: str
    item_key: UUID | None = None
    anchor: str = ""


def files_of(page: Any) -> list[File]:
    """The documents of a page that is live, each once and in the order of the page; those of agenda items first."""
    found: dict[int, File] = {}
    for item in page.agenda_items.all() if isinstance(page, MeetingPage) else ():
        for document, title in _documents(item):
            found.setdefault(document.pk, File(document, title, item.translation_key, item.anchor))
    for document, title in _documents(page):
        found.setdefault(document.pk, File(document, title))
    return list(found.values())


def open_files(files: Iterable[File]) -> list[File]:
    """Those of the files that everybody may open: none in a collection that is kept from somebody."""
    found = list(files)
    kept = kept_from_somebody() if found else None
    if kept is None:
        return found
    documents = SiteDocument.objects.filter(kept, pk__in=[file.document.pk for file in found])
    closed = set(documents.values_list("pk", flat=True))
    return [file for file in found if file.document.pk not in closed]


def kept_from_somebody(way: str = "") -> Q | None:
    """Which documents not everybody may open, seen from where ``way`` leads to them; None where there is no such place.

    They are those of a collection with a view restriction on it or above it.
    """
    private = list(CollectionViewRestriction.objects.values_list("collection__path", flat=True))
    kept = Q()
    for path in private:
        kept |= Q(**{f"{way}collection__path__startswith": path})
    return kept if private else None


def _documents(instance: Any) -> Iterator[tuple[Any, str]]:
    linked: list[int] = []
    for field in instance._meta.get_fields():
        if isinstance(field, StreamField):
            value = getattr(instance, field.name)
            yield from _of_block(value.stream_block, value, linked)
        elif isinstance(field, RichTextField):
            linked += _links(getattr(instance, field.name))
        elif isinstance(field, ForeignKey) and field.name == "document" and field.related_model is SiteDocument:
            document = getattr(instance, field.name)
            yield from [(document, document.title)] if document is not None else ()
    yield from _linked(linked)


def _of_block(block: Any, value: Any, linked: list[int]) -> Iterator[tuple[Any, str]]:
    """The documents chosen in a block; the numbers of those that prose links to are put into ``linked``."""
    if isinstance(block, DocumentChooserBlock):
        yield from [(value, value.title)] if value is not None else ()
    elif isinstance(block, blocks.RichTextBlock):
        linked += _links(value.source) if value is not None else []
    for child, inner, own_title in _children(block, value):
        for document, title in _of_block(child, inner, linked):
            yield document, own_title or title


def _children(block: Any, value: Any) -> Iterator[tuple[Any, Any, str]]:
    """The blocks inside a block with their values, and the title that stands beside them."""
    if isinstance(block, blocks.StreamBlock):
        yield from ((child.block, child.value, "") for child in value)
    elif isinstance(block, blocks.StructBlock):
        yield from ((child, value.get(name), value.get("title") or "") for name, child in block.child_blocks.items())
    elif isinstance(block, blocks.ListBlock):
        yield from ((block.child_block, one, "") for one in value or ())


def _links(source: str) -> list[int]:
    tags = (tag for tag in LINK.findall(source or "") if LINK_TO_DOCUMENT.search(tag))
    return [int(number[1]) for tag in tags if (number := LINK_NUMBER.search(tag))]


def _linked(numbers: Iterable[int]) -> Iterator[tuple[Any, str]]:
    wanted = list(dict.fromkeys(numbers))
    known = SiteDocument.objects.in_bulk(wanted) if wanted else {}
    for number in wanted:
        if number in known:
            yield known[number], known[number].title
