"""Readers get their answer from whoever can give it, and wait for nobody."""

import logging
import time

import pytest

from scripts.search_engine import throwaway_search_engine
from search.engines import breaker
from search.engines.breaker import FAILURES, FIRST_PAUSE, LONGEST_PAUSE, Breaker
from search.engines.connection import Connection
from search.engines.elastic import ElasticEngine
from search.engines.protocol import Answer, EngineDown, Refused
from search.models import PassageDelivery
from search.query.nodes import Everything, Question

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


def test_two_failures_in_a_row_shut_nobody_out(clock):
    made = Breaker(clock)
    for _round in range(5):
        made.failed("slow")
        made.failed("slow")
        assert made.lets_through()
        made.succeeded()


def test_after_three_failures_nobody_waits_and_one_of_many_tries_after_the_pause(shut, clock):
    assert [shut.lets_through() for _reader in range(5)] == [False] * 5
    clock.now += FIRST_PAUSE
    assert [shut.lets_through() for _reader in range(5)] == [True, False, False, False, False]


def test_one_success_lets_everybody_through_again(shut, clock):
    clock.now += FIRST_PAUSE
    assert shut.lets_through()
    shut.succeeded()
    assert [shut.lets_through() for _reader in range(5)] == [True] * 5


def test_pauses_grow_to_a_minute_and_no_further(shut, clock):
    pauses = []
    for _attempt in range(8):
        start = clock.now
        while not shut.lets_through():
            clock.now += 1
        pauses.append(clock.now - start)
        shut.failed("away")
    assert pauses[:3] == [FIRST_PAUSE, FIRST_PAUSE * 2, FIRST_PAUSE * 4]
    assert pauses[-1] == LONGEST_PAUSE


class Beside:
    """An engine beside the database that does as it is told."""

    def __init__(self):
        self.asked, self.problem, self.seconds = [], None, 0.0

    def search(self, question, without=()):
        self.asked.append(list(without))
        time.sleep(self.seconds)
        if self.problem:
            raise self.problem
        return Answer(hits=(), total=7, facets={}, engine="beside")


@pytest.fixture
def beside(db, monkeypatch):
    engine = Beside()
    monkeypatch.setattr("search.engines.chosen.remote", lambda: engine)
    made = Breaker()
    monkeypatch.setattr(breaker, "the_breaker", lambda: made)
    return engine


@pytest.mark.django_db
def test_without_an_engine_beside_it_the_database_answers_and_nothing_is_limited(django_assert_num_queries):
    with django_assert_num_queries(1):
        found = breaker.answer(QUESTION)
    assert (found.engine in {"sqlite", "postgres"}, found.is_limited) == (True, False)


def test_the_engine_beside_the_database_answers_where_it_is_well(beside):
    found = breaker.answer(QUESTION)
    assert (found.engine, found.is_limited, beside.asked) == ("beside", False, [[]])


def test_while_it_is_away_the_database_answers_and_says_that_it_is_limited(beside, caplog):
    beside.problem = EngineDown("nobody there")
    with caplog.at_level(logging.WARNING, logger="search.engines.breaker"):
        answers = [breaker.answer(QUESTION) for _reader in range(10)]
    assert all(found.is_limited and found.engine in {"sqlite", "postgres"} for found in answers)
    assert len(beside.asked) == FAILURES
    assert [record.getMessage() for record in caplog.records] == [
        "The search engine is left alone for 5 seconds: nobody there"
    ]


def test_slow_answers_are_given_but_not_for_long(beside, settings):
    settings.SEARCH_ENGINE = settings.SEARCH_ENGINE | {"seconds": 0.04}
    beside.seconds = 0.03
    engines = [breaker.answer(QUESTION).engine for _reader in range(5)]
    assert engines[:FAILURES] == ["beside"] * FAILURES
    assert "beside" not in engines[FAILURES:]


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
def test_a_real_engine_that_hangs_dies_and_comes_back_keeps_no_reader_waiting(beside, search_engine_parts, monkeypatch):
    with throwaway_search_engine() as cluster:
        [node] = cluster.nodes
        engine = ElasticEngine(Connection((node.address,), prefix="chaos", replicas=0, seconds=0.8))
        engine.clear()
        monkeypatch.setattr("search.engines.chosen.remote", lambda: engine)
        clock = Clock()
        made = Breaker(clock)
        monkeypatch.setattr(breaker, "the_breaker", lambda: made)
        until(lambda: breaker.answer(QUESTION).engine == "elasticsearch", 20)

        node.hold()
        times = timed_answers(50)
        assert sorted(times)[-FAILURES - 1] < 0.2
        assert max(times) < 2
        node.kill()
        clock.now += 1_000
        assert max(timed_answers(20)) < 2

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


def until(is_so, seconds):
    """Waits for something to be so."""
    deadline = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < deadline
        time.sleep(0.1)
