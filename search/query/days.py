"""Days as people type them in a question: a day, a month, a year, or from one to another."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

YEAR = re.compile(r"(\d{4})")
MONTH = re.compile(r"(?:(\d{4})-(\d{1,2})|(\d{1,2})[./](\d{4}))")
DAY = re.compile(r"(?:(\d{4})-(\d{1,2})-(\d{1,2})|(\d{1,2})[./](\d{1,2})[./](\d{4}))")
BETWEEN = re.compile(r"\s*(?:\.\.+|–|—|…)\s*|(?<=\d{4})-(?=\d{4}$)")


def days_of(typed: str) -> tuple[str, str] | None:
    """The first and the last ISO day of "2025", "11/2025", "2025-11", "5.11.2025", "2025-11-05" or of two with dots.

    An open end ("2025..") is empty. None where it is no such thing, or a day that no calendar has.
    """
    ends = BETWEEN.split(typed.strip())
    if len(ends) > 2 or not any(ends):
        return None
    try:
        spans = [_span(end) if end else ("", "") for end in ends]
    except ValueError:
        return None
    return spans[0][0], spans[-1][1]


def _span(typed: str) -> tuple[str, str]:
    if found := DAY.fullmatch(typed):
        year, month, day, *turned = found.groups()
        turned_day, turned_month, turned_year = turned
        one = date(int(year or turned_year), int(month or turned_month), int(day or turned_day)).isoformat()
        return one, one
    if found := MONTH.fullmatch(typed):
        year, month, turned_month, turned_year = found.groups()
        first = date(int(year or turned_year), int(month or turned_month), 1)
        return first.isoformat(), first.replace(day=monthrange(first.year, first.month)[1]).isoformat()
    if found := YEAR.fullmatch(typed):
        first = date(int(found[1]), 1, 1)
        return first.isoformat(), first.replace(month=12, day=31).isoformat()
    raise ValueError(typed)
