"""Servers that are named are used; of one that cannot be started it is said why."""

import os
import subprocess
from contextlib import contextmanager

import pytest

from bench.search import servers
from scripts.search_engine_parts import PartsMissing
from scripts.throwaway_postgresql import ServerDidNotStart


def starting(problem):
    @contextmanager
    def start(**options):
        raise problem
        yield

    return start


@pytest.mark.parametrize(
    "problem",
    [PartsMissing("no Java"), ServerDidNotStart("no Java"), FileNotFoundError("no Java"), KeyError("no Java")],
)
def test_what_keeps_a_server_from_starting_is_one_sentence(problem, monkeypatch):
    monkeypatch.delenv("SEARCH_ENGINE_ADDRESSES", raising=False)
    monkeypatch.setattr(servers, "throwaway_search_engine", starting(problem))
    with pytest.raises(servers.NotAtHand, match="no Java"), servers.elasticsearch():
        pass


def test_a_server_ends_with_its_measurement_also_where_that_fails(monkeypatch):
    ended = []

    @contextmanager
    def start():
        try:
            yield "postgres://own"
        finally:
            ended.append(True)

    monkeypatch.setattr(servers, "NAMED", "")
    monkeypatch.setattr(servers, "throwaway_postgresql", start)
    monkeypatch.setattr(servers.subprocess, "run", lambda *command, **options: None)
    with servers.postgresql() as variables:
        assert (variables, ended) == ({"DATABASE_URL": "postgres://own"}, [])
    with pytest.raises(subprocess.CalledProcessError), servers.postgresql():
        raise subprocess.CalledProcessError(1, "measure")
    assert ended == [True, True]


def test_those_that_are_named_are_used(monkeypatch):
    asked = []
    monkeypatch.setattr(servers.subprocess, "run", lambda command, env, **options: asked.append(env["DATABASE_URL"]))
    monkeypatch.setattr(servers, "NAMED", "postgres://named")
    monkeypatch.setattr(servers, "throwaway_postgresql", starting(AssertionError))
    monkeypatch.setattr(servers, "throwaway_search_engine", starting(AssertionError))
    monkeypatch.setitem(os.environ, "SEARCH_ENGINE_ADDRESSES", "http://named:9200")
    with servers.postgresql() as variables:
        assert variables == {"DATABASE_URL": "postgres://named"}
    with servers.elasticsearch() as variables:
        assert variables == servers.PATIENT
    assert asked == ["postgres://named"]
