"""The calendar as readers ask for it: as a list by day or as a month, narrowed by what the address says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.core.paginator import Page as ListingPage
from django.core.paginator import Paginator
from django.utils import timezone

from cms.feeds import Entry
from events import models
from events.narrowing import Narrowing, narrowing_of
from events.period import Period, Span, period_of
from events.queries import OCCURRENCES_PER_PAGE, SMALL_HOURS, Date, dates_of_rows
from pages.queries import best_versions, entries_of

SHOWN_IN_A_DAY = 5
DAYS_IN_A_WEEK = 7
KEPT_IN_CALENDARS = timedelta(days=90)


@dataclass(frozen=True)
class Day:
    """A day of the month: its first few dates in ``entries``, ``more`` are not shown."""

    date: date
    is_outside: bool
    is_today: bool
    entries: list[Date]
    more: int


@dataclass(frozen=True)
class Week:
    """A week of the month by its number, Monday first."""

    number: int
    days: list[Day]


@dataclass(frozen=True)
class Calendar:
    """What one address of the calendar shows; ``weeks`` is None in the list, ``listing`` is None in the month.

    ``total`` counts the dates that are left on all pages.
    """

    period: Period
    today: date
    narrowing: Narrowing
    total: int
    listing: ListingPage[Any] | None = None
    weeks: list[Week] | None = None

    @property
    def is_narrowed(self) -> bool:
        """Whether anything but the nearest future of everything was asked for."""
        return self.narrowing.is_narrowed or self.period.span is not Span.COMING


def calendar_of(language: str, parameters: Mapping[str, str], now: datetime) -> Calendar:
    """The dates that the address asks for, each with the best version of its event; the number of queries is fixed.

    Cancelled and postponed dates are among them: readers see what does not take place.
    """
    today = timezone.localdate(now)
    period, narrowing = period_of(parameters, today), narrowing_of(language, parameters)
    rows = _rows(language, period, narrowing, now)
    if parameters.get("view") == "month" and period.span is Span.MONTH:
        weeks, total = _weeks(rows, period, language, today)
        return Calendar(period, today, narrowing, total, weeks=weeks)
    listing: ListingPage[Any] = Paginator(rows, OCCURRENCES_PER_PAGE).get_page(parameters.get("page"))
    begins = period.first or (today if period.span is Span.COMING else None)
    listing.object_list = dates_of_rows(list(listing.object_list), language, _shown_from(period, begins, today))
    return Calendar(period, today, narrowing, listing.paginator.count, listing=listing)


def subscribed_dates(language: str, parameters: Mapping[str, str], now: datetime) -> list[Date]:
    """What a reader's own calendar takes from an address: the dates that it narrows to, from ninety days ago on.

    The number of queries is fixed. Which time the address names is for the page alone: a calendar has all of them.
    """
    since = timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0) - KEPT_IN_CALENDARS
    dates = _dates(language, narrowing_of(language, parameters)).not_ended(since)
    return dates_of_rows(list(_with_events(dates).order_by("starts_at", "pk")), language)


def dates_of_event(event: models.EventPage, language: str, anchor: str = "") -> list[Date]:
    """Every date of an event by time, with its surroundings; with an ``anchor`` the date that bears it, or none."""
    dates = _with_events(models.Occurrence.objects.filter(page=event.pk)).order_by("starts_at", "pk")
    return dates_of_rows([date for date in dates if anchor in ("", date.anchor)], language)


def event_entries(language: str) -> list[Entry]:
    """The events that were published last in a language."""
    return entries_of(models.EventPage.objects.order_by("-first_published_at", "-pk"), language)


def _shown_from(period: Period, begins: date | None, today: date) -> date | None:
    return max(begins, today) if begins is not None and period.hides_ended else begins


def _dates(language: str, narrowing: Narrowing) -> Any:
    events = models.EventPage.objects.filter(narrowing.shared_condition)
    shown = best_versions(events, language).filter(narrowing.words_condition).values("pk")
    return models.Occurrence.objects.filter(page__in=shown)


def _rows(language: str, period: Period, narrowing: Narrowing, now: datetime) -> Any:
    dates = _dates(language, narrowing)
    if period.span is Span.PAST:
        return _with_events(dates.ended(now)).order_by("-starts_at", "-pk")
    if period.begins is not None and period.ends is not None:
        dates = dates.within(period.begins, period.ends)
    return _with_events(dates.not_ended(now) if period.hides_ended else dates).order_by("starts_at", "pk")


def _with_events(dates: Any) -> Any:
    return dates.select_related("page__venue", "page__category", "page__association")


def _weeks(rows: Any, period: Period, language: str, today: date) -> tuple[list[Week], int]:
    first, last = period.first, period.last
    if first is None or last is None:
        raise ValueError("A month has both ends.")
    found = list(rows)
    by_day: dict[date, list[Any]] = {}
    for row in found:
        for day in _days_of(row, first, last):
            by_day.setdefault(day, []).append(row)
    shown = {row.pk: row for day_rows in by_day.values() for row in day_rows[:SHOWN_IN_A_DAY]}
    entries = {entry.occurrence.pk: entry for entry in dates_of_rows(list(shown.values()), language)}

    def day_of(day: date) -> Day:
        its = by_day.get(day, [])
        shown_rows = its[:SHOWN_IN_A_DAY]
        return Day(
            date=day,
            is_outside=not first <= day <= last,
            is_today=day == today,
            entries=[entries[row.pk] for row in shown_rows],
            more=len(its) - len(shown_rows),
        )

    monday = first - timedelta(days=first.weekday())
    weeks = []
    while monday <= last:
        days = [day_of(monday + timedelta(days=step)) for step in range(DAYS_IN_A_WEEK)]
        weeks.append(Week(monday.isocalendar().week, days))
        monday += timedelta(days=DAYS_IN_A_WEEK)
    return weeks, len(found)


def _days_of(row: Any, first: date, last: date) -> list[date]:
    begins = max(timezone.localdate(row.starts_at), first)
    ends = begins
    if row.ends_at is not None:
        ends = min(timezone.localdate(row.ends_at - SMALL_HOURS), last)
    return [begins + timedelta(days=step) for step in range(max((ends - begins).days, 0) + 1)]
