"""Who answers a reader: the engine beside the database while it is well, the embedded one as soon as it is not."""

from __future__ import annotations

import logging
import os
import time
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from functools import cache
from threading import Lock

from django.conf import settings

from search.engines import chosen
from search.engines.protocol import Answer, EngineDown, Refused, RemoteEngine
from search.models import Passage, PassageDelivery
from search.query.nodes import Question

logger = logging.getLogger(__name__)
FAILURES, LOOKED_AT = 3, 20
"""So many failures among so many answers shut the engine out: not only in a row, since one of three nodes may hang."""
FIRST_PAUSE, LONGEST_PAUSE = 5.0, 60.0
MOST_WAITING = 1_000
"""Passages that may wait for the engine beside the database before it is too far behind to answer."""
PATIENCE = 1 / 8
"""The share of the time allowed to the engine for which a reader waits: then the embedded engine answers her."""
AT_A_TIME = 16
"""Questions that wait for the engine in one process."""


class Breaker:
    """Lets nobody wait for an engine that fails again and again; now and then it is tried, for nobody's answer.

    Times are of a clock that never goes back. Threads share it; each process has its own.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = Lock()
        self._failed: deque[bool] = deque(maxlen=LOOKED_AT)
        self._pause = FIRST_PAUSE
        self._next_try: float | None = None

    @property
    def is_shut(self) -> bool:
        """Whether the engine is left alone."""
        return self._next_try is not None

    def wants_a_try(self) -> bool:
        """Whether the engine is left alone and a pause is over: true once a pause."""
        with self._lock:
            if self._next_try is None or self._clock() < self._next_try:
                return False
            self._next_try = self._clock() + self._pause
            return True

    def succeeded(self, *, was_a_try: bool = False) -> None:
        """The engine answered in time; a try that does lets everybody through again."""
        with self._lock:
            if was_a_try:
                self._failed.clear()
                self._pause, self._next_try = FIRST_PAUSE, None
            self._failed.append(False)

    def failed(self, why: str, *, was_a_try: bool = False, is_late: bool = False) -> None:
        """The engine did not answer, or too late; pauses between tries grow while it gives no answer at all."""
        with self._lock:
            self._failed.append(True)
            if not was_a_try and (self.is_shut or sum(self._failed) < FAILURES):
                return
            self._pause = min(self._pause * 2, LONGEST_PAUSE) if was_a_try and not is_late else FIRST_PAUSE
            self._next_try = self._clock() + self._pause
            pause = self._pause
        logger.warning("The search engine is left alone for %.0f seconds: %s", pause, why)


@cache
def the_breaker() -> Breaker:
    """The breaker of this process."""
    return Breaker()


@cache
def _threads() -> ThreadPoolExecutor:
    """Who waits for the engine, however long it hangs: a name that is not resolved, an answer that only trickles."""
    return ThreadPoolExecutor(AT_A_TIME, thread_name_prefix="search-engine")


os.register_at_fork(after_in_child=_threads.cache_clear)


SECONDS_WITHOUT_ANSWER = "30"
"""After which one may ask again where nobody answered; for the header Retry-After."""


def answer(question: Question) -> Answer:
    """The answer of the engine beside the database where it is well, else of the embedded one, marked as limited.

    Whatever waits to be sent to the engine beside the database is left out of its answer, so that nothing that was
    taken away is found or counted. Raises EngineDown where the database does not answer either.
    """
    beside = chosen.remote()
    if beside is None:
        return chosen.embedded().search(question)
    waiting = PassageDelivery.objects.order_by().values_list("passage_id", flat=True)[: MOST_WAITING + 1]
    without = [*waiting, *_left_out(question)]
    found = _asked(beside, question, without) if len(without) <= MOST_WAITING else None
    return found or replace(chosen.embedded().search(question), is_limited=True)


def _left_out(question: Question) -> list[int]:
    """The passages that name whom nobody may name any more, or that have expired; hardly more than can be left out."""
    found: list[int] = []
    if question.shown_on:
        hiding = Passage.objects.hiding(date.fromisoformat(question.shown_on))
        found += hiding.values_list("pk", flat=True)[: MOST_WAITING + 1]
    if question.expired:
        expired = Passage.objects.filter(page__in=question.expired)
        found += expired.values_list("pk", flat=True)[: MOST_WAITING + 1]
    return found


def _asked(engine: RemoteEngine, question: Question, without: list[int]) -> Answer | None:
    """The answer of the engine beside the database, None where it is not to be asked or has none in time."""
    breaker = the_breaker()
    if not breaker.is_shut:
        waited_for = _threads().submit(engine.search, question, without=without)
        return _judged(breaker, waited_for, time.monotonic(), was_a_try=False)
    if breaker.wants_a_try():
        started = time.monotonic()
        asked = _threads().submit(engine.search, question, without=without)
        asked.add_done_callback(lambda done: _judged(breaker, done, started, was_a_try=True))
    return None


def _judged(breaker: Breaker, asked: Future[Answer], started: float, *, was_a_try: bool) -> Answer | None:
    """What came of a question within a reader's patience, None where nothing did; the breaker hears of it."""
    patience = settings.SEARCH_ENGINE["seconds"] * PATIENCE
    try:
        found = asked.result(timeout=patience)
        if time.monotonic() - started > patience and was_a_try:
            raise TimeoutError
    except Refused as problem:
        # It is well: this one question is too much for it.
        breaker.succeeded(was_a_try=was_a_try)
        logger.info("The search engine refused a question: %s", problem)
    except EngineDown as problem:
        breaker.failed(str(problem), was_a_try=was_a_try)
    except TimeoutError:
        asked.cancel()
        # An engine that has just started answers late and soon in time.
        breaker.failed("it answers too slowly", was_a_try=was_a_try, is_late=True)
    except Exception as problem:
        logger.exception("The answer of the search engine makes no sense")
        breaker.failed(str(problem), was_a_try=was_a_try)
    else:
        breaker.succeeded(was_a_try=was_a_try)
        return found
    return None
