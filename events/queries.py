"""Reads for the pages of the calendar."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.utils import timezone

from events import models
from pages.queries import Item, best_versions, items_of, versions_for

OCCURRENCES_PER_PAGE = 40
SMALL_HOURS = timedelta(hours=5)


@dataclass(frozen=True)
class Name:
    """A name with its language, so that a template can mark one that is not in the reader's."""

    text: str
    language: str


@dataclass(frozen=True)
class Date:
    """One date of an event for readers of a language.

    ``event`` is the best version of the page as an item; ``organiser`` and ``venue`` are None where nobody is named.
    ``shown_from`` is the first day of the list that it stands in, where the list has one.
    """

    occurrence: Any
    event: Any
    organiser: Name | None
    venue: Name | None
    shown_from: date | None = None

    @property
    def first_day(self) -> date:
        """The day in Finland on which it starts."""
        return timezone.localdate(self.occurrence.starts_at)

    @property
    def last_day(self) -> date:
        """The day in Finland on which it ends; what ends at night ends on the day on which it started."""
        ends = self.occurrence.ends_at
        return self.first_day if ends is None else max(self.first_day, timezone.localdate(ends - SMALL_HOURS))

    @property
    def day(self) -> date:
        """The day under which it is listed: the one on which it starts, or the list does."""
        return max(self.first_day, self.shown_from) if self.shown_from is not None else self.first_day


@dataclass(frozen=True)
class Coming:
    """A meeting or a date of an event that is still to come, as the front page lists it; times are aware."""

    starts_at: datetime
    ends_at: datetime | None
    title: str
    url: str
    language: str
    place: str


def coming_up(meetings: Iterable[Item], language: str, now: datetime, limit: int) -> list[Coming]:
    """The nearest of the given meetings and of the events that take place, by time, at most ``limit`` of them.

    The next meeting is always among them, however many evenings come before it.
    """
    found = [
        Coming(item.page.starts_at, item.page.ends_at, item.title, item.url, item.language, _place_of(item.page))
        for item in meetings
    ]
    promised = sorted(found, key=lambda coming: coming.starts_at)[:1]
    rows = list(_not_ended(language, now)[: limit * 2])
    events = _events_of(rows, language)
    for row in rows:
        event, venue = events[row.page_id], venue_name(row.page.venue, language)
        if not row.is_off:
            place = venue.text if venue is not None else ""
            found.append(Coming(row.starts_at, row.ends_at, event.title, event.url, event.language, place))
    nearest = sorted(found, key=lambda coming: coming.starts_at)
    late = [coming for coming in promised if coming not in nearest[:limit]]
    return nearest[: limit - len(late)] + late


def _place_of(meeting: Any) -> str:
    return str(meeting.place or meeting.get_mode_display())


def _not_ended(language: str, now: datetime) -> Any:
    shown = best_versions(models.EventPage.objects.all(), language).values("pk")
    coming = models.Occurrence.objects.not_ended(now).filter(page__in=shown)
    return coming.select_related("page__venue", "page__category", "page__association").order_by("starts_at", "pk")


def _events_of(rows: list[Any], language: str) -> dict[int, Item]:
    pages = {row.page_id: row.page for row in rows}
    return {item.page.pk: item for item in items_of(pages.values(), language)}


def dates_of_rows(rows: list[Any], language: str, shown_from: date | None = None) -> list[Date]:
    """Dates with their events, in their order; the number of queries does not depend on their number.

    Each row comes with its page's venue, category and association.
    """
    items = _events_of(rows, language)
    linked = [row.page.association for row in rows if row.page.association is not None]
    associations = {item.page.translation_key: item for item in versions_for(linked, language)}
    return [
        Date(
            occurrence=row,
            event=items[row.page_id],
            organiser=_organiser(items[row.page_id], associations),
            venue=venue_name(row.page.venue, language),
            shown_from=shown_from,
        )
        for row in rows
    ]


def venue_name(venue: Any, language: str) -> Name | None:
    """The name of a venue in the language, else its name in the other language; None for no venue."""
    return Name(venue.name_in(language), venue.name_language(language)) if venue is not None else None


def _organiser(event: Item, associations: dict[Any, Item]) -> Name | None:
    association = event.page.association
    version = associations.get(association.translation_key) if association is not None else None
    if version is not None:
        return Name(version.title, version.language)
    return Name(event.page.organiser_name, event.language) if event.page.organiser_name else None


def dates_of(event: Any, now: datetime) -> dict[str, Any]:
    """The dates of an event by time as ``dates``, those not ended as ``coming_dates``, the next that takes place as
    ``next_date`` (None where there is none); ``is_cancelled`` where every date to come is cancelled."""
    dates = event.dates
    coming = [date for date in dates if not date.has_ended(now)]
    return {
        "dates": dates,
        "coming_dates": coming,
        "is_cancelled": bool(coming) and all(date.status == "cancelled" for date in coming),
        "next_date": next((date for date in coming if not date.is_off), None),
    }


def surroundings_of(event: Any, language: str) -> dict[str, Any]:
    """The best versions of the organising ``association``, of the venue's ``municipality`` and of the ``goal``, whose
    pages are not specific; the ``venue_name`` with its language and the ``category_name`` in the reader's."""
    municipality = event.venue.municipality if event.venue else None
    linked = {"association": event.association, "municipality": municipality, "goal": event.goal}
    found = versions_for((page for page in linked.values() if page is not None), language, specific=False)
    by_key = {item.page.translation_key: item for item in found}
    return {
        **{name: by_key.get(page.translation_key) if page else None for name, page in linked.items()},
        "venue_name": venue_name(event.venue, language),
        "category_name": event.category.name_in(language) if event.category else "",
    }
