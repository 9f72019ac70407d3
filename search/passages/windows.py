"""Cues joined to windows of some fifteen to thirty seconds: what one person says in one language, with its seconds."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from search.passages.drafts import Cue

MILLISECONDS = 1000
SHORTEST, LONGEST = 15 * MILLISECONDS, 30 * MILLISECONDS
LONGEST_PAUSE = 20 * MILLISECONDS
ENDS_OF_SENTENCES = (".", "!", "?", "…")
CLOSING = "\"'”’»)]"


@dataclass
class Window:
    """Some seconds of a recording; times are milliseconds, ``chapter`` is the number of chapters begun by then."""

    start: int
    end: int
    speaker: str
    language: str
    chapter: int
    cues: list[tuple[str, int]] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Its words."""
        return " ".join(text for text, _start in self.cues)

    @property
    def seconds(self) -> tuple[int, int]:
        """From which second to which; the last one is not before the first."""
        return self.start // MILLISECONDS, max(-(-self.end // MILLISECONDS), self.start // MILLISECONDS)

    @property
    def cue_map(self) -> tuple[Cue, ...]:
        """Where in ``text`` each cue begins, and at which second."""
        places, letters = [], 0
        for text, start in self.cues:
            places.append((letters, start // MILLISECONDS))
            letters += len(text) + 1
        return tuple(places)

    def takes(self, cue: Any, language: str, chapter: int) -> bool:
        """Whether a cue goes on with what is said here and there is room for it."""
        if (cue.speaker, language, chapter) != (self.speaker, self.language, self.chapter):
            return False
        if cue.start_milliseconds - self.end > LONGEST_PAUSE or cue.end_milliseconds - self.start > LONGEST:
            return False
        is_whole = self.cues[-1][0].rstrip(CLOSING).endswith(ENDS_OF_SENTENCES)
        return not (is_whole and self.end - self.start >= SHORTEST)


def windows(cues: Iterable[Any], starts: Sequence[int] = ()) -> list[Window]:
    """The windows of one track in the order of time. ``starts`` are the seconds of the chapters, in their order.

    A window never runs over a chapter, a speaker, a language or a long pause; it closes at the end of a sentence after
    fifteen seconds, at the latest after thirty unless one cue alone is longer. Captions that overlap, repeat themselves
    or stand in the wrong order lose no words; a cue that repeats the one before is told once.
    """
    found: list[Window] = []
    for cue in sorted(cues, key=lambda one: (one.start_milliseconds, one.end_milliseconds)):
        text = " ".join(cue.text.split())
        last = found[-1] if found else None
        language = cue.words_language or cue.language
        if not text or (last is not None and _repeats(last, cue, text, language)):
            continue
        chapter = sum(start * MILLISECONDS <= cue.start_milliseconds for start in starts)
        if last is None or not last.takes(cue, language, chapter):
            last = Window(cue.start_milliseconds, cue.end_milliseconds, cue.speaker, language, chapter)
            found.append(last)
        last.cues.append((text, cue.start_milliseconds))
        last.end = max(last.end, cue.end_milliseconds)
    return found


def _repeats(window: Window, cue: Any, text: str, language: str) -> bool:
    said = (window.cues[-1][0], window.speaker, window.language)
    return (text, cue.speaker, language) == said and cue.start_milliseconds <= window.end
