"""The mornings of alerts, by the clock of the site, also where it is put forward or back."""

from datetime import UTC, datetime

import pytest

from search.alerts.schedule import next_round


@pytest.mark.parametrize(
    ("now", "frequency", "expected"),
    [
        ("2026-11-22T08:44", "daily", "2026-11-23T05:00"),
        ("2026-11-23T04:59", "daily", "2026-11-23T05:00"),
        ("2026-11-23T05:00", "daily", "2026-11-24T05:00"),
        ("2026-11-22T22:30", "daily", "2026-11-23T05:00"),
        ("2026-11-22T08:44", "weekly", "2026-11-23T05:00"),
        ("2026-11-23T05:00", "weekly", "2026-11-30T05:00"),
        ("2026-10-24T10:00", "daily", "2026-10-25T05:00"),
        ("2026-10-24T03:00", "daily", "2026-10-24T04:00"),
        ("2026-03-28T10:00", "daily", "2026-03-29T04:00"),
        ("2026-12-31T10:00", "daily", "2027-01-01T05:00"),
    ],
)
def test_the_next_morning_is_seven_o_clock_here(now, frequency, expected):
    moment = datetime.fromisoformat(now).replace(tzinfo=UTC)
    assert next_round(moment, frequency).astimezone(UTC) == datetime.fromisoformat(expected).replace(tzinfo=UTC)
