"""What templates say about recordings: where agenda items are read, and the player's addresses."""

from __future__ import annotations

from typing import Any

from django import template
from django.urls import reverse

from pages import queries

register = template.Library()


@register.simple_tag
def agenda_addresses(chapters: Any, meetings: Any) -> Any:
    """By key where the agenda items of the chapters are read."""
    return queries.agenda_addresses(chapters, meetings)


@register.simple_tag
def agenda_address(chapter: Any, addresses: dict[Any, Any]) -> Any:
    """Where the agenda item of one chapter is read; None where it has none."""
    return addresses.get(chapter.agenda_item_key)


@register.simple_tag
def caption_address(recording: Any, track: Any) -> str:
    """Where a caption track is fetched from."""
    return reverse("captions", args=[recording.pk, track.language])


@register.simple_tag
def player_address(recording: Any, wish: Any) -> str:
    """What the player opens: from the second that the reader asked for."""
    return str(recording.player_url(wish.second))


@register.simple_tag
def transcript_address(wish: Any, **changes: Any) -> str:
    """The address of another view of the words, which keeps their language and the player."""
    return str(wish.address(**{name: str(value) for name, value in changes.items()}))
