"""Captions in WebVTT (W3C, WebVTT: The Web Video Text Tracks Format) as plain values."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from html import unescape
from typing import Any

import webvtt
from webvtt.errors import MalformedCaptionError, MalformedFileError


class MalformedCaptions(ValueError):
    """The text is not WebVTT."""


LANGUAGES = ("fi", "sv")
WHOLE_CUE_LANGUAGE = re.compile(r"\s*<lang ([A-Za-z]{2})[^>]*>(?:(?!<lang).)*", re.DOTALL)

VOICE = re.compile(r"<v(?=[.\s])(?:\.[^\s<>]*)?((?:[^<>\n]|\n(?!\n|[^\n]*-->))*)(>?)")
"""Who speaks. What is not closed lasts to the next mark or the end of its cue, words and all, which no player shows."""
END_OF_VOICE = "</v>"
TAG = re.compile(r"<[^<>]*>")
HEAD = re.compile(r"\A(\ufeff?WEBVTT).*(?:\n(?!.*-->).+)*")
ASIDE = re.compile(r"(?<=\n\n)(NOTE|STYLE)(?=\s).*(?:\n.+)*\n*")
IDENTIFIER = re.compile(r"(?<=\n\n)(?!\d+\n|.*-->).+\n(?=.*-->)")
"""What no reader sees, and may name people too: what is told of the file, remarks, the looks of voices, cues' names."""
STYLED_VOICE = re.compile(r"voice\s*[~^$*|]?=\s*[\"']?([^\"'\]]*)")


@dataclass(frozen=True)
class Caption:
    """One cue: times in milliseconds from the start, who speaks (empty where it is not said), the words.

    ``language`` is that of a passage in another language, marked ``<lang sv>`` in the captions; else empty.
    """

    start: int
    end: int
    speaker: str
    text: str
    language: str = ""


def read_webvtt(text: str) -> list[Caption]:
    """The cues of a caption file in the order of time; raises MalformedCaptions where there are none to read.

    A cue in which several speak is one for each of them, all at its time. A cue whose times make no sense is left out:
    ``pages.caption_faults`` tells its line.
    """
    try:
        cues = webvtt.from_string(text.lstrip("\ufeff").strip() + "\n").captions
    except (MalformedFileError, MalformedCaptionError, ValueError) as error:
        raise MalformedCaptions(str(error)) from error
    in_time = [cue for cue in cues if _milliseconds(cue.end) >= _milliseconds(cue.start)]
    if not in_time:
        raise MalformedCaptions("no cues")
    return sorted((caption for cue in in_time for caption in _captions(cue)), key=lambda caption: caption.start)


def _captions(cue: Any) -> list[Caption]:
    """What each voice of a cue says, and what is said by none that is known."""
    marked, done, speaker = cue.raw_text, 0, ""
    times = _milliseconds(cue.start), _milliseconds(cue.end)
    found: list[Caption] = []
    outer = ""
    for voice in VOICE.finditer(marked):
        found += _said(*times, speaker, marked[done : voice.start()], outer)
        outer = outer if found else _language(marked)
        done, speaker = voice.end(), _plain(voice[1]) if voice[2] else ""
    return [*found, *_said(*times, speaker, marked[done:], outer)]


def _said(start: int, end: int, speaker: str, marked: str, outer: str) -> Iterator[Caption]:
    """The words of a voice, and those after its end; ``outer`` is the language around them."""
    own, _end, rest = marked.partition(END_OF_VOICE)
    for who, words in ((speaker, own), ("", rest)):
        if text := _plain(TAG.sub("", words)):
            yield Caption(start, end, who, text, _language(words) or outer)


def has_words(text: str) -> bool:
    """Whether a text is WebVTT with words in it; raises nothing."""
    try:
        return bool(read_webvtt(text))
    except MalformedCaptions:
        return False


def voices(text: str) -> set[str]:
    """The names of those who speak in a caption file; none that is not closed, which is mixed with words."""
    closed = (found for found in VOICE.finditer(_with_plain_lines(text)) if found[2])
    return {name for found in closed if (name := _plain(found[1]))}


def has_open_voice(text: str) -> bool:
    """Whether anybody who speaks in a caption file is not closed."""
    return any(not found[2] for found in VOICE.finditer(_with_plain_lines(text)))


def naming(text: str, shown: Collection[str]) -> str:
    """A caption file that names nobody but these, for a player: without what no reader sees and may name others."""
    names = {*shown, ""}

    def kept(found: re.Match[str]) -> str:
        return found[0] if found[2] and _plain(found[1]) in names else ""

    def kept_aside(found: re.Match[str]) -> str:
        styled = {_plain(name) for name in STYLED_VOICE.findall(found[0])}
        return found[0] if found[1] == "STYLE" and styled <= names else ""

    bare = ASIDE.sub(kept_aside, HEAD.sub(r"\1", _with_plain_lines(text), count=1))
    return VOICE.sub(kept, IDENTIFIER.sub("", bare))


def _with_plain_lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _plain(written: str) -> str:
    """A name or words as readers see them: WebVTT writes "&amp;" and "&lt;" for signs of its own."""
    return " ".join(unescape(written).split())


def _language(marked: str) -> str:
    """The language that the whole cue is marked with: a word of another language inside a sentence does not count."""
    found = WHOLE_CUE_LANGUAGE.fullmatch(marked.strip())
    return found[1].lower() if found and found[1].lower() in LANGUAGES else ""


def _milliseconds(clock: str) -> int:
    hours, minutes, seconds = clock.split(":")
    return (int(hours) * 60 + int(minutes)) * 60_000 + round(float(seconds) * 1000)
