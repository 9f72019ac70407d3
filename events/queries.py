"""Reads for the pages of the calendar."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.paginator import Page as ListingPage
from django.core.paginator import Paginator

from events import models
from pages.queries import best_versions, items_of, version_for

OCCURRENCES_PER_PAGE = 40


@dataclass(frozen=True)
class Date:
    """One date of an event for readers of a language; ``event`` is the best version of the page."""

    occurrence: Any
    event: Any


def coming_occurrences(language: str, now: datetime, page_number: Any) -> ListingPage:
    """One page of the dates that have not ended, by time, each with the best version of its event.

    Cancelled and postponed dates are among them: readers see what does not take place.
    """
    shown = best_versions(models.EventPage.objects.all(), language).values("pk")
    coming = models.Occurrence.objects.not_ended(now).filter(page__in=shown)
    coming = coming.select_related("page__venue", "page__category", "page__association").order_by("starts_at", "pk")
    listing = Paginator(coming, OCCURRENCES_PER_PAGE).get_page(page_number)
    rows = list(listing.object_list)
    pages = {row.page_id: row.page for row in rows}
    items = {item.page.pk: item for item in items_of(pages.values(), language)}
    listing.object_list = [Date(row, items[row.page_id]) for row in rows]
    return listing


def dates_of(event: Any, now: datetime) -> dict[str, Any]:
    """The dates of an event by time as ``dates``, those not ended as ``coming_dates``, the next that takes place as
    ``next_date`` (None where there is none)."""
    dates = sorted(event.occurrences.all(), key=lambda date: date.starts_at)
    coming = [date for date in dates if not date.has_ended(now)]
    return {
        "dates": dates,
        "coming_dates": coming,
        "next_date": next((date for date in coming if not date.is_off), None),
    }


def surroundings_of(event: Any, language: str) -> dict[str, Any]:
    """The best versions of the organising ``association``, of the venue's ``municipality`` and of the ``goal``."""
    return {
        "association": version_for(event.association, language),
        "municipality": version_for(event.venue.municipality if event.venue else None, language),
        "goal": version_for(event.goal, language),
    }
