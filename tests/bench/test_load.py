"""The load generator serves, counts and refuses to count errors."""

import pytest

from bench import load
from scripts.throwaway_postgresql import free_port


@pytest.fixture(scope="module")
def port():
    free = free_port()
    with load.served("bench.load:hello", free):
        yield free


def test_requests_are_counted(port, monkeypatch):
    monkeypatch.setattr(load, "SECONDS", 0.3)
    for clients in (1, 3):
        speed = load.speed_of("hello", port, "/", clients)
        assert (speed.flow, speed.clients) == ("hello", clients)
        assert speed.requests_a_second > 0 < speed.milliseconds


def test_an_answer_that_is_not_200_ends_the_measurement(monkeypatch):
    monkeypatch.setattr(load, "_status", lambda port, path: 500)
    with pytest.raises(SystemExit, match="did not answer 200"):
        load.speed_of("broken", 1, "/broken/", 2)


def test_an_application_that_does_not_come_up_is_named():
    with pytest.raises(SystemExit, match="did not come up"), load.served("bench.absent:hello", free_port()):
        pass
