"""How often one reader may ask, and what is kept of her."""

import pytest
import time_machine
from django.core.cache import cache
from django.test import RequestFactory

from search.api.limits import WINDOW, spend


def asked_by(address="198.51.100.7"):
    return RequestFactory().get("/api/v1/passages", REMOTE_ADDR=address)


@pytest.fixture(autouse=True)
def _few(settings):
    settings.API_REQUESTS_PER_MINUTE = 3


@time_machine.travel("2026-11-22 09:00:10+00:00", tick=False)
def test_what_is_left_goes_down_and_comes_back_with_the_next_minute():
    assert [spend(asked_by()).left for _number in range(4)] == [2, 1, 0, -1]
    last = spend(asked_by())
    assert (last.is_used_up, last.seconds) == (True, 50)
    with time_machine.travel("2026-11-22 09:01:00+00:00", tick=False):
        assert spend(asked_by()).left == 2


def test_readers_are_counted_apart_and_a_line_of_ipv6_together():
    assert [spend(asked_by(address)).left for address in ("198.51.100.7", "198.51.100.8")] == [2, 2]
    assert [spend(asked_by(address)).left for address in ("2001:db8::1", "2001:db8::2")] == [2, 1]


def test_an_export_counts_as_many():
    assert spend(asked_by(), price=3).left == 0


def test_the_headers_say_it_as_the_draft_does():
    allowance = spend(asked_by())
    assert allowance.headers["RateLimit-Policy"] == f'"reader";q=3;w={WINDOW}'
    assert allowance.headers["RateLimit"] == f'"reader";r=2;t={allowance.seconds}'


def test_no_address_is_kept_and_nothing_longer_than_the_minute(monkeypatch):
    kept = []
    monkeypatch.setattr(cache, "add", lambda name, value, seconds: kept.append((name, value, seconds)) or True)
    spend(asked_by("198.51.100.7"))
    ((name, value, seconds),) = kept
    assert "198.51" not in name
    assert (value, seconds) == (1, WINDOW)


def test_a_count_that_ran_out_between_two_looks_begins_anew(monkeypatch):
    monkeypatch.setattr(cache, "add", lambda *args: False)
    assert spend(asked_by()).left == 2


def test_without_a_cache_nobody_is_refused(settings):
    settings.CACHES = {
        "default": {"BACKEND": "cms.forgiving_redis.ForgivingRedisCache", "LOCATION": "redis://127.0.0.1:1/0"},
        "readers": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
    }
    assert not any(spend(asked_by()).is_used_up for _number in range(20))
