"""What templates say about any page: past and future, kinds in words, pictures, the year and who sits where."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django import template
from django.utils import timezone

from cms import drawings
from cms.templatetags.site_tags import active_language
from pages import queries
from pages.models import Seat

register = template.Library()


@register.filter
def is_future(value: datetime | date) -> bool:
    """Whether a moment or a day is still to come."""
    return value > (timezone.now() if isinstance(value, datetime) else timezone.localdate())


@register.filter
def is_past(value: datetime | date) -> bool:
    """Whether a moment or a day is over; today is not."""
    return value < (timezone.now() if isinstance(value, datetime) else timezone.localdate())


@register.filter
def type_name(page: Any) -> str:
    """What a page is, in the active language: ``foorumi``, ``nätverk``."""
    return str(page._meta.verbose_name)


@register.simple_tag
def image_description(image: Any) -> str:
    """What an image shows, in the active language."""
    return str(image.alternative_text(active_language()))


@register.simple_tag
def news_neighbours(news: Any, language: str) -> tuple[Any, Any]:
    """The pieces of news before and after this one, for readers of ``language``."""
    return queries.neighbours_of_news(news, language)


@register.simple_tag
def list_address(language: str, page_type: str) -> str:
    """Where the list of a kind is in a language; empty where it has none."""
    return queries.list_address(page_type, language)


@register.simple_tag
def parent_address(item: Any, language: str) -> str:
    """Where the page above an item is, for readers of ``language``."""
    return queries.parent_address(item.page, language)


@register.simple_tag
def municipalities(language: str) -> Any:
    """Every municipality with its names in both languages."""
    return queries.municipalities(language)


@register.simple_tag
def officers(seats: Any) -> list[Any]:
    """The seats of those who lead, as far as they are named: chair, vice chair, secretary."""
    order = [Seat.Role.CHAIR, Seat.Role.VICE_CHAIR, Seat.Role.SECRETARY]
    leading = [seat for seat in seats if seat.role in order and seat.representative]
    return sorted(leading, key=lambda seat: order.index(seat.role))


@register.simple_tag
def filled_seats(seats: Any) -> list[bool]:
    """For each seat in order whether somebody holds it: the horseshoe."""
    return [not seat.is_vacant for seat in seats]


@register.filter
def seat_role(role: str) -> str:
    """The role of a seat in the active language."""
    return str(Seat.Role(role).label)


@register.filter
def term(seat: Any) -> str:
    """The years of a seat's term: ``2025–2026``; ``2025–`` where it has no end."""
    start, end = seat.term_start.year, seat.term_end.year if seat.term_end else ""
    return str(start) if start == end else f"{start}–{end}"


@register.simple_tag
def is_this_month(entry: Any) -> bool:
    """Whether an entry of an annual clock is about the month that it is now; it may run over New Year."""
    first, last, now = int(entry["first_month"]), int(entry["last_month"]), timezone.localdate().month
    return first <= now <= last if first <= last else now >= first or now <= last


@dataclass(frozen=True)
class Clock:
    """What the ring of the year is drawn from."""

    entries: list[Any]
    year: int
    held: list[date]
    coming: list[date]


@register.simple_tag
def clock_of(forum: Any, meetings: Any) -> Clock:
    """The annual clock of a forum with this year's meetings, of those that are listed."""
    now = timezone.localtime()
    days = [timezone.localtime(item.page.starts_at) for item in meetings]
    this_year = sorted(day for day in days if day.year == now.year)
    return Clock(
        entries=[block.value for block in forum.annual_clock],
        year=now.year,
        held=[day.date() for day in this_year if day <= now],
        coming=[day.date() for day in this_year if day > now],
    )


@register.inclusion_tag("components/year_ring.html")
def year_ring(entries: Any, year: int, held: Any = (), coming: Any = (), sub: str = "") -> dict[str, Any]:
    """The year as a ring: numbered spans of the annual clock, a dot for each meeting, a hand at today.

    ``held`` and ``coming`` are dates of that year; the hand is drawn in the current year only.
    """
    today = timezone.localdate()
    spans = [drawings.month_span(entry["first_month"], entry["last_month"]) for entry in entries]
    return {
        "months": [(month, drawings.month_tick(month), drawings.month_label(month)) for month in range(1, 13)],
        "spans": list(enumerate(spans, start=1)),
        "held": [drawings.day_dot(day.month, day.day) for day in held],
        "coming": [drawings.day_dot(day.month, day.day) for day in coming],
        "hand": drawings.pointer(today.month, today.day) if year == today.year else None,
        "year": year,
        "sub": sub,
    }
