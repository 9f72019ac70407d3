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
    monkeypatch.setattr(load, "SECONDS", 0.2)
    for clients in (1, 3):
        speed = load.beside_hello("hello", "made", port, port, "/", clients)
        assert (speed.flow, speed.source, speed.clients) == ("hello", "made", clients)
        assert speed.requests_a_second > 0 < speed.milliseconds
        assert speed.share_of_hello > 0


def test_an_answer_that_is_not_200_ends_the_measurement(monkeypatch):
    monkeypatch.setattr(load, "_status", lambda port, path: 500)
    with pytest.raises(SystemExit, match="did not answer 200"):
        load.one_round(1, "/broken/", 2)


def test_an_application_that_does_not_come_up_is_named():
    with pytest.raises(SystemExit, match="did not come up"), load.served("bench.absent:hello", free_port()):
        pass
