"""What templates say about recordings: lists, the player's addresses, and speech as passages."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django import template
from django.urls import reverse

from pages import queries

register = template.Library()

MILLISECONDS = 1000
LONGEST_PASSAGE = 420


@dataclass(frozen=True)
class SpokenCue:
    """A cue inside a passage; ``anchor`` is empty where its second has one already."""

    text: str
    anchor: str


@dataclass
class Passage:
    """What one speaker says without a break, in pieces short enough to find a place in."""

    second: int
    speaker: str
    continues: bool
    cues: list[SpokenCue] = field(default_factory=list)

    @property
    def length(self) -> int:
        """How many letters it has so far."""
        return sum(len(cue.text) for cue in self.cues)


@register.simple_tag
def recording_lines(listing: Iterable[Any]) -> Any:
    """The items of a listing of recordings with chapters and caption languages."""
    return queries.recording_lines(listing)


@register.simple_tag
def agenda_addresses(chapters: Any, meetings: Any) -> Any:
    """By key where the agenda items of the chapters are read."""
    return queries.agenda_addresses(chapters, meetings)


@register.simple_tag
def agenda_address(chapter: Any, addresses: dict[Any, Any]) -> Any:
    """Where the agenda item of one chapter is read; None where it has none."""
    return addresses.get(chapter.agenda_item_key)


@register.simple_tag
def spoken_passages(cues: Iterable[Any]) -> list[Passage]:
    """Cues joined into passages: a new one begins with a speaker, or after some four hundred letters.

    Every second that a cue starts at has one anchor, ``t761``, so that a link to a cue leads to its words.
    """
    passages: list[Passage] = []
    seen: set[int] = set()
    for cue in cues:
        second = cue.start_milliseconds // MILLISECONDS
        last = passages[-1] if passages else None
        if last is None or cue.speaker != last.speaker or last.length > LONGEST_PASSAGE:
            last = Passage(second, cue.speaker, continues=last is not None and cue.speaker == last.speaker)
            passages.append(last)
        last.cues.append(SpokenCue(cue.text, "" if second in seen else f"t{second}"))
        seen.add(second)
    return passages


@register.simple_tag
def caption_address(recording: Any, track: Any) -> str:
    """Where a caption track is fetched from."""
    return reverse("captions", args=[recording.pk, track.language])
