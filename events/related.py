"""What belongs together with an event, and the events of somebody, somewhere or for something."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db.models import Q

from events import models
from events.queries import Coming, venue_name
from pages.models import NewsPage, RecordingPage
from pages.queries import Item, best_versions, items_of

MOST_RELATED = 10
OTHERS_OF_ORGANISER = 4


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


def told_about(event: Any, language: str) -> dict[str, list[Item]]:
    """The ``recordings`` and the ``news`` that name the event, in whichever language they name it; the newest first."""
    named = Q(event__translation_key=event.translation_key)
    found = {
        "recordings": RecordingPage.objects.filter(named).order_by("-recorded_on", "-pk"),
        "news": NewsPage.objects.filter(named).order_by("-date", "-pk"),
    }
    return {name: items_of(best_versions(pages, language)[:MOST_RELATED], language) for name, pages in found.items()}


def others_of_organiser(event: Any, language: str, now: datetime) -> list[Coming]:
    """What else the organising association arranges next; nothing where the event names none."""
    if event.association is None:
        return []
    condition = Q(association__translation_key=event.association.translation_key)
    return coming_events(condition & ~Q(translation_key=event.translation_key), language, now, OTHERS_OF_ORGANISER)


def neighbours_of(event: Any, date: Any, language: str) -> tuple[Item | None, Item | None]:
    """The events that take place nearest before and after one of the dates of this event; (None, None) for no date."""
    if date is None:
        return None, None
    shown = best_versions(models.EventPage.objects.exclude(translation_key=event.translation_key), language)
    dates = models.Occurrence.objects.filter(page__in=shown.values("pk")).exclude(status__in=models.Occurrence.OFF)
    same_time = Q(starts_at=date.starts_at)
    earlier = dates.filter(Q(starts_at__lt=date.starts_at) | same_time & Q(uid__lt=date.uid))
    later = dates.filter(Q(starts_at__gt=date.starts_at) | same_time & Q(uid__gt=date.uid))
    before = earlier.select_related("page").order_by("-starts_at", "-uid").first()
    after = later.select_related("page").order_by("starts_at", "uid").first()
    items = {item.page.pk: item for item in items_of([one.page for one in (before, after) if one], language)}
    return (items[before.page_id] if before else None), (items[after.page_id] if after else None)
