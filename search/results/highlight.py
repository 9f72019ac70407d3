"""Which words of a text a question found, and why; pure, so that it is the same whatever engine answered."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from itertools import islice, pairwise

from search.analysis.beginnings import Likely
from search.analysis.pipeline import Analysis
from search.analysis.tokens import Token, folded, plain, plain_in_place, tokens
from search.analysis.words import Word
from search.query.nodes import Node, Phrase, Term
from search.query.trees import positive

MOST_WORDS = 8_000
LENGTH = 280
LEAD = 80
"""Letters of a snippet, and of those before its first mark."""
ENDS_OF_SENTENCES = (".", "?", "!", "…")
IN_NUMBERS = re.compile(r" (?<=\d )(?:(?<!\d{4} )(?=\d{3}(?!\d))|(?=[€%°]))")
"""A space that belongs to a number: "1 800 €". It begins with the space, which is looked for tenfold faster."""
BESIDE = re.compile(r"[-‐‑,/]?[^\S\n]*")
"""What stands between words that are marked together."""
LONGEST_PHRASE = LENGTH // 2
"""Letters that are marked together, so that every snippet has room for them."""

ENDED = frozenset(".!?:;,…\n")
"""What ends a line so that a reader sees it, or an empty line."""
EMPTY = ("", "\n")


class Reason(IntEnum):
    """Why a word is marked, the nearest first."""

    SAME = 0
    FORM = 1
    PART = 2
    SYNONYM = 3
    TRANSLATION = 4
    SPELLING = 5


@dataclass(frozen=True)
class Mark:
    """What is marked, ``text[start:end]``; ``form`` is what it was found by, ``asked`` the number of the term."""

    start: int
    end: int
    reason: Reason
    form: str
    asked: int


Pieces = tuple[tuple[str, bool], ...]
"""A text in its order, each piece with whether it is marked."""


@dataclass(frozen=True)
class Snippet:
    """Some of a text: its pieces, whether more stands before and after, and the marks that it shows."""

    pieces: Pieces
    is_cut_before: bool = False
    is_cut_after: bool = False
    marks: tuple[Mark, ...] = ()

    @property
    def text(self) -> str:
        """The words alone, with the signs of what is left out."""
        words = "".join(piece for piece, _is_marked in self.pieces)
        return ("…" if self.is_cut_before else "") + words + self.ending

    @property
    def ending(self) -> str:
        """The sign of what is left out after the words; it stands apart from the end of a sentence."""
        if not self.is_cut_after:
            return ""
        last = self.pieces[-1][0] if self.pieces else ""
        return "\xa0…" if last.endswith(ENDS_OF_SENTENCES) else "…"


class Highlighter:
    """The words that a question asks for, to be found in any number of texts."""

    def __init__(self, tree: Node, analysis: Analysis | None = None) -> None:
        self._analysis = analysis or Analysis()
        self._ways: dict[Reason, dict[str, int]] = {reason: {} for reason in Reason}
        self._bare: dict[str, int] = {}
        self._beginnings: dict[str, int] = {}
        self._phrases: list[tuple[int, tuple[str, ...]]] = []
        for number, one in enumerate(positive(tree)):
            if isinstance(one, Phrase):
                self._phrases.append((number, one.words))
            else:
                self._add(number, one)
        self._every = frozenset(form for ways in self._ways.values() for form in ways)
        self._likely = Likely((*self._every, *self._beginnings), self._bare)
        self._known: dict[tuple[str, str], list[Mark]] = {}

    def _add(self, number: int, term: Term) -> None:
        if term.is_prefix:
            self._beginnings.setdefault(term.exact, number)
            return
        if term.exact:
            self._ways[Reason.SAME].setdefault(term.exact, number)
        for reason, forms in (
            (Reason.FORM, term.lemmas),
            (Reason.PART, term.lemmas),
            (Reason.SYNONYM, term.synonyms),
            (Reason.TRANSLATION, term.translations),
            (Reason.SPELLING, term.corrections),
        ):
            for form in forms:
                self._ways[reason].setdefault(form, number)
        if term.folded:
            self._bare.setdefault(term.folded, number)

    @property
    def is_empty(self) -> bool:
        """Whether no word is asked for."""
        return not (self._phrases or self._beginnings or self._ways[Reason.SAME])

    def marks(self, text: str, language: str) -> list[Mark]:
        """The words of a text, in their order, that the question asks for; at most its first 8,000 are looked at.

        The words of a phrase have one mark where they stand side by side in one line. What was marked
        once costs nothing again.
        """
        if self.is_empty:
            return []
        known = self._known.get((text, language))
        if known is None:
            known = self._known[text, language] = self._marks(_looked_at(text), language)
        return known

    def _marks(self, text: str, language: str) -> list[Mark]:
        found = {}
        for one in self._likely.words(text, language):
            if mark := self._mark(one, self._analysis.word(one.surface, language)):
                found[one.start] = mark
        phrases = [marks for number, phrase in self._phrases for marks in _of_phrase(text, phrase, number)]
        for marks in phrases:
            found.update({mark.start: mark for mark in marks})
        for marks in phrases:
            # A word that another phrase has too, or has already, keeps the mark that it got there.
            if len(marks) > 1 and _are_beside(text, marks) and all(found.get(mark.start) == mark for mark in marks):
                for mark in marks[1:]:
                    del found[mark.start]
                found[marks[0].start] = replace(marks[0], end=marks[-1].end)
        return [found[start] for start in sorted(found)]

    def _mark(self, one: Token, word: Word) -> Mark | None:
        if self._every.isdisjoint(_all(word)):
            return self._loosely(one, word)
        for reason, forms in self._forms(word):
            ways = self._ways[reason]
            hit = next((form for form in forms if form in ways), None)
            if hit is not None:
                return Mark(one.start, one.end, reason, hit, ways[hit])
        return self._loosely(one, word)

    def _loosely(self, one: Token, word: Word) -> Mark | None:
        """The mark of a word that begins as was asked, or that has dots where none were typed."""
        begun = next((begun for begun in self._beginnings if word.exact.startswith(begun)), None)
        if begun is not None:
            return Mark(one.start, one.end, Reason.FORM, begun, self._beginnings[begun])
        if self._bare:
            bare = next((form for form in map(folded, _all(word)) if form in self._bare), None)
            if bare is not None:
                return Mark(one.start, one.end, Reason.SPELLING, bare, self._bare[bare])
        return None

    @staticmethod
    def _forms(word: Word) -> Iterable[tuple[Reason, Sequence[str]]]:
        yield Reason.SAME, (word.exact,)
        yield Reason.FORM, word.lemmas
        yield Reason.PART, word.parts
        yield Reason.SYNONYM, _all(word)
        yield Reason.TRANSLATION, _all(word)
        yield Reason.SPELLING, _all(word)


def _all(word: Word) -> tuple[str, ...]:
    return (word.exact, *word.lemmas, *word.parts)


def _looked_at(text: str) -> str:
    """A text until the end of its 8,000th word."""
    if len(text) < 2 * MOST_WORDS:
        return text
    last = next(islice(tokens(text), MOST_WORDS - 1, None), None)
    return text[: last.end] if last else text


def _of_phrase(text: str, phrase: tuple[str, ...], number: int) -> Iterable[list[Mark]]:
    """The marks of its words, for each place where a phrase stands."""
    small = plain_in_place(text)
    if small is not None and not all(word in small for word in phrase):
        return
    words = list(tokens(text))
    exact = [plain(one.surface) for one in words]
    for place in range(len(exact) - len(phrase) + 1):
        if tuple(exact[place : place + len(phrase)]) == phrase:
            some = words[place : place + len(phrase)]
            yield [Mark(one.start, one.end, Reason.SAME, plain(one.surface), number) for one in some]


def _are_beside(text: str, marks: Sequence[Mark]) -> bool:
    """Whether nothing that would tear a mark apart stands between some words, and they fit in every snippet."""
    is_short = marks[-1].end - marks[0].start <= LONGEST_PHRASE
    return is_short and all(BESIDE.fullmatch(text, one.end, other.start) for one, other in pairwise(marks))


def pieces(text: str, marks: Iterable[Mark], start: int = 0, end: int | None = None) -> Pieces:
    """``text[start:end]`` cut at its marks; lines are one after another, with a dot between those without a sign."""
    last = len(text) if end is None else end
    found: list[tuple[str, bool]] = []
    done = start
    for mark in marks:
        if mark.start < done or mark.end > last:
            continue
        found += [(_in_one_line(text, done, mark.start), False), (_in_one_line(text, mark.start, mark.end), True)]
        done = mark.end
    found.append((_in_one_line(text, done, last), False))
    return tuple(one for one in found if one[0])


def _in_one_line(text: str, start: int, end: int) -> str:
    first, *others = text[start:end].split("\n")
    if not others:
        return first
    shown, place = [first], start + len(first)
    for line in others:
        shown += [" " if text[place - 1] in ENDED or text[place + 1 : place + 2] in EMPTY else " · ", line]
        place += 1 + len(line)
    return "".join(shown)


def apart(whole: Pieces, letters: int) -> tuple[Pieces, Pieces]:
    """Pieces before and after so many letters; one that reaches over them is cut."""
    before, after, left = [], [], letters
    for piece, is_marked in whole:
        before.append((piece[: max(left, 0)], is_marked))
        after.append((piece[max(left, 0) :], is_marked))
        left -= len(piece)
    return tuple(one for one in before if one[0]), tuple(one for one in after if one[0])


def snippet(text: str, marks: Sequence[Mark]) -> Snippet:
    """The stretch of a text that shows the most of what was asked for, as near to the question as it can.

    No number is cut in two, by the ends of the snippet or by the end of a line: its spaces are no-break spaces.
    """
    text = IN_NUMBERS.sub("\xa0", text)
    if len(text) <= LENGTH:
        return Snippet(pieces(text, marks), marks=tuple(marks))
    first = max(range(len(marks)), key=lambda number: _worth(marks, number)) if marks else None
    start = _beginning(text, marks[first].start) if first is not None else 0
    end = _end(text, start)
    shown = tuple(mark for mark in marks if start <= mark.start and mark.end <= end)
    return Snippet(pieces(text, shown, start, end), start > 0, end < len(text), shown)


def _worth(marks: Sequence[Mark], number: int) -> tuple[int, int, int]:
    """How much a snippet shows that begins before a mark: terms, then how near, then how many; the first wins."""
    limit = marks[number].start + LENGTH - LEAD
    near = []
    for mark in islice(marks, number, number + 40):
        if mark.end > limit:
            break
        near.append(mark)
    return len({mark.asked for mark in near}), -min((mark.reason for mark in near), default=9), len(near)


def _beginning(text: str, mark: int) -> int:
    """Where a snippet begins: at a sentence or a line before the mark, else at a word."""
    if mark <= LEAD:
        return 0
    lead = text[mark - LEAD : mark]
    for sign in ("\n", ". ", "? ", "! "):
        if (place := lead.rfind(sign)) >= 0:
            return mark - LEAD + place + len(sign)
    return mark - LEAD + lead.find(" ") + 1 if " " in lead else mark


def _end(text: str, start: int) -> int:
    end = min(start + LENGTH, len(text))
    if end == len(text):
        return end
    space = max(text.rfind(" ", start + LENGTH // 2, end), text.rfind("\n", start + LENGTH // 2, end))
    return space if space > 0 else end
