"""Which days the calendar shows: what the address says, as days in Finland."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from cms.dates import HELSINKI

MONTH = re.compile(r"(20\d\d)-(\d\d)", re.ASCII)
DAY = re.compile(r"(20\d\d)-(\d\d)-(\d\d)", re.ASCII)
SATURDAY = 5


class Span(StrEnum):
    """What kind of time the address names."""

    COMING = "coming"
    TODAY = "today"
    WEEK = "week"
    WEEKEND = "weekend"
    MONTH = "month"
    DAY = "day"
    PAST = "past"


@dataclass(frozen=True)
class Period:
    """Some days, both ends included; what comes and what is past have no ends of their own.

    ``hides_ended`` says that what is over is left out: a shortcut is about what one can still go to, a month and a day
    that are named are about everything in them.
    """

    span: Span
    first: date | None = None
    last: date | None = None
    hides_ended: bool = True

    @property
    def begins(self) -> datetime | None:
        """The first moment of the period in Finland."""
        return datetime.combine(self.first, time.min, tzinfo=HELSINKI) if self.first else None

    @property
    def ends(self) -> datetime | None:
        """The first moment after the period in Finland."""
        return datetime.combine(self.last + timedelta(days=1), time.min, tzinfo=HELSINKI) if self.last else None


def period_of(parameters: Mapping[str, str], today: date) -> Period:
    """The period that an address names: a day, a month, or a shortcut from ``today``; else everything that comes."""
    for made in (_named_day(parameters.get("day", "")), _named_month(parameters.get("month", ""))):
        if made is not None:
            return made
    if parameters.get("view") == "month":
        return month_period(today.year, today.month)
    return _shortcut(parameters.get("time", ""), today)


def month_period(year: int, month: int) -> Period:
    """Everything in a month, what is over included."""
    last = date(year, month, monthrange(year, month)[1])
    return Period(Span.MONTH, date(year, month, 1), last, hides_ended=False)


def month_after(day: date, step: int = 1) -> date:
    """The first day of the month that is ``step`` months after that of ``day``."""
    months = day.year * 12 + day.month - 1 + step
    return date(months // 12, months % 12 + 1, 1)


def month_code(day: date) -> str:
    """The month of a day as the address has it: ``2026-12``."""
    return f"{day.year:04}-{day.month:02}"


def _named_day(text: str) -> Period | None:
    found = DAY.fullmatch(text)
    try:
        day = date(*(int(part) for part in found.groups())) if found else None
    except ValueError:
        return None
    return Period(Span.DAY, day, day, hides_ended=False) if day else None


def _named_month(text: str) -> Period | None:
    found = MONTH.fullmatch(text)
    if not found or not 1 <= int(found[2]) <= 12:
        return None
    return month_period(int(found[1]), int(found[2]))


def _shortcut(text: str, today: date) -> Period:
    monday = today - timedelta(days=today.weekday())
    sunday = monday + timedelta(days=6)
    if text == Span.TODAY:
        return Period(Span.TODAY, today, today)
    if text == Span.WEEK:
        return Period(Span.WEEK, monday, sunday)
    if text == Span.WEEKEND:
        return Period(Span.WEEKEND, monday + timedelta(days=SATURDAY), sunday)
    if text == Span.MONTH:
        return month_period(today.year, today.month)
    return Period(Span.PAST) if text == Span.PAST else Period(Span.COMING)
