"""Time alone changes pages at midnight in Finland and at the moments that the layers name."""

from datetime import UTC, datetime, timedelta

import pytest

from cms.reader_cache import clock

NOON = datetime(2026, 11, 22, 10, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _own_sources(monkeypatch):
    monkeypatch.setattr(clock, "_registered", {})
    monkeypatch.setattr(clock, "_known", ("", 0.0))


@pytest.mark.parametrize(
    ("now", "midnight"),
    [
        (NOON, datetime(2026, 11, 22, 22, tzinfo=UTC)),
        (datetime(2026, 11, 22, 22, tzinfo=UTC), datetime(2026, 11, 23, 22, tzinfo=UTC)),
        (datetime(2026, 3, 28, 23, tzinfo=UTC), datetime(2026, 3, 29, 21, tzinfo=UTC)),
        (datetime(2026, 10, 24, 22, tzinfo=UTC), datetime(2026, 10, 25, 22, tzinfo=UTC)),
    ],
)
def test_without_anything_to_come_the_next_moment_is_midnight_in_finland(now, midnight):
    assert clock.next_moment(now) == midnight


def test_the_nearest_moment_of_all_sources_counts_and_is_over_when_it_comes():
    clock.register("later", lambda now: [now + timedelta(hours=2)])
    clock.register("none", lambda now: [])
    clock.register("sooner", lambda now: [now + timedelta(hours=5), now + timedelta(hours=1)])
    assert clock.next_moment(NOON) == NOON + timedelta(hours=1, milliseconds=1)


def test_a_source_registered_again_replaces_itself():
    clock.register("source", lambda now: [now + timedelta(hours=1)])
    clock.register("source", lambda now: [now + timedelta(hours=3)])
    assert clock.next_moment(NOON) == NOON + timedelta(hours=3, milliseconds=1)


def test_a_moment_is_asked_once_per_version_and_again_when_it_has_come():
    asked = []
    clock.register("source", lambda now: asked.append(now) or [now + timedelta(hours=1)])
    first = clock.fresh_until("one", NOON)
    assert clock.fresh_until("one", NOON + timedelta(minutes=30)) == first
    assert len(asked) == 1
    clock.fresh_until("two", NOON)
    clock.fresh_until("two", NOON + timedelta(hours=1, seconds=1))
    assert len(asked) == 3
