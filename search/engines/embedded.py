"""What both engines inside the database share: how it is asked, and what stands in it about each passage."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import DatabaseError, connections

from search.engines.protocol import EngineDown, Health, IndexDocument, Through

TABLE = "search_embedded"
TRAITS = f"{TABLE}_traits"
"""The table of what many passages have in common, by number."""
AT_ONCE = 5_000
COLUMNS = {
    "kind": "kind",
    "language": "language",
    "body": "body_key",
    "network": "network_key",
    "year": "year",
    "speaker": "speaker",
}
"""Where a passage has the value of a field; those of ``ROLES`` are those of its people."""


class Embedded:
    """An index in the database of the passages; ``using`` is the name of that database."""

    name: str

    def __init__(self, using: str = "default") -> None:
        self.using = using

    def execute(self, statement: str, values: Any = ()) -> list[Any]:
        """The rows of a statement; raises EngineDown where the database does."""
        try:
            with connections[self.using].cursor() as cursor:
                cursor.execute(statement, values)
                return list(cursor.fetchall()) if cursor.description else []
        except DatabaseError as problem:
            raise EngineDown(str(problem)) from problem

    def streamed(self, statement: str, values: Any = ()) -> Iterator[list[Any]]:
        """The rows of a statement, however many, by some thousands; raises EngineDown where the database does."""
        try:
            with connections[self.using].chunked_cursor() as cursor:
                cursor.execute(statement, values)
                while rows := cursor.fetchmany(AT_ONCE):
                    yield list(rows)
        except DatabaseError as problem:
            raise EngineDown(str(problem)) from problem

    def texts_of(self, traits: list[int]) -> list[tuple[int, str]]:
        """What is written of some traits, with their numbers; those that nothing is written of are left out."""
        places = ", ".join(["%s"] * len(traits))
        return self.execute(f"SELECT id, text FROM {TRAITS} WHERE id IN ({places})", traits)  # noqa: S608

    def settle(self) -> None:
        """See ``EmbeddedEngine``."""

    @contextmanager
    def tidying(self) -> Iterator[Through]:
        """See ``EmbeddedEngine``: there is nothing to be tidied here."""
        yield iter

    def count(self) -> None:
        """See ``EmbeddedEngine``: what is written is counted here."""

    def health(self) -> Health:
        """See ``Engine``."""
        try:
            [(documents,)] = self.execute(f"SELECT COUNT(*) FROM {TABLE}")  # noqa: S608
        except EngineDown:
            return Health(self.name, is_up=False, documents=None)
        return Health(self.name, is_up=True, documents=int(documents))


def newest_of(documents: Iterable[IndexDocument]) -> dict[int, IndexDocument]:
    """Documents by their keys; of one that is there twice its newest version."""
    newest: dict[int, IndexDocument] = {}
    for document in documents:
        if document.id not in newest or newest[document.id].version <= document.version:
            newest[document.id] = document
    return newest


def storable(value: str) -> str:
    """A value without what no database takes (NUL, halves of letters): nothing stored has them either."""
    return value.replace("\0", "").encode(errors="ignore").decode()
