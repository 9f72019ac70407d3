"""The events of somebody, somewhere or for something: what pages of the layer below tell about the calendar."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db.models import Q

from events import models
from events.queries import Coming, venue_name
from pages.queries import best_versions, items_of


def coming_events(condition: Q, language: str, now: datetime, limit: int) -> list[Coming]:
    """The next date of each event that the condition is true of and that takes place, by time, at most ``limit``."""
    shown = best_versions(models.EventPage.objects.filter(condition), language).values("pk")
    dates = models.Occurrence.objects.not_ended(now).filter(page__in=shown)
    rows = _first_of_each(dates.select_related("page__venue").order_by("starts_at", "pk"), limit)
    items = {item.page.pk: item for item in items_of({row.page_id: row.page for row in rows}.values(), language)}
    return [_coming(row, items[row.page_id], language) for row in rows]


def _first_of_each(rows: Iterable[Any], limit: int) -> list[Any]:
    first: dict[int, Any] = {}
    for row in rows:
        if not row.is_off:
            first.setdefault(row.page_id, row)
        if len(first) == limit:
            break
    return list(first.values())


def _coming(row: Any, item: Any, language: str) -> Coming:
    venue = venue_name(row.page.venue, language)
    place = venue.text if venue is not None else ""
    return Coming(row.starts_at, row.ends_at, item.title, item.url, item.language, place)
