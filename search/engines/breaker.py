"""Who answers a reader: the engine beside the database while it is well, the embedded one as soon as it is not."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from threading import Lock

from django.conf import settings

from search.engines import chosen
from search.engines.protocol import Answer, EngineDown, Refused, RemoteEngine
from search.models import PassageDelivery
from search.query.nodes import Question

logger = logging.getLogger(__name__)
FAILURES = 3
FIRST_PAUSE, LONGEST_PAUSE = 5.0, 60.0
MOST_WAITING = 1_000
"""Passages that may wait for the engine beside the database before it is too far behind to answer."""
SLOW = 0.5
"""The share of the time allowed after which an answer still counts, but as a failure too."""


class Breaker:
    """Lets nobody wait for an engine that failed three times in a row; now and then one question tries if it is back.

    Times are of a clock that never goes back. Threads share it; each process has its own.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = Lock()
        self._failures = 0
        self._pause = FIRST_PAUSE
        self._shut_until = 0.0

    def lets_through(self) -> bool:
        """Whether the engine may be asked now; of many who ask while it is shut, one at the end of each pause."""
        with self._lock:
            if self._failures < FAILURES:
                return True
            if self._clock() < self._shut_until:
                return False
            self._shut_until = self._clock() + self._pause
            return True

    def succeeded(self) -> None:
        """The engine answered, and in time."""
        with self._lock:
            self._failures, self._pause = 0, FIRST_PAUSE

    def failed(self, why: str) -> None:
        """The engine did not answer, or too late."""
        with self._lock:
            self._failures += 1
            if self._failures < FAILURES:
                return
            if self._failures > FAILURES:
                self._pause = min(self._pause * 2, LONGEST_PAUSE)
            self._shut_until = self._clock() + self._pause
            pause = self._pause
        logger.warning("The search engine is left alone for %.0f seconds: %s", pause, why)


@cache
def the_breaker() -> Breaker:
    """The breaker of this process."""
    return Breaker()


def answer(question: Question) -> Answer:
    """The answer of the engine beside the database where it is well, else of the embedded one, marked as limited.

    Whatever waits to be sent to the engine beside the database is left out of its answer, so that nothing that was
    taken away is found or counted. Raises EngineDown where the database does not answer either.
    """
    beside = chosen.remote()
    if beside is None:
        return chosen.embedded().search(question)
    waiting = PassageDelivery.objects.order_by().values_list("passage_id", flat=True)[: MOST_WAITING + 1]
    without = list(waiting)
    found = _asked(beside, question, without) if len(without) <= MOST_WAITING else None
    return found or replace(chosen.embedded().search(question), is_limited=True)


def _asked(engine: RemoteEngine, question: Question, without: list[int]) -> Answer | None:
    """The answer of the engine beside the database, None where it is not to be asked or has none."""
    breaker = the_breaker()
    if not breaker.lets_through():
        return None
    started = time.monotonic()
    try:
        found = engine.search(question, without=without)
    except Refused as problem:
        # It is well: this one question is too much for it.
        breaker.succeeded()
        logger.info("The search engine refused a question: %s", problem)
        return None
    except EngineDown as problem:
        breaker.failed(str(problem))
        return None
    if time.monotonic() - started > SLOW * settings.SEARCH_ENGINE["seconds"]:
        breaker.failed("it answers too slowly")
    else:
        breaker.succeeded()
    return found
