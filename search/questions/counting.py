"""Counts the questions of readers in memory; a thread of its own writes them down, so that no reader waits for it.

Writing in the request would make a search wait for whoever else writes to an SQLite file at that moment. A process that
is ended loses at most what was asked in the last half of a minute.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import date
from functools import cache
from threading import Lock, Timer

from django.db import Error, connection
from django.http import HttpRequest
from django.utils import timezone

from search.questions.services import Count, Key, add_up
from search.questions.texts import kept
from search.results.find import ResultPage
from search.results.parameters import SORTS, Asked

logger = logging.getLogger(__name__)
SECONDS = 30.0
MOST_WAITING = 1_000
"""Different questions that wait to be written; while there are as many, others are not counted."""


def after_a_while(write: Callable[[], None]) -> None:
    """Has a thread of its own write; raises RuntimeError where the system has no thread left."""
    timer = Timer(SECONDS, write)
    timer.daemon = True
    timer.start()


class Tally:
    """Numbers that wait to be written, of one process; threads share it, and noting one takes microseconds."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._waiting: dict[Key, Count] = {}
        self._is_called = False

    def note(self, text: str, *, language: str, total: int, today: date) -> None:
        """Counts a question that was answered with so many hits; a text that is not to be kept counts as none."""
        normal = kept(text)
        if not normal:
            return
        with self._lock:
            self._add((today.replace(day=1), language, normal), Count(1, int(not total), total))
            is_first, self._is_called = not self._is_called, True
        if is_first:
            self._call()

    def write(self) -> int:
        """Writes what waits and returns how many questions that were.

        Raises ``django.db.Error`` where the database does not take it: then it waits on.
        """
        with self._lock:
            taken, self._waiting = self._waiting, {}
        try:
            add_up(taken)
        except Error:
            with self._lock:
                newer, self._waiting = self._waiting, taken
                for key, count in newer.items():
                    self._add(key, count)
            raise
        return len(taken)

    def _add(self, key: Key, count: Count) -> None:
        if key in self._waiting:
            self._waiting[key] += count
        elif len(self._waiting) < MOST_WAITING:
            self._waiting[key] = count

    def _call(self) -> None:
        try:
            after_a_while(self._write_alone)
        except RuntimeError as problem:
            self._is_called = False
            logger.info("Questions are counted later: %s", problem)

    def _write_alone(self) -> None:
        """What the thread does: it has a connection of its own and leaves none behind."""
        self._is_called = False
        try:
            self.write()
        except Error as problem:
            logger.info("Questions are counted later: %s", problem)
            self._is_called = True
            self._call()
        finally:
            connection.close()


@cache
def the_tally() -> Tally:
    """The tally of this process."""
    return Tally()


def notice(request: HttpRequest, asked: Asked, results: ResultPage, language: str) -> None:
    """Counts a search that a reader typed and that was answered.

    Not counted are its further pages and its limits, which one reader tries one after the other, what a browser fetches
    beforehand, and people of the desk: they try things out, and are few enough to be known by what they ask. Nor is
    what nothing was found for in an index that is being filled.
    """
    is_typed = asked.text and not asked.is_narrowed and asked.page == 1 and asked.sort == SORTS[0]
    if not (is_typed and results.is_asked and not results.is_down) or request.method != "GET":
        return
    if "prefetch" in request.headers.get("Sec-Purpose", "") or request.user.is_authenticated:
        return
    total = results.total + results.other_total
    if not total and results.is_limited:
        return
    the_tally().note(asked.text, language=language, total=total, today=timezone.localdate())
