"""What is wrong in a caption file, line by line: what players leave out, and what they show at a wrong time."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from pages.captions import VOICE, has_words

HEAD = re.compile(r"WEBVTT(?:[ \t].*)?")
CLOCK = r"(?:(\d{1,4}):)?([0-5]?\d):([0-5]?\d)\.(\d{1,3})"
TIMES = re.compile(rf"\s*{CLOCK}\s*-->\s*{CLOCK}(?:\s.*)?", re.ASCII)
ARROW = "-->"
MOST_TOLD = 5
LETTERS_OF_A_LINE = 60


class Kind(TextChoices):
    """What may be wrong; the first four lose words, the others confuse readers and the search."""

    HEAD = "head", _("the file must begin with the line WEBVTT")
    TIMES = "times", _("the times cannot be read; they look like 00:01:02.000 --> 00:01:04.500")
    BACKWARDS = "backwards", _("the caption ends before it begins")
    VOICE = "voice", _("the name of the speaker does not end with >")
    ORDER = "order", _("the caption begins before the one above it")
    OVERLAP = "overlap", _("the caption begins while the one above it is still shown")


LOSES_WORDS = frozenset({Kind.HEAD, Kind.TIMES, Kind.BACKWARDS, Kind.VOICE})


@dataclass(frozen=True)
class Fault:
    """Something wrong in a line, counted from 1; ``text`` is the line, shortened."""

    line: int
    kind: Kind
    text: str

    @property
    def loses_words(self) -> bool:
        """Whether captions are left out because of it."""
        return self.kind in LOSES_WORDS


def caption_faults(text: str) -> Iterator[Fault]:
    """What is wrong in a WebVTT file, in the order of its lines; raises nothing, whatever the text is."""
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    head = next((number for number, line in enumerate(lines, start=1) if line.strip()), 1)
    if not HEAD.fullmatch(lines[head - 1].strip()):
        yield _fault(head, Kind.HEAD, lines)
    yield from sorted((*_faults_of_times(lines), *_open_voices(lines)), key=lambda fault: fault.line)


def _faults_of_times(lines: list[str]) -> Iterator[Fault]:
    started = shown_until = 0
    for number, line in enumerate(lines, start=1):
        if ARROW not in line:
            continue
        found = TIMES.fullmatch(line)
        if found is None:
            yield _fault(number, Kind.TIMES, lines)
            continue
        start, end = _milliseconds(found.groups()[:4]), _milliseconds(found.groups()[4:])
        kind = _wrong(start, end, started, shown_until)
        if kind is not None:
            yield _fault(number, kind, lines)
        started, shown_until = start, max(shown_until, end) if start >= started else end


def _open_voices(lines: list[str]) -> Iterator[Fault]:
    text = "\n".join(lines)
    number, counted = 1, 0
    for found in VOICE.finditer(text):
        number, counted = number + text.count("\n", counted, found.start()), found.start()
        if not found[2]:
            yield _fault(number, Kind.VOICE, lines)


def _wrong(start: int, end: int, started: int, shown_until: int) -> Kind | None:
    if end < start:
        return Kind.BACKWARDS
    if start < started:
        return Kind.ORDER
    return Kind.OVERLAP if start < shown_until else None


def _fault(line: int, kind: Kind, lines: list[str]) -> Fault:
    return Fault(line, kind, lines[line - 1].strip()[:LETTERS_OF_A_LINE])


def _milliseconds(parts: tuple[str | None, ...]) -> int:
    hours, minutes, seconds, fraction = (part or "0" for part in parts)
    return ((int(hours) * 60 + int(minutes)) * 60 + int(seconds)) * 1000 + int(fraction.ljust(3, "0"))


def refusals(text: str) -> list[str]:
    """Why captions may not be saved, as sentences; none where every line of them will be shown."""
    lost = [fault for fault in caption_faults(text) if fault.loses_words]
    return told(lost) or ([] if has_words(text) else [gettext("The captions are not WebVTT.")])


def told(faults: list[Fault]) -> list[str]:
    """A sentence for each of the first faults, and one for how many more there are."""
    sentences = [
        gettext("Line %(line)s: %(problem)s (%(text)s).")
        % {"line": fault.line, "problem": fault.kind.label, "text": fault.text}
        for fault in faults[:MOST_TOLD]
    ]
    more = len(faults) - MOST_TOLD
    if more > 0:
        sentences.append(
            ngettext("%(number)s other line is like this.", "%(number)s other lines are like this.", more)
            % {"number": more}
        )
    return sentences
