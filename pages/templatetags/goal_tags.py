"""How templates draw the strategy: its years as a line, a measure over time, and how far each thing is in words."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils import timezone

from pages import drawings

register = template.Library()


@register.simple_tag
def period_of(strategy: Any) -> drawings.Period:
    """The years of a strategy with today's place among them."""
    return drawings.period_line(strategy.period_start, strategy.period_end, timezone.localdate())


@register.inclusion_tag("components/period.html")
def period_line(period: drawings.Period) -> dict[str, Any]:
    """The period as a drawn line of years."""
    return {"period": period}


@register.inclusion_tag("components/course.html")
def course(indicator: Any) -> dict[str, Any]:
    """The values of an indicator as a drawn line, with the target as a broken one."""
    measured = indicator.measurements
    values = [(value["date"], float(value["value"])) for value in measured]
    drawn = drawings.course(values, float(indicator.target) if indicator.target is not None else None)
    return {"course": drawn, "first": measured[0], "latest": measured[-1], "target": indicator.target}


@register.simple_tag
def source_of(sources: dict[int, Any], number: int | None) -> Any:
    """The page of the site that a note or a value names as its source, of those that the page has read; or None."""
    return sources.get(number) if number else None


@register.filter
def action_shape(state: str) -> str:
    """The shape of the state of an action."""
    return {"done": "on", "under_way": "half", "late": "warm"}.get(state, "")


@register.filter
def progress_shape(progress: str) -> str:
    """The shape of the progress of an indicator."""
    return {"reached": "on", "nearer": "half", "away": "warm"}.get(progress, "")
