"""Readers who come at once, processes that share what is kept, and a Redis that goes away under them."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor, as_completed
from types import SimpleNamespace

import pytest
from django.core.cache import caches
from django.db import connections
from django.http import HttpResponse
from django.test import RequestFactory

from cms import forgiving_redis
from cms.reader_cache import middleware as module
from cms.reader_cache import readers_see_something_new
from scripts.throwaway_redis import throwaway_redis

pytestmark = [
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
    pytest.mark.usefixtures("emptied_database", "kept_pages"),
]
READERS = 20
PATIENCE = 30.0
"""Seconds after which a test gives up: what it waits for takes a moment."""


class SlowSite:
    """A site that makes a page when it ``may_finish``, and counts how often; ``text`` is what its pages say."""

    def __init__(self):
        self.made = 0
        self.text = b"old"
        self.may_finish = threading.Event()
        self.may_finish.set()
        self._lock = threading.Lock()

    def __call__(self, request):
        text = self.text
        assert self.may_finish.wait(PATIENCE)
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


def finish_when_all_others_wait(site, monkeypatch):
    """Holds whoever makes the page until every other reader has looked for it in vain."""
    waiting = set()
    site.may_finish.clear()

    def look_again(seconds):
        waiting.add(threading.get_ident())
        if len(waiting) == READERS - 1:
            site.may_finish.set()
        time.sleep(seconds)

    monkeypatch.setattr(module, "time", SimpleNamespace(sleep=look_again, monotonic=time.monotonic))


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


def test_of_twenty_readers_of_a_new_page_one_makes_it(store, enter, monkeypatch):
    site = SlowSite()
    finish_when_all_others_wait(site, monkeypatch)
    assert read_at_once(enter(site)) == [b"old"] * READERS
    assert site.made == 1


def test_after_a_change_one_makes_the_page_and_the_others_get_the_last_one_at_once(store, enter):
    site = SlowSite()
    middleware = enter(site)
    readers_see_something_new()
    read(middleware)
    site.text = b"new"
    readers_see_something_new(last_copy_may_stand_in=True)
    site.may_finish.clear()
    with ThreadPoolExecutor(READERS) as readers:
        reading = [readers.submit(read, middleware) for _ in range(READERS)]
        pages = [done.result() for _, done in zip(range(READERS - 1), as_completed(reading), strict=False)]
        site.may_finish.set()
    assert pages == [b"old"] * (READERS - 1)
    assert sorted(done.result() for done in reading) == [b"new", *pages]
    assert site.made == 2
    assert read(middleware) == b"new"


def test_after_something_was_taken_away_all_wait_for_the_one_who_makes_the_page(store, enter, monkeypatch):
    site = SlowSite()
    middleware = enter(site)
    read(middleware)
    site.text = b"gone"
    readers_see_something_new()
    finish_when_all_others_wait(site, monkeypatch)
    assert read_at_once(middleware) == [b"gone"] * READERS
    assert site.made == 2


def test_processes_share_the_version_whatever_they_keep(store, enter):
    """Two sites with a memory of their own each: a change that one makes, the other does not miss."""
    site = SlowSite()
    middleware = enter(site)
    read(middleware)
    site.text = b"new"
    other_process = threading.Thread(target=lambda: (readers_see_something_new(), connections["default"].close()))
    other_process.start()
    other_process.join()
    assert read(middleware) == b"new"


@pytest.mark.parametrize("store", ["redis"], indirect=True)
def test_redis_may_go_and_come_back_while_pages_are_read(store, enter, monkeypatch):
    monkeypatch.setattr(forgiving_redis, "SECONDS_LEFT_ALONE", 0.0)
    site = SlowSite()
    middleware = enter(site)
    assert (read(middleware), read(middleware), site.made) == (b"old", b"old", 1)
    store.kill()
    assert (read(middleware), read(middleware), site.made) == (b"old", b"old", 3)
    assert read_at_once(middleware) == [b"old"] * READERS
    store.start()
    made = site.made
    assert {read(middleware) for _ in range(5)} == {b"old"}
    assert site.made == made + 1
    assert caches["readers"].get("nothing") is None
