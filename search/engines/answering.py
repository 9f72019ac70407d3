"""How an index inside the database answers: which matches are read for a question, and where it is narrowed."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from operator import itemgetter
from typing import Any

from search.engines import traits
from search.engines.embedded import Embedded
from search.engines.narrowing import Values
from search.engines.protocol import Answer
from search.engines.tally import ID, NATURE, OCCASION, SCORE, Row, Tally, Traits
from search.query.nodes import Node, Question
from search.query.trees import positive

MOST = 2_500
"""Matches that are ranked and counted: of so many nobody sees the last."""
LANGUAGES = ("fi", "sv")
Counts = tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class Source:
    """A statement that tells of matches what a ``Tally`` adds up.

    ``is_many`` says that any number may come, ``is_double`` that one may come twice, and its better score counts.
    """

    text: str
    values: tuple[Any, ...]
    is_many: bool
    is_double: bool = False


@dataclass(frozen=True)
class Reading:
    """Which matches of a question are read: those that pass some filters, whatever filters the question has.

    At most so many, where it is told how many, and the newest unless any will do. ``in_titles`` are those that have all
    that is asked for in their titles; what is only counted need not be ranked. Where ``best`` is not 0, no
    others are needed than so many with the best scores.
    """

    question: Question
    filters: Values
    most: int = 0
    in_titles: bool = False
    is_ranked: bool = True
    are_newest: bool = True
    best: int = 0


class Answering(ABC):
    """Answers one question."""

    name: str

    def __init__(self, question: Question, engine: Embedded) -> None:
        self.question = question
        self._engine = engine
        self._totals: dict[frozenset[tuple[str, tuple[str, ...]]], int] = {}
        """How many matches pass some filters, at most as many as are looked at, where it was read."""

    def answer(self) -> Answer:
        """The answer. Of more than 2,500 matches the newest are ranked and counted, and those in titles ranked."""
        question = self.question
        if not question.is_wide and self._may_be_few(question.tree) and (few := self._of_few(question)):
            return few
        telling = self._telling()
        found = self._of_many(replace(question, tree=telling))
        if question.is_wide and not found.total and telling != question.tree:
            # The words that would have told most are in no passage.
            found = self._of_many(question)
        return found

    @abstractmethod
    def _may_be_few(self, tree: Node) -> bool:
        """Whether the words of a question may match so few passages that none is left out."""

    @abstractmethod
    def _telling(self) -> Node:
        """The tree without words that nearly every passage has, beside others that tell more."""

    @abstractmethod
    def _source(self, reading: Reading) -> Source:
        """The statement that reads matches."""

    @abstractmethod
    def _numbers(self, question: Question, filters: Sequence[Values], most: int) -> list[int]:
        """How many passages match and pass filters, for each of some; at most so many."""

    def _rows(self, source: Source) -> Iterable[Sequence[Row]]:
        """The matches, some at once."""
        if source.is_many:
            return self._engine.streamed(source.text, source.values)
        return [self._engine.execute(source.text, source.values)]

    def _traits(self, natures: set[int], occasions: set[int]) -> Traits:
        """Traits by their numbers, those asked for among them."""
        return Traits(
            traits.natures.of(natures, self._engine.texts_of), traits.occasions.of(occasions, self._engine.texts_of)
        )

    def _tallied(self, question: Question, reading: Reading) -> Answer:
        return self._summed(question, self._matches(reading))

    def _summed(self, question: Question, matches: Iterable[Sequence[Row]]) -> Answer:
        tally = Tally(question)
        for rows in matches:
            natures, occasions = (set(map(itemgetter(place), rows)) for place in (NATURE, OCCASION))
            tally.add(rows, self._traits(natures, occasions))
        return tally.answer(self.name)

    def _matches(self, reading: Reading) -> Iterable[Sequence[Row]]:
        source = self._source(reading)
        if reading.best:
            # One that may come twice leaves room for another.
            most = reading.best * (2 if source.is_double else 1)
            text = f"SELECT * FROM ({source.text}) found ORDER BY score DESC, id DESC LIMIT {most}"  # noqa: S608
            source = replace(source, text=text)
        return self._once(source) if source.is_double else self._rows(source)

    def _once(self, source: Source) -> Iterator[Sequence[Row]]:
        best: dict[int, Row] = {}
        for rows in self._rows(source):
            for row in rows:
                if row[ID] not in best or best[row[ID]][SCORE] < row[SCORE]:
                    best[row[ID]] = row
        yield list(best.values())

    def _of_few(self, question: Question) -> Answer | None:
        """The answer where all matches are read, what narrows is told of each, and every field is counted from them.

        None where there are too many.
        """
        filters, asked = ({}, question) if question.facets else (question.filters, replace(question, filters={}))
        rows = list(chain.from_iterable(self._matches(Reading(question, filters, MOST + 1, are_newest=False))))
        return self._summed(asked, [rows]) if len(rows) <= MOST else None

    def _of_many(self, question: Question) -> Answer:
        filters = {field: chosen for field, chosen in question.filters.items() if chosen}
        counted = tuple(field for field in question.facets if field not in filters)
        rest = replace(question, filters={}, facets=counted)
        answer = self._best(rest, filters)
        # A field that narrows is counted as if it did not: among the passages that all the others let through.
        for field in [field for field in question.facets if field in filters]:
            others = {other: chosen for other, chosen in filters.items() if other != field}
            found, is_about = self._beside(rest, field, others)
            facets = answer.facets | ({field: found} if found else {})
            answer = replace(answer, facets=facets, is_about=answer.is_about or is_about)
        return replace(answer, facets=_at_most(answer.facets)) if answer.is_about else answer

    def _best(self, question: Question, filters: Values) -> Answer:
        most = _most(question)
        first = replace(question, offset=0, limit=question.offset + question.limit)
        # Of those that come near nobody sees more, or asks how many there are.
        seen = 2 * first.limit if question.is_wide and most else 0
        answer = self._tallied(first, Reading(question, filters, most, best=seen))
        self._totals[_key(filters)] = answer.total
        if not most or answer.total <= MOST:
            return replace(answer, hits=answer.hits[question.offset :])
        best = {hit.id: hit for hit in answer.hits}
        if any(positive(question.tree)) and not question.is_wide:
            titled = self._tallied(replace(first, facets=()), Reading(question, filters, most, in_titles=True))
            best = {hit.id: hit for hit in (*titled.hits, *answer.hits)}
        hits = tuple(sorted(best.values(), key=lambda hit: -hit.score))[question.offset : first.limit]
        return replace(answer, hits=hits, total=MOST, is_about=True)

    def _beside(self, question: Question, field: str, filters: Values) -> tuple[Counts, bool]:
        """The counts of one field among what the filters let through, and whether they are a lower bound."""
        most = _most(question)
        is_plain = not (question.date_from or question.date_to or question.leaves_out or question.versions)
        if field != "language" or not is_plain or not any(positive(question.tree)):
            asked = replace(question, facets=(field,), offset=0, limit=0)
            beside = self._tallied(asked, Reading(asked, filters, most, is_ranked=False))
            return beside.facets.get(field, ()), bool(most) and beside.total > MOST
        # Where there are two values the index alone tells how many passages have each.
        numbers = self._in_languages(question, filters, most)
        found = sorted(zip(LANGUAGES, numbers, strict=True), key=lambda row: (-row[1], row[0]))
        return tuple((value, number) for value, number in found if number), bool(most) and max(numbers) > MOST

    def _in_languages(self, question: Question, filters: Values, most: int) -> list[int]:
        every: list[Values] = [{**filters, "language": (language,)} for language in LANGUAGES]
        unknown = [one for one in every if _key(one) not in self._totals]
        self._totals |= zip(map(_key, unknown), self._numbers(question, unknown, most), strict=True)
        return [self._totals[_key(one)] for one in every]


def _key(filters: Values) -> frozenset[tuple[str, tuple[str, ...]]]:
    return frozenset(filters.items())


def _at_most(facets: dict[str, Counts]) -> dict[str, Counts]:
    """Counts of which none is more than what is told of all: one match more than that was looked at."""
    return {field: tuple((value, min(number, MOST)) for value, number in counts) for field, counts in facets.items()}


def _most(question: Question) -> int:
    """How many matches are looked at; 0 where all must be, so that the first by day are the first."""
    return 0 if question.sort != "relevance" else MOST + 1


def conditions(question: Question, row: str) -> tuple[list[str], list[Any]]:
    """What else must hold of a row of the index, as tests in SQL with their values: days, and versions."""
    tests: list[str] = []
    values: list[Any] = []
    for sign, day in ((">=", question.date_from), ("<=", question.date_to)):
        if day:
            tests.append(f"{row}.date {sign} %s AND {row}.date <> ''")
            values.append(day)
    if question.shown_on:
        tests.append(f"{row}.id NOT IN (SELECT id FROM search_passage WHERE people_hidden_on <= %s)")  # noqa: S608
        values.append(question.shown_on)
    if question.expired:
        pages = ", ".join(["%s"] * len(question.expired))
        tests.append(f"{row}.id NOT IN (SELECT id FROM search_passage WHERE page_id IN ({pages}))")  # noqa: S608
        values += question.expired
    if question.versions is not None:
        tests.append(f"{row}.id IN (SELECT id FROM search_passage WHERE version > %s AND version <= %s)")  # noqa: S608
        values += question.versions
    return tests, values
