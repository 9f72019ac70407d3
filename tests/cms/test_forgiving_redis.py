"""Without Redis a cache finds nothing and keeps nothing; it says so once a minute and waits for nobody."""

import asyncio
import logging
import socket
import time

import pytest
from django.core.cache.backends.base import BaseCache

from cms import forgiving_redis
from cms.forgiving_redis import ForgivingRedisCache
from scripts.throwaway_redis import throwaway_redis


@pytest.fixture(scope="module")
def server():
    with throwaway_redis() as server:
        yield server


@pytest.fixture
def cache(server):
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


WITHOUT_REDIS = {
    "get": (("a", "nothing"), "nothing"),
    "set": (("a", 1, 60), None),
    "add": (("a", 1), True),
    "touch": (("a", 60), False),
    "delete": (("a",), False),
    "incr": (("a", 3), 3),
    "decr": (("a", 3), -3),
    "get_many": ((["a", "b"],), {}),
    "set_many": (({"a": 1},), []),
    "delete_many": ((["a"],), None),
    "clear": ((), None),
    "has_key": (("a",), False),
    "get_or_set": (("a", lambda: 7), 7),
    "incr_version": (("a",), 2),
    "decr_version": (("a", 1, 5), 4),
    "close": ((), None),
}
"""Every method of Django's caches, with what it is asked and what it answers when nobody is there."""


def methods_of_a_cache():
    own = {name for name in vars(BaseCache) if not name.startswith("_")}
    return own - {"get_backend_timeout", "make_key", "make_and_validate_key", "validate_key"}


def test_every_method_of_a_cache_is_thought_about():
    assert methods_of_a_cache() == {*WITHOUT_REDIS, *(f"a{name}" for name in WITHOUT_REDIS)}


@pytest.mark.parametrize("left_alone", [True, False])
@pytest.mark.parametrize("method", WITHOUT_REDIS)
def test_no_method_fails_without_redis(nobody, method, left_alone):
    given, expected = WITHOUT_REDIS[method]
    if left_alone:
        nobody.get("a")
    assert getattr(nobody, method)(*given) == expected
    assert asyncio.run(getattr(nobody, f"a{method}")(*given)) == expected
    assert ("a" in nobody) is False


def test_counting_goes_on_as_ever_with_redis(cache):
    for missing in (cache.incr, cache.decr, cache.incr_version):
        with pytest.raises(ValueError, match="not found"):
            missing("a")
    cache.set("a", 1, 60)
    assert (cache.incr("a"), cache.decr("a", 5), asyncio.run(cache.aincr("a", delta=10))) == (2, -3, 7)
    assert cache.incr_version("a") == 2
    assert (cache.get("a"), cache.get("a", version=2)) == (None, 7)
    assert asyncio.run(cache.aincr_version("a", version=2)) == 3


def test_redis_may_go_between_two_counts(cache, server):
    cache.set("a", 1)
    server.kill()
    assert (cache.incr("a"), cache.incr_version("a"), cache.decr("a")) == (1, 2, -1)
    server.start()


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
    cache._left_alone_until -= forgiving_redis.SECONDS_LEFT_ALONE
    cache.set("a", 2)
    assert cache.get("a") == 2
