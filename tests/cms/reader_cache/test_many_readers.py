"""Readers who come at once, processes that share what is kept, and a Redis that goes away under them."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.cache import caches
from django.db import connections
from django.http import HttpResponse
from django.test import RequestFactory

from cms import forgiving_redis
from cms.reader_cache import readers_see_something_new
from cms.reader_cache.middleware import ReaderCacheMiddleware
from scripts.throwaway_redis import throwaway_redis

pytestmark = [
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
    pytest.mark.usefixtures("emptied_database", "kept_pages"),
]
READERS = 20


class SlowSite:
    """A site that takes its time, and counts how often it made a page; ``text`` is what its pages say."""

    def __init__(self):
        self.made = 0
        self.text = b"old"
        self._lock = threading.Lock()

    def __call__(self, request):
        text = self.text
        time.sleep(0.3)
        with self._lock:
            self.made += 1
        return HttpResponse(text)


def read(middleware, path="/fi/"):
    """One reader's page, with a connection of its own as every thread of the server has."""
    try:
        return middleware(RequestFactory(headers={"host": "localhost"}).get(path)).content
    finally:
        connections["default"].close()


def read_at_once(middleware):
    with ThreadPoolExecutor(READERS) as readers:
        return list(readers.map(lambda _: read(middleware), range(READERS)))


@pytest.fixture(params=["local memory", "redis"])
def store(request, settings):
    """Where pages are kept: in the process, or in a Redis that may be killed."""
    if request.param == "local memory":
        yield None
        return
    with throwaway_redis() as server:
        backend = {"BACKEND": "cms.forgiving_redis.ForgivingRedisCache", "LOCATION": server.address}
        settings.CACHES = {**settings.CACHES, "readers": backend}
        yield server


def test_of_twenty_readers_of_a_new_page_one_makes_it(store):
    site = SlowSite()
    assert read_at_once(ReaderCacheMiddleware(site)) == [b"old"] * READERS
    assert site.made == 1


def test_after_a_change_one_makes_the_page_and_the_others_get_the_last_one_at_once(store):
    site = SlowSite()
    middleware = ReaderCacheMiddleware(site)
    read(middleware)
    readers_see_something_new()
    read(middleware)
    site.text = b"new"
    readers_see_something_new()
    pages = read_at_once(middleware)
    assert site.made == 3
    assert set(pages) <= {b"old", b"new"}
    assert b"old" in pages
    assert read(middleware) == b"new"


def test_processes_share_the_version_whatever_they_keep(store):
    """Two sites with a memory of their own each: a change that one makes, the other does not miss."""
    site = SlowSite()
    middleware = ReaderCacheMiddleware(site)
    read(middleware)
    site.text = b"new"
    other_process = threading.Thread(target=lambda: (readers_see_something_new(), connections["default"].close()))
    other_process.start()
    other_process.join()
    assert read(middleware) == b"new"


@pytest.mark.parametrize("store", ["redis"], indirect=True)
def test_redis_may_go_and_come_back_while_pages_are_read(store, monkeypatch):
    monkeypatch.setattr(forgiving_redis, "SECONDS_LEFT_ALONE", 0.2)
    site = SlowSite()
    middleware = ReaderCacheMiddleware(site)
    assert (read(middleware), read(middleware), site.made) == (b"old", b"old", 1)
    store.kill()
    assert (read(middleware), read(middleware), site.made) == (b"old", b"old", 3)
    assert read_at_once(middleware) == [b"old"] * READERS
    store.start()
    time.sleep(0.3)
    made = site.made
    assert {read(middleware) for _ in range(5)} == {b"old"}
    assert site.made == made + 1
    assert caches["readers"].get("nothing") is None
