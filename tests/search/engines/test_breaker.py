"""Readers get their answer from whoever can give it, and wait for nobody."""

import logging
import os
import time
from dataclasses import replace
from datetime import date
from threading import Event

import pytest

from scripts.search_engine import throwaway_search_engine
from search.engines import breaker
from search.engines.breaker import FAILURES, FIRST_PAUSE, LONGEST_PAUSE, LOOKED_AT, PATIENCE, Breaker
from search.engines.connection import Connection
from search.engines.elastic import ElasticEngine
from search.engines.protocol import Answer, EngineDown, Refused
from search.models import PassageDelivery
from search.query.nodes import Everything, Question
from tests.search.results.found import found_passage
from tests.search.waiting import until

QUESTION = Question(tree=Everything(), language="fi")


class Clock:
    """A clock that stands still until it is moved."""

    now = 100.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def shut(clock):
    """A breaker that has just been shut."""
    made = Breaker(clock)
    for _number in range(FAILURES):
        made.failed("away")
    return made


def test_two_failures_now_and_then_shut_nobody_out(clock):
    made = Breaker(clock)
    for _round in range(5):
        made.failed("slow")
        made.failed("slow")
        assert not made.is_shut
        for _answer in range(LOOKED_AT):
            made.succeeded()
    assert not made.wants_a_try()


def test_failures_between_successes_count_too_as_of_one_hanging_node_of_three(clock):
    made = Breaker(clock)
    for _round in range(FAILURES):
        made.succeeded()
        made.succeeded()
        assert not made.is_shut
        made.failed("slow")
    assert made.is_shut


def test_after_three_failures_nobody_waits_and_one_of_many_tries_after_the_pause(shut, clock):
    assert [shut.wants_a_try() for _reader in range(5)] == [False] * 5
    clock.now += FIRST_PAUSE
    assert [shut.wants_a_try() for _reader in range(5)] == [True, False, False, False, False]
    assert shut.is_shut


def test_a_try_that_succeeds_lets_everybody_through_again(shut, clock):
    clock.now += FIRST_PAUSE
    assert shut.wants_a_try()
    shut.succeeded(was_a_try=True)
    assert not shut.is_shut
    for _failure in range(FAILURES - 1):
        shut.failed("slow")
    assert not shut.is_shut


def test_answers_that_come_when_it_is_shut_already_change_nothing(shut, clock):
    shut.succeeded()
    shut.failed("slow")
    assert shut.is_shut
    clock.now += FIRST_PAUSE
    assert shut.wants_a_try()


def test_pauses_grow_to_a_minute_and_no_further(shut, clock):
    pauses = []
    for _attempt in range(8):
        start = clock.now
        while not shut.wants_a_try():
            clock.now += 1
        pauses.append(clock.now - start)
        shut.failed("away", was_a_try=True)
    assert pauses[:3] == [FIRST_PAUSE, FIRST_PAUSE * 2, FIRST_PAUSE * 4]
    assert pauses[-1] == LONGEST_PAUSE


class Beside:
    """An engine beside the database that does as it is told; it hangs until it is let go."""

    def __init__(self):
        self.asked, self.problem, self.let_go = [], None, Event()
        self.let_go.set()

    def search(self, question, without=()):
        self.asked.append(list(without))
        self.let_go.wait()
        if self.problem:
            raise self.problem
        return Answer(hits=(), total=7, facets={}, engine="beside")


@pytest.fixture
def beside(db, monkeypatch):
    engine = Beside()
    monkeypatch.setattr("search.engines.chosen.remote", lambda: engine)
    made = Breaker()
    monkeypatch.setattr(breaker, "the_breaker", lambda: made)
    yield engine
    engine.let_go.set()


@pytest.mark.django_db
def test_without_an_engine_beside_it_the_database_answers_and_nothing_is_limited(django_assert_num_queries):
    with django_assert_num_queries(1):
        found = breaker.answer(QUESTION)
    assert (found.engine in {"sqlite", "postgres"}, found.is_limited) == (True, False)


def test_the_engine_beside_the_database_answers_where_it_is_well(beside):
    found = breaker.answer(QUESTION)
    assert (found.engine, found.is_limited, beside.asked) == ("beside", False, [[]])


def test_passages_whose_names_hide_are_left_out_of_its_answer(beside, minimal_site):
    passage = found_passage(minimal_site.fi, "Silta", people_hidden_on=date(2026, 11, 23))
    found_passage(minimal_site.fi, "Silta", people_hidden_on=date(2026, 11, 24))
    breaker.answer(QUESTION)
    breaker.answer(replace(QUESTION, shown_on="2026-11-23"))
    assert beside.asked == [[], [passage.pk]]


def test_passages_of_expired_pages_are_left_out_by_it_or_by_the_database(beside, minimal_site, monkeypatch):
    passage, _other = found_passage(minimal_site.fi, "Silta"), found_passage(minimal_site.sv, "Silta")
    expired = replace(QUESTION, expired=(minimal_site.fi.pk,))
    breaker.answer(expired)
    assert beside.asked.pop() == [passage.pk]
    monkeypatch.setattr(breaker, "MOST_WAITING", 1)
    found_passage(minimal_site.fi, "Silta")
    found = breaker.answer(expired)
    assert (found.total, found.is_limited, beside.asked) == (1, True, [])


def test_while_it_is_away_the_database_answers_and_says_that_it_is_limited(beside, caplog):
    beside.problem = EngineDown("nobody there")
    with caplog.at_level(logging.WARNING, logger="search.engines.breaker"):
        answers = [breaker.answer(QUESTION) for _reader in range(10)]
    assert all(found.is_limited and found.engine in {"sqlite", "postgres"} for found in answers)
    assert len(beside.asked) == FAILURES
    assert [record.getMessage() for record in caplog.records] == [
        "The search engine is left alone for 5 seconds: nobody there"
    ]


def test_an_engine_that_hangs_keeps_three_readers_waiting_and_none_for_long(beside, settings):
    settings.SEARCH_ENGINE = settings.SEARCH_ENGINE | {"seconds": 0.02 / PATIENCE}
    beside.let_go.clear()
    answers = [breaker.answer(QUESTION) for _reader in range(10)]
    assert all(found.is_limited for found in answers)
    assert len(beside.asked) == FAILURES


def test_more_readers_than_may_wait_at_a_time_are_answered_too(beside, settings, monkeypatch):
    settings.SEARCH_ENGINE = settings.SEARCH_ENGINE | {"seconds": 0.02 / PATIENCE}
    beside.let_go.clear()
    never = Breaker()
    never.failed = lambda *why, **how: None
    monkeypatch.setattr(breaker, "the_breaker", lambda: never)
    assert all(breaker.answer(QUESTION).is_limited for _reader in range(breaker.AT_A_TIME + 4))
    assert len(beside.asked) == breaker.AT_A_TIME
    beside.let_go.set()
    until(lambda: not breaker.answer(QUESTION).is_limited)


def test_nobody_waits_for_a_try_that_hangs_and_one_that_is_answered_in_time_ends_the_outage(beside, settings):
    made = breaker.the_breaker()
    made._clock = Clock()
    for _number in range(FAILURES):
        made.failed("away")
    beside.let_go.clear()
    for tries in (1, 2):
        made._clock.now += LONGEST_PAUSE
        assert all(breaker.answer(QUESTION).is_limited for _reader in range(5))
        until(lambda tries=tries: len(beside.asked) == tries)
    assert made.is_shut
    beside.let_go.set()

    def is_back():
        made._clock.now += LONGEST_PAUSE
        return not breaker.answer(QUESTION).is_limited

    until(is_back)


def test_a_try_that_is_answered_too_late_does_not_end_the_outage(beside, settings):
    settings.SEARCH_ENGINE = settings.SEARCH_ENGINE | {"seconds": 0.0}
    made = breaker.the_breaker()
    made._clock = Clock()
    for _number in range(FAILURES):
        made.failed("away")
    for _try in range(3):
        tries = len(beside.asked)
        made._clock.now += FIRST_PAUSE
        assert breaker.answer(QUESTION).is_limited
        until(lambda tries=tries: len(beside.asked) == tries + 1)
    assert made.is_shut


def test_an_answer_that_makes_no_sense_is_no_answer(beside, caplog):
    beside.problem = KeyError("hits")
    assert all(breaker.answer(QUESTION).is_limited for _reader in range(FAILURES + 2))
    assert len(beside.asked) == FAILURES
    assert "makes no sense" in caplog.text


def test_a_fork_of_a_process_waits_with_threads_of_its_own(beside):
    breaker.answer(QUESTION)
    child = os.fork()
    if not child:
        os._exit(0 if breaker._threads.cache_info().currsize == 0 else 1)
    assert os.waitpid(child, 0)[1] == 0


def test_a_question_that_is_refused_shuts_nobody_out(beside):
    beside.problem = Refused("too many words")
    assert all(breaker.answer(QUESTION).is_limited for _reader in range(10))
    assert len(beside.asked) == 10


def test_what_waits_to_be_sent_is_left_out_and_too_much_of_it_leaves_the_engine_out(beside, monkeypatch):
    monkeypatch.setattr(breaker, "MOST_WAITING", 2)
    for key in (4, 5):
        PassageDelivery.objects.create(passage_id=key, version=1)
    assert breaker.answer(QUESTION).engine == "beside"
    assert sorted(beside.asked[0]) == [4, 5]
    PassageDelivery.objects.create(passage_id=6, version=1, state=PassageDelivery.State.DEAD)
    assert breaker.answer(QUESTION).is_limited
    assert len(beside.asked) == 1


@pytest.mark.engine
def test_a_real_engine_that_hangs_dies_and_comes_back_keeps_no_reader_waiting(
    beside, search_engine_parts, monkeypatch, settings
):
    # The machine of a test may be busy: an answer after half a second is in time.
    settings.SEARCH_ENGINE = settings.SEARCH_ENGINE | {"seconds": 0.5 / PATIENCE}
    with throwaway_search_engine() as cluster:
        [node] = cluster.nodes
        engine = ElasticEngine(Connection((node.address,), prefix="chaos", replicas=0, seconds=0.8))
        engine.clear()
        monkeypatch.setattr("search.engines.chosen.remote", lambda: engine)
        clock = Clock()
        made = Breaker(clock)
        monkeypatch.setattr(breaker, "the_breaker", lambda: made)
        until(lambda: not breaker.answer(QUESTION).is_limited, 20)

        node.hold()
        assert sorted(timed_answers(50))[-FAILURES - 1] < 0.5
        node.kill()
        clock.now += 1_000
        assert max(timed_answers(20)) < 0.5

        node.start()
        cluster.wait(node, 1)

        def is_back():
            clock.now += LONGEST_PAUSE
            return breaker.answer(QUESTION).engine == "elasticsearch"

        until(is_back, 30)


def timed_answers(number):
    """How long each of some answers took; all of them are the embedded engine's."""
    times = []
    for _reader in range(number):
        started = time.monotonic()
        assert breaker.answer(QUESTION).is_limited
        times.append(time.monotonic() - started)
    return times
