"""Which days an address of the calendar means."""

from __future__ import annotations

from datetime import date

import pytest

from events.period import Span, month_after, month_code, period_of
from tests.factories import moment

SUNDAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("parameters", "span", "first", "last"),
    [
        ({}, Span.COMING, None, None),
        ({"time": "today"}, Span.TODAY, SUNDAY, SUNDAY),
        ({"time": "week"}, Span.WEEK, date(2026, 11, 16), SUNDAY),
        ({"time": "weekend"}, Span.WEEKEND, date(2026, 11, 21), SUNDAY),
        ({"time": "month"}, Span.MONTH, date(2026, 11, 1), date(2026, 11, 30)),
        ({"view": "month"}, Span.MONTH, date(2026, 11, 1), date(2026, 11, 30)),
        ({"month": "2028-02"}, Span.MONTH, date(2028, 2, 1), date(2028, 2, 29)),
        ({"month": "2028-02", "time": "today"}, Span.MONTH, date(2028, 2, 1), date(2028, 2, 29)),
        ({"day": "2026-12-06"}, Span.DAY, date(2026, 12, 6), date(2026, 12, 6)),
        ({"time": "past"}, Span.PAST, None, None),
    ],
)
def test_an_address_names_its_days(parameters: dict[str, str], span: Span, first: date, last: date) -> None:
    period = period_of(parameters, SUNDAY)
    assert (period.span, period.first, period.last) == (span, first, last)


@pytest.mark.parametrize(
    "parameters",
    [
        {"month": "2026-13"}, {"month": "2026-00"}, {"month": "9999-01"}, {"month": "２０２６-12"}, {"month": "2026-1"},
        {"day": "2026-02-30"}, {"day": "<script>"}, {"time": "' OR 1=1"}, {"time": "\0"},
    ],
)  # fmt: skip
def test_what_is_no_time_counts_as_not_said(parameters: dict[str, str]) -> None:
    assert period_of(parameters, SUNDAY).span is Span.COMING


def test_days_begin_and_end_at_midnight_in_finland_on_the_days_the_clocks_change() -> None:
    period = period_of({"day": "2026-10-25"}, SUNDAY)
    assert (period.begins, period.ends) == (moment(2026, 10, 25, 0), moment(2026, 10, 26, 0))
    assert period.begins is not None
    assert period.ends is not None
    assert (period.ends.timestamp() - period.begins.timestamp()) / 3600 == 25


def test_months_follow_each_other_over_new_year() -> None:
    assert month_code(month_after(date(2026, 12, 31))) == "2027-01"
    assert month_code(month_after(date(2027, 1, 31), -1)) == "2026-12"
