"""The words of a recording as a reader wants them: passages, the one at a second, those with a word, part by part."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import urlencode

MILLISECONDS = 1000
LONGEST_PASSAGE = 420
LONGEST_PAUSE = 20 * MILLISECONDS
LETTERS_IN_PART = 14_000
LONGEST_SEARCH = 100
WHOLE = "all"
SECOND = re.compile(r"(\d{1,6})s?", re.ASCII)


@dataclass(frozen=True)
class Wish:
    """What a reader asks of a transcript in the address: ``?t=754``, ``?find=``, ``?part=2``, ``?text=sv``."""

    find: str = ""
    second: int | None = None
    part: str = ""
    language: str = ""
    player: bool = False

    @classmethod
    def read(cls, query: Mapping[str, str]) -> "Wish":
        """The wish of a query string; what makes no sense is left out."""
        second = SECOND.fullmatch(query.get("t", ""))
        part = query.get("part", "")
        return cls(
            find=" ".join(query.get("find", "").replace("\0", "").split())[:LONGEST_SEARCH],
            second=int(second[1]) if second else None,
            part=part if part == WHOLE or (part.isascii() and part.isdigit() and len(part) < 4) else "",
            language=query.get("text", "")[:2],
            player=query.get("player") == "1",
        )

    def address(self, **changes: str) -> str:
        """A query string that keeps the language of the words and the player, and adds ``changes``."""
        kept = {"player": "1" if self.player else "", "text": self.language, **changes}
        return "?" + urlencode({name: value for name, value in kept.items() if value})

    @property
    def to_second(self) -> str:
        """The beginning of the address of a second: the second follows."""
        return self.address(t="0").removesuffix("0")


@dataclass(frozen=True)
class SpokenCue:
    """A cue inside a passage: its words, each with whether they were searched for.

    ``anchor`` is empty where its second has one already.
    """

    text: str
    anchor: str
    words: tuple[tuple[str, bool], ...] = ()


@dataclass
class Passage:
    """What one speaker says without a break in one language, in pieces short enough to find a place in."""

    second: int
    speaker: str
    continues: bool
    language: str = ""
    is_now: bool = False
    cues: list[SpokenCue] = field(default_factory=list)

    @property
    def length(self) -> int:
        """How many letters it has."""
        return sum(len(cue.text) for cue in self.cues)

    @property
    def anchors(self) -> set[str]:
        """The anchors inside."""
        return {cue.anchor for cue in self.cues}


@dataclass(frozen=True)
class Section:
    """Passages of one chapter; ``chapter`` is None for what is said before the first one.

    ``anchor`` is that of the chapter's second; empty where the chapter goes on from the part before.
    """

    chapter: Any
    anchor: str
    passages: list[Passage]


@dataclass(frozen=True)
class Transcript:
    """The part of the words that one view shows.

    ``found`` counts the passages with the words of the search. ``starts`` are the seconds at which the parts begin.
    ``now`` is the anchor of the passage at the second asked for.
    """

    sections: list[Section]
    language: str = ""
    found: int = 0
    now: str = ""
    number: int = 1
    starts: tuple[int, ...] = ()

    @property
    def is_complete(self) -> bool:
        """Whether this view has every word there is."""
        return len(self.starts) <= 1

    @property
    def next_start(self) -> int | None:
        """The second at which the next part begins."""
        return self.starts[self.number] if self.number < len(self.starts) else None


def spoken_passages(cues: Iterable[Any], seen: set[int] | None = None) -> list[Passage]:
    """Cues joined into passages: a new one begins with a speaker, a language, a pause, or after four hundred letters.

    Every second that a cue starts at has one anchor, ``t761``, so that a link to a cue leads to its words; the seconds
    in ``seen`` have theirs elsewhere.
    """
    passages: list[Passage] = []
    known = set() if seen is None else seen
    end = 0
    for cue in cues:
        second = cue.start_milliseconds // MILLISECONDS
        language = getattr(cue, "words_language", "")
        last = passages[-1] if passages else None
        goes_on = last is not None and (cue.speaker, language) == (last.speaker, last.language)
        pause = cue.start_milliseconds - end
        if last is None or not goes_on or pause > LONGEST_PAUSE or last.length > LONGEST_PASSAGE:
            last = Passage(second, cue.speaker, continues=goes_on, language=language)
            passages.append(last)
        last.cues.append(SpokenCue(cue.text, "" if second in known else f"t{second}", ((cue.text, False),)))
        known.add(second)
        end = cue.end_milliseconds
    return passages


def transcript(chapters: list[Any], wish: Wish) -> Transcript:
    """What ``wish`` asks of the words by chapter (``pages.queries.ChapterWords``), at most one part of them."""
    seen = {part.chapter.starts_at_second for part in chapters if part.chapter}
    sections = [
        Section(part.chapter, f"t{part.chapter.starts_at_second}" if part.chapter else "", passages)
        for part in chapters
        if (passages := spoken_passages(part.cues, seen))
    ]
    now = _mark_now(sections, wish.second) if wish.second is not None and sections else None
    if wish.find:
        sections = [found for section in sections if (found := _with_hits(section, wish.find)).passages]
    parts = [sections] if wish.part == WHOLE else _parts(sections)
    number = _number(parts, wish, now)
    return Transcript(
        sections=parts[number - 1] if parts else [],
        language=chapters[0].language if chapters else "",
        found=sum(len(section.passages) for section in sections) if wish.find else 0,
        now=f"t{wish.second}" if now else "",
        number=number,
        starts=tuple(part[0].passages[0].second for part in parts if part),
    )


def _mark_now(sections: list[Section], second: int) -> Passage:
    """Marks the passage that is being said at a second and gives it the second's anchor where nothing has it."""
    passages = [passage for section in sections for passage in section.passages]
    now = [passage for passage in passages if passage.second <= second][-1:] or passages[:1]
    now[0].is_now = True
    anchor = f"t{second}"
    taken = {section.anchor for section in sections}.union(*(passage.anchors for passage in passages))
    if anchor not in taken:
        now[0].cues.insert(0, SpokenCue("", anchor))
    return now[0]


def _with_hits(section: Section, find: str) -> Section:
    pattern = re.compile(r"\s+".join(map(re.escape, find.split())), re.IGNORECASE)
    kept = [passage for passage in section.passages if _mark_hits(passage, pattern)]
    return replace(section, passages=kept)


def _mark_hits(passage: Passage, pattern: re.Pattern[str]) -> bool:
    """Marks the words that match, also those that run over the border of two cues; returns whether there are any."""
    spans = [found.span() for found in pattern.finditer(" ".join(cue.text for cue in passage.cues))]
    start = 0
    for number, cue in enumerate(passage.cues):
        passage.cues[number] = replace(cue, words=tuple(_pieces(cue.text, start, spans)))
        start += len(cue.text) + 1
    return bool(spans)


def _pieces(text: str, start: int, spans: list[tuple[int, int]]) -> Iterable[tuple[str, bool]]:
    done = 0
    for first, last in spans:
        begin, end = max(first - start, done), min(last - start, len(text))
        if begin < end:
            yield text[done:begin], False
            yield text[begin:end], True
            done = end
    yield text[done:], False


def _parts(sections: list[Section]) -> list[list[Section]]:
    """The sections cut into parts of about the same length; a chapter that is cut goes on without its heading."""
    parts: list[list[Section]] = []
    letters = LETTERS_IN_PART
    for section in sections:
        anchor = section.anchor
        for passage in section.passages:
            if letters >= LETTERS_IN_PART:
                parts.append([])
                letters = 0
            if not parts[-1] or parts[-1][-1].chapter is not section.chapter:
                parts[-1].append(Section(section.chapter, anchor, []))
                anchor = ""
            parts[-1][-1].passages.append(passage)
            letters += passage.length
    return parts


def _number(parts: list[list[Section]], wish: Wish, now: Passage | None) -> int:
    if wish.part.isdigit():
        return min(max(int(wish.part), 1), max(len(parts), 1))
    holding = (
        number for number, part in enumerate(parts, 1) for section in part if any(p is now for p in section.passages)
    )
    return next(holding, 1)
