"""The words of a page as its type declares them for search, as plain text with a line for each piece."""

from collections.abc import Collection, Iterable, Iterator
from typing import Any

from wagtail import blocks
from wagtail.blocks.field_block import BaseChoiceBlock
from wagtail.rich_text import get_text_for_indexing
from wagtail.search import index

TITLE = "title"


def lines(pieces: Iterable[Any]) -> str:
    """Pieces of text below each other, each on one line, without empty ones."""
    return "\n".join(line for piece in pieces if piece and (line := " ".join(str(piece).split())))


def prose(source: str) -> str:
    """Rich text as plain words."""
    return str(get_text_for_indexing(source)) if source else ""


def stream(value: Any) -> str:
    """The words of a stream of blocks; not the names of choices, which nobody wrote for this page."""
    return lines(_block_pieces(value.stream_block, value)) if value else ""


def declared(page: Any, *, with_rows: bool = True, without: Collection[str] = ()) -> str:
    """What the ``search_fields`` of a page type hold, with or without its rows; not its title and ``without``."""
    fields = [field for field in page.get_search_fields() if with_rows or not isinstance(field, index.RelatedFields)]
    return lines(_pieces(page, fields, {TITLE, *without}))


def _pieces(instance: Any, fields: Iterable[Any], without: Collection[str] = ()) -> Iterator[str]:
    for field in fields:
        if isinstance(field, index.RelatedFields):
            for row in getattr(instance, field.field_name).all():
                yield from _pieces(row, field.fields)
        elif isinstance(field, index.SearchField) and field.field_name not in without:
            raw = getattr(instance, field.field_name)
            value = stream(raw).split("\n") if isinstance(raw, blocks.StreamValue) else field.get_value(instance)
            yield from value if isinstance(value, list | tuple) else [str(value or "")]


def _block_pieces(block: Any, value: Any) -> Iterator[str]:
    if isinstance(block, blocks.StreamBlock):
        for child in value:
            yield from _block_pieces(child.block, child.value)
    elif isinstance(block, blocks.StructBlock):
        for name, child in block.child_blocks.items():
            yield from _block_pieces(child, value.get(name))
    elif isinstance(block, blocks.ListBlock):
        for one in value or ():
            yield from _block_pieces(block.child_block, one)
    elif value and not isinstance(block, BaseChoiceBlock):
        yield from block.get_searchable_content(value)
