"""What templates of pages say about promises, participants and the year."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import template
from django.utils import timezone
from django.utils.translation import gettext

from cms import drawings
from cms.templatetags.site_tags import short_date

register = template.Library()


@dataclass(frozen=True)
class Shown:
    """A state in words with its shape, as ``components/state.html`` draws it."""

    text: str
    shape: str


@register.simple_tag
def follow_up_state(follow_up: Any) -> Shown:
    """Done on a day, late since a day, due by a day, or open without a date."""
    if follow_up["done_on"]:
        return Shown(gettext("done %(date)s") % {"date": short_date(follow_up["done_on"])}, "on")
    due = follow_up["due"]
    if due is None:
        return Shown(gettext("open"), "")
    if due < timezone.localdate():
        return Shown(gettext("late, was due %(date)s") % {"date": short_date(due)}, "warm")
    return Shown(gettext("by %(date)s") % {"date": short_date(due)}, "")


@register.simple_tag
def is_this_month(entry: Any) -> bool:
    """Whether an entry of an annual clock is about the month that it is now; it may run over New Year."""
    first, last, now = entry["first_month"], entry["last_month"], timezone.localdate().month
    return first <= now <= last if first <= last else now >= first or now <= last


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
