"""What is tidied in a database on a connection of its own, while others write there."""

from __future__ import annotations

import logging
from typing import Any

from django.db import DatabaseError
from django.db.backends.base.base import BaseDatabaseWrapper
from psycopg import generators
from psycopg.errors import error_from_result
from psycopg.pq import ExecStatus

logger = logging.getLogger(__name__)


class Tidying:
    """One statement, executed again and again on a second connection to PostgreSQL; for one thread.

    Raises nothing: where the database takes no further connection, or refuses the statement, nothing is tidied.
    """

    def __init__(self, link: BaseDatabaseWrapper, statement: str) -> None:
        self._link = link
        self._statement = statement.encode()
        self._raw: Any = None
        self._is_under_way = False
        self._has_failed = False

    def go_on(self) -> None:
        """Begins it anew, unless it is still under way."""
        self._try(self._begin)

    def end(self) -> None:
        """Waits until it has ended, and closes the connection."""
        self._try(self._take)
        if self._raw is not None:
            self._raw.close()

    def _begin(self) -> None:
        if self._raw is None:
            self._raw = self._link.get_new_connection(self._link.get_connection_params())
            self._raw.autocommit = True
        if self._is_under_way:
            self._raw.pgconn.consume_input()
            if self._raw.pgconn.is_busy():
                return
            self._take()
        self._raw.pgconn.send_query(self._statement)
        self._is_under_way = True
        self._raw.wait(generators.send(self._raw.pgconn))

    def _take(self) -> None:
        if not self._is_under_way:
            return
        self._is_under_way = False
        for result in self._raw.wait(generators.fetch_many(self._raw.pgconn)):
            if result.status == ExecStatus.FATAL_ERROR:
                raise error_from_result(result, encoding=self._raw.info.encoding)

    def _try(self, step: Any) -> None:
        if self._has_failed:
            return
        try:
            with self._link.wrap_database_errors:
                step()
        except DatabaseError as problem:
            self._has_failed = True
            logger.warning("The index was not tidied while it was written: %s", problem)
