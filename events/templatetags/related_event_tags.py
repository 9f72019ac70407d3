"""How an association, a municipality and a goal show what they have in the calendar."""

from typing import Any

from django import template
from django.db.models import Q
from django.utils import timezone

from events.queries import Coming
from events.related import coming_events
from pages.queries import list_address
from pages.queries.associations import page_code

register = template.Library()
SHOWN = 6


@register.simple_tag
def events_of_association(association: Any, language: str) -> list[Coming]:
    """What the association arranges next, for readers of ``language``."""
    return coming_events(_names("association", association), language, timezone.now(), SHOWN)


@register.simple_tag
def events_in_municipality(municipality: Any, language: str) -> list[Coming]:
    """What takes place next in the municipality."""
    return coming_events(_names("venue__municipality", municipality), language, timezone.now(), SHOWN)


@register.simple_tag
def events_for_goal(goal: Any, language: str) -> list[Coming]:
    """The coming events that serve the goal."""
    return coming_events(_names("goal", goal), language, timezone.now(), SHOWN)


@register.simple_tag
def calendar_of_network(network: Any, language: str) -> str:
    """Where one subscribes to the events of the network's associations; empty where the language has no calendar."""
    address = list_address("events.EventIndexPage", language)
    return f"{address}calendar.ics?network={page_code(network)}" if address else ""


def _names(field: str, page: Any) -> Q:
    return Q(**{f"{field}__translation_key": page.translation_key})
