"""How pages below the events layer show events: a template tag instead of an import."""

from collections.abc import Iterable

from django import template
from django.utils import timezone
from django.utils.translation import get_language

from events.queries import Coming
from events.queries import coming_up as nearest
from pages.queries import Item

register = template.Library()
SHOWN = 4


@register.simple_tag
def coming_up(meetings: Iterable[Item]) -> list[Coming]:
    """The nearest of the given meetings and of the events to come, in the language of the page."""
    return nearest(meetings, get_language() or "fi", timezone.now(), SHOWN)
