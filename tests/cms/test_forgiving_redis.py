"""Without Redis a cache finds nothing and keeps nothing; it says so once a minute and waits for nobody."""

import logging
import socket
import time

import pytest

from cms import forgiving_redis
from cms.forgiving_redis import ForgivingRedisCache
from scripts.throwaway_redis import throwaway_redis


@pytest.fixture(scope="module")
def server():
    with throwaway_redis() as server:
        yield server


@pytest.fixture
def cache(server, monkeypatch):
    monkeypatch.setattr(forgiving_redis, "SECONDS_LEFT_ALONE", 0.2)
    made = ForgivingRedisCache(server.address, {})
    made.clear()
    return made


@pytest.fixture
def nobody():
    """A cache whose server does not exist."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    return ForgivingRedisCache(f"redis://127.0.0.1:{port}/0", {})


def everything(cache):
    """What each question of a cache answers."""
    return [
        cache.set("a", {"b": b"\x00"}, 60),
        cache.get("a", "nothing"),
        cache.add("a", 1),
        cache.has_key("a"),
        cache.touch("a", 60),
        cache.get_many(["a", "z"]),
        cache.set_many({"c": 1}),
        cache.delete_many(["c"]),
        cache.delete("a"),
        cache.get("a", default="nothing"),
    ]


def test_with_redis_it_is_a_cache_like_any_other(cache):
    value = {"b": b"\x00"}
    assert everything(cache) == [None, value, False, True, True, {"a": value}, [], None, True, "nothing"]


def test_without_redis_it_is_an_empty_one_and_every_lock_is_free(nobody):
    assert everything(nobody) == [None, "nothing", True, False, False, {}, [], None, False, "nothing"]
    nobody.clear()


def test_an_outage_is_told_once_a_minute(nobody, caplog, monkeypatch):
    monkeypatch.setattr(forgiving_redis, "SECONDS_LEFT_ALONE", 0.0)
    with caplog.at_level(logging.WARNING):
        for _ in range(10):
            nobody.get("a")
    assert [record.message[:21] for record in caplog.records] == ["Redis does not answer"]
    nobody._silent_until -= 61
    nobody.get("a")
    assert len(caplog.records) == 2


def test_a_server_that_hangs_costs_one_short_wait():
    with socket.create_server(("127.0.0.1", 0)) as hanging:
        cache = ForgivingRedisCache(f"redis://127.0.0.1:{hanging.getsockname()[1]}/0", {})
        started = time.monotonic()
        for _ in range(100):
            assert cache.get("a") is None
        assert time.monotonic() - started < 3 * forgiving_redis.SECONDS_TO_ANSWER


def test_when_redis_is_back_it_is_used_again(cache, server):
    cache.set("a", 1)
    server.kill()
    assert cache.get("a") is None
    server.start()
    time.sleep(0.25)
    cache.set("a", 2)
    assert cache.get("a") == 2
