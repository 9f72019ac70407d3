"""Statements with many rows to PostgreSQL, sent in its own binary form, each as one array for each column.

One statement may be under way while its sender does something else: the database works on it meanwhile.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from itertools import chain, repeat
from struct import pack
from typing import Any

from django.db import DatabaseError
from django.db.backends.base.base import BaseDatabaseWrapper
from psycopg import generators
from psycopg.errors import error_from_result
from psycopg.pq import ExecStatus

from search.engines.protocol import EngineDown

BINARY, TEXT = 1, 0
BIGINT, INTEGER, LETTERS, VECTOR = 20, 23, 25, 3614
"""The numbers of types, which are the same in every PostgreSQL."""
WELL = (ExecStatus.COMMAND_OK, ExecStatus.TUPLES_OK)


def bigints(values: Sequence[int]) -> bytes:
    """Numbers as a ``bigint[]``."""
    told = pack(f">{'iq' * len(values)}", *chain.from_iterable(zip(repeat(8), values)))
    return _array(BIGINT, len(values)) + told


def integers(values: Sequence[int]) -> bytes:
    """Numbers as an ``integer[]``."""
    told = pack(f">{2 * len(values)}i", *chain.from_iterable(zip(repeat(4), values)))
    return _array(INTEGER, len(values)) + told


def texts(values: Iterable[str]) -> bytes:
    """Words as a ``text[]``."""
    return _pieces(LETTERS, [value.encode() for value in values])


def vectors(values: Sequence[bytes]) -> bytes:
    """Vectors, each as the database sends one, as a ``tsvector[]``."""
    return _pieces(VECTOR, values)


def _pieces(kind: int, values: Sequence[bytes]) -> bytes:
    sizes = [pack(">i", len(value)) for value in values]
    return _array(kind, len(values)) + b"".join(chain.from_iterable(zip(sizes, values, strict=True)))


def _array(kind: int, size: int) -> bytes:
    """How an array of so many begins; an empty one has no dimension."""
    return pack(">5i", 1, 0, kind, size, 1) if size else pack(">3i", 0, 0, kind)


class Sending:
    """The statements that one sender sends on a connection to PostgreSQL, within its transaction.

    Whatever else is asked of Django on this connection waits until the statement under way has ended, but for cursors
    that are open already.
    """

    def __init__(self, link: BaseDatabaseWrapper) -> None:
        self.link = link
        self.is_under_way = False
        self.early: list[int] = []

    def send(self, statement: str, columns: Sequence[bytes]) -> None:
        """Begins a statement with its columns as $1, $2 and so on; raises EngineDown where it cannot."""
        told = statement.encode()
        try:
            with self.link.wrap_database_errors:
                self._raw.pgconn.send_query_params(told, columns, None, [BINARY] * len(columns), TEXT)
                self.is_under_way = True
                self._raw.wait(generators.send(self._raw.pgconn))
        except DatabaseError as problem:
            raise EngineDown(str(problem)) from problem

    @contextmanager
    def while_others_wait(self) -> Iterator[None]:
        """Lets whatever is asked of Django meanwhile wait for the statement under way; leaves none under way."""
        try:
            with self.link.execute_wrapper(self._after_it_has_ended):
                yield
        finally:
            if self.is_under_way:
                with suppress(EngineDown):
                    self.received()

    def _after_it_has_ended(self, execute: Callable[..., Any], *told: Any) -> Any:
        if self.is_under_way:
            self.early = self.received()
        return execute(*told)

    def received(self) -> list[int]:
        """The numbers that the statement under way gives, once it has ended; raises EngineDown where it failed."""
        if not self.is_under_way:
            early, self.early = self.early, []
            return early
        try:
            with self.link.wrap_database_errors:
                self.is_under_way = False
                for result in self._raw.wait(generators.fetch_many(self._raw.pgconn)):
                    if result.status not in WELL:
                        raise error_from_result(result, encoding=self._raw.info.encoding)
                    return [int(result.get_value(row, 0) or 0) for row in range(result.ntuples)]
        except DatabaseError as problem:
            raise EngineDown(str(problem)) from problem
        return []

    @property
    def _raw(self) -> Any:
        return self.link.connection
