"""Captions in WebVTT (W3C, WebVTT: The Web Video Text Tracks Format) as plain values."""

from dataclasses import dataclass

import webvtt
from webvtt.errors import MalformedCaptionError, MalformedFileError


class MalformedCaptions(ValueError):
    """The text is not WebVTT."""


@dataclass(frozen=True)
class Caption:
    """One cue: times in milliseconds from the start, who speaks (empty where it is not said), the words."""

    start: int
    end: int
    speaker: str
    text: str


def read_webvtt(text: str) -> list[Caption]:
    """The cues of a caption file in the order of time; raises MalformedCaptions where there are none to read."""
    try:
        cues = webvtt.from_string(text.lstrip("\ufeff").strip() + "\n").captions
    except (MalformedFileError, MalformedCaptionError, ValueError) as error:
        raise MalformedCaptions(str(error)) from error
    if not cues:
        raise MalformedCaptions("no cues")
    found = [
        Caption(_milliseconds(cue.start), _milliseconds(cue.end), cue.voice or "", " ".join(cue.text.split()))
        for cue in cues
    ]
    if any(caption.end < caption.start for caption in found):
        raise MalformedCaptions("a cue ends before it starts")
    return sorted((caption for caption in found if caption.text), key=lambda caption: caption.start)


def _milliseconds(clock: str) -> int:
    hours, minutes, seconds = clock.split(":")
    return (int(hours) * 60 + int(minutes)) * 60_000 + round(float(seconds) * 1000)
