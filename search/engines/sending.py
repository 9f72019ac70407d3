"""Statements with many rows to PostgreSQL, sent in its own binary form, each as one array for each column.

A statement may be under way while its sender does something else: the database works on it meanwhile.
"""

from __future__ import annotations

from array import array
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from itertools import chain, repeat
from struct import pack
from sys import byteorder
from typing import Any

from django.db import DatabaseError
from django.db.backends.base.base import BaseDatabaseWrapper
from psycopg import OperationalError, generators
from psycopg.errors import error_from_result
from psycopg.pq import ExecStatus

from search.engines.protocol import EngineDown

BINARY, TEXT = 1, 0
BIGINT, INTEGER, LETTERS, VECTOR = 20, 23, 25, 3614
"""The numbers of types, which are the same in every PostgreSQL."""
SIZE, LOW = 4 << 32, 2**32 - 1
WELL = (ExecStatus.COMMAND_OK, ExecStatus.TUPLES_OK)


def bigints(values: Sequence[int]) -> bytes:
    """Numbers as a ``bigint[]``."""
    told = pack(f">{'iq' * len(values)}", *chain.from_iterable(zip(repeat(8), values)))
    return _array(BIGINT, len(values)) + told


def integers(values: Sequence[int]) -> bytes:
    """Numbers as an ``integer[]``."""
    # Each with its length before it, as one number of 64 bits: so there is nothing to be put between them.
    told = array("Q", [SIZE | (value & LOW) for value in values])
    if byteorder == "little":
        told.byteswap()
    return _array(INTEGER, len(values)) + told.tobytes()


def uncarried(values: Sequence[float]) -> bytes:
    """Numbers as an ``integer[]``, each the lower half of a float as ``CARRIER`` makes it."""
    halves = array("I", array("d", values).tobytes())
    told = array("I", [4]) * len(halves)
    told[1::2] = halves[byteorder == "big" :: 2]
    if byteorder == "little":
        told.byteswap()
    return _array(INTEGER, len(values)) + told.tobytes()


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
    """One statement with many rows of columns, sent again and again on a connection to PostgreSQL, in its transaction.

    Its sender goes on while the database works, and is ahead of it by as much as she likes. Whatever else is asked of
    Django on this connection waits until all has ended, but for cursors that are open already and for the beginning and
    the end of a transaction: these must not be meanwhile.
    """

    def __init__(self, link: BaseDatabaseWrapper, statement: str) -> None:
        self.link = link
        self._statement = statement.encode()
        self._waiting: deque[Sequence[bytes]] = deque()
        self._is_under_way = False
        self._told: list[int] = []

    def add(self, columns: Sequence[bytes]) -> None:
        """Has the statement executed with columns as $1, $2 and so on, soon; raises EngineDown where one failed."""
        self._waiting.append(columns)
        if self.has_ended:
            self._go_on()

    @property
    def has_ended(self) -> bool:
        """Whether nothing is under way that would be waited for; also where only the loss of the connection is told."""
        if not self._is_under_way:
            return True
        try:
            self._raw.pgconn.consume_input()
        except OperationalError:
            return True
        return not self._raw.pgconn.is_busy()

    def received(self) -> list[int]:
        """The numbers that the statement gave since this was asked last, once all has ended; raises as ``add`` does."""
        while self._is_under_way or self._waiting:
            self._go_on()
        told, self._told = self._told, []
        return told

    @contextmanager
    def while_others_wait(self) -> Iterator[None]:
        """Lets whatever is asked of Django meanwhile wait for what was added; leaves nothing under way."""
        try:
            with self.link.execute_wrapper(self._after_all_has_ended):
                yield
        finally:
            self._waiting.clear()
            with suppress(EngineDown):
                self.received()

    def _after_all_has_ended(self, execute: Callable[..., Any], *told: Any) -> Any:
        self._told = self.received()
        return execute(*told)

    def _go_on(self) -> None:
        """Takes what the statement under way gave, waiting for it, and begins the next."""
        try:
            with self.link.wrap_database_errors:
                if self._is_under_way:
                    self._is_under_way = False
                    self._told += self._given()
                if self._waiting:
                    columns = self._waiting.popleft()
                    self._raw.pgconn.send_query_params(self._statement, columns, None, [BINARY] * len(columns), TEXT)
                    self._is_under_way = True
                    self._raw.wait(generators.send(self._raw.pgconn))
        except DatabaseError as problem:
            raise EngineDown(str(problem)) from problem

    def _given(self) -> list[int]:
        for result in self._raw.wait(generators.fetch_many(self._raw.pgconn)):
            if result.status not in WELL:
                raise error_from_result(result, encoding=self._raw.info.encoding)
            return [int(result.get_value(row, 0) or 0) for row in range(result.ntuples)]
        return []

    @property
    def _raw(self) -> Any:
        return self.link.connection
