"""The captions of a recording as everybody may read them: WebVTT (W3C) without names that are hidden."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from pages.models import Cue, RecordingPage
from pages.queries import best_versions, shown_names
from search.results.places import readable_pages

ESCAPED = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})


def captions_of(key: UUID, language: str, now: datetime) -> str | None:
    """The captions in a language; None where there are none, or not everybody may read the recording."""
    pages = RecordingPage.objects.filter(pk__in=readable_pages(now).values("pk"), translation_key=key)
    recording = best_versions(pages.select_related("meeting"), language).first()
    cues = list(Cue.objects.filter(recording=recording, language=language)) if recording is not None else []
    if recording is None or not cues:
        return None
    shown = shown_names({cue.speaker for cue in cues}, recording.meeting)
    return "\n".join(["WEBVTT", *(_block(cue, cue.speaker if cue.speaker in shown else "") for cue in cues), ""])


def _block(cue: Any, speaker: str) -> str:
    """A cue with the blank line before it; the words have no line of their own that is empty, so none ends it early."""
    words = " ".join(cue.text.split()).translate(ESCAPED)
    if cue.words_language and cue.words_language != cue.language:
        words = f"<lang {cue.words_language}>{words}</lang>"
    name = " ".join(speaker.split()).translate(ESCAPED)
    said = f"<v {name}>{words}" if name else words
    return f"\n{_clock(cue.start_milliseconds)} --> {_clock(cue.end_milliseconds)}\n{said}"


def _clock(milliseconds: int) -> str:
    minutes, rest = divmod(milliseconds, 60_000)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{rest / 1000:06.3f}"
