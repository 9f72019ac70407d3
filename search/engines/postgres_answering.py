"""How the index on PostgreSQL answers: what is said to its full-text search, and what stands beside its words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING, Any

from search.engines.answering import MOST, Answering, Reading, Source, conditions
from search.engines.embedded import TABLE, TRAITS, storable
from search.engines.frequent import FEWEST_PASSAGES, rarest, without_frequent
from search.engines.lexemes import KEYS_OF_STRETCH, any_of, matching, passing, stretch_of
from search.engines.lexemes import in_titles as titled
from search.engines.narrowing import Values
from search.engines.rank import MOST_BEGUN, Rank, beginning_of, words_of
from search.engines.tally import ROLES, Row
from search.engines.traits import BETWEEN, Nature, Occasion
from search.engines.vocabulary import LENGTH, PASSAGES, WAITING
from search.query.nodes import And, Everything, Node, Question, Term
from search.query.trees import positive

if TYPE_CHECKING:
    from search.engines.postgres import PostgresEngine


AMPLE = 1.5
"""How many times as many matches as are wanted the newest stretches of keys are made to have."""
NEWEST = 0.5
"""The share of all keys up to which stretches are asked for alone."""
RANKED = "e.id, e.nature_id, e.occasion_id, e.length, e.counted"
"""What a match is ranked by, and told with."""
FEW = 0.1
"""The share of all passages up to which those that have some values are found by these."""
MOST_STRETCHES = 200
"""Stretches that are asked for at most: where keys are far apart, reading all matches costs less."""


class PostgresAnswering(Answering):
    """Answers one question from the index on PostgreSQL."""

    name = "postgres"
    _engine: PostgresEngine

    @cached_property
    def _rank(self) -> Rank:
        asked = list(positive(self.question.tree))
        words = [word for one in asked for word in words_of(one)]
        values = [word for some in passing(self.question.filters).values() for word in some]
        begun = self._engine.beginnings(filter(None, map(beginning_of, asked)), MOST_BEGUN)
        counts = self._engine.counts([PASSAGES, LENGTH, WAITING, *words, *values])
        # A word that is not counted yet is as rare as any.
        return Rank(dict.fromkeys(words, 1) | counts if WAITING in counts else counts, begun)

    def _matches(self, reading: Reading) -> Iterable[Sequence[Row]]:
        if not reading.most or reading.best:
            return self._rows(self._source(reading))
        rows: list[Row] = []
        if stretches := self._stretches(reading):
            rows = list(chain.from_iterable(self._rows(self._statement(reading, stretches))))
        if len(rows) < reading.most:
            rows = list(chain.from_iterable(self._rows(self._source(reading))))
        return [rows]

    def _stretches(self, reading: Reading) -> tuple[str, ...]:
        """The newest stretches of keys that are likely to have as many matches as are read; none where all must be."""
        question, most = reading.question, reading.most
        is_plain = not (question.date_from or question.date_to or question.leaves_out or question.versions)
        if not (most and is_plain and reading.are_newest) or reading.in_titles or not any(positive(question.tree)):
            return ()
        likely = self._rank.likely(question.tree, passing(reading.filters).values())
        if likely * NEWEST < most * AMPLE:
            return ()
        [(first, last)] = self._engine.execute(f"SELECT MIN(id), MAX(id) FROM {TABLE}")  # noqa: S608
        if first is None:
            return ()
        keys = range(int(last - (last - first) * most * AMPLE / likely), last + KEYS_OF_STRETCH, KEYS_OF_STRETCH)
        return tuple(map(stretch_of, keys)) if len(keys) <= MOST_STRETCHES else ()

    def _rows(self, source: Source) -> Iterable[Sequence[Row]]:
        if source.is_many:
            return self._engine.streamed(source.text, source.values)
        return [self._found(source.text, source.values)]

    def _found(self, text: str, values: Sequence[Any]) -> list[Any]:
        return (self._engine.found if "@@" in text else self._engine.execute)(text, values)

    def _may_be_few(self, tree: Node) -> bool:
        if not any(positive(tree)):
            return False
        rank = self._rank
        likely = rank.likely(tree) * AMPLE
        return min(rank.matches(tree), likely or rank.passages) <= MOST

    def _telling(self) -> Node:
        tree, is_wide = self.question.tree, self.question.is_wide
        if not (is_wide or isinstance(tree, And)):
            return tree
        rank = self._rank
        if rank.passages < FEWEST_PASSAGES:
            return tree
        if not is_wide:
            return without_frequent(tree, rank.share)
        words = [one for one in positive(tree) if isinstance(one, Term) and not one.is_prefix]
        return rarest(tree, {one: rank.share(one) for one in words}, rank.passages)

    def _source(self, reading: Reading) -> Source:
        return self._statement(reading)

    def _statement(self, reading: Reading, stretches: tuple[str, ...] = ()) -> Source:
        question, tree = reading.question, reading.question.tree
        query = titled(tree) if reading.in_titles else None
        tests, values = self._tests(question, reading.filters, query, stretches)
        where = f" WHERE {' AND '.join(tests)}" if tests else ""
        score = self._rank.score(positive(tree)) if reading.is_ranked and any(positive(tree)) else "0"
        told = f"SELECT e.id, {score} AS score, e.nature_id, e.occasion_id FROM"
        if reading.best and self._rank.matches(tree) <= reading.most:
            text = f"{told} {TABLE} e{where}"
        elif not (reading.most and reading.are_newest):
            text = f"{told} {TABLE} e{where}" + (f" LIMIT {reading.most}" if reading.most else "")
        else:
            # By a sum, or all keys would be walked through from the last, and the words of each be opened.
            order = "e.id + 0 DESC" if any(positive(tree)) else "e.date DESC, e.id"
            newest = f"SELECT {RANKED} FROM {TABLE} e{where} ORDER BY {order} LIMIT {reading.most}"  # noqa: S608
            text = f"{told} ({newest}) e"
        if reading.best:
            text = f"{text} ORDER BY score DESC, id DESC LIMIT {reading.best}"
        return Source(text, tuple(values), is_many=not reading.most)

    def _tests(
        self, question: Question, filters: Values, query: str | None = None, stretches: tuple[str, ...] = ()
    ) -> tuple[list[str], list[Any]]:
        tests, values = conditions(question, "e")
        narrowed = [any_of(words) for words in (*passing(filters).values(), stretches) if words]
        is_everything = isinstance(question.tree, Everything)
        if is_everything and not (narrowed and self._are_few(filters)):
            # What many have is found by its day, and its values are read where they stand.
            for field, chosen in filters.items():
                if chosen:
                    tests.append(_having(field))
                    values.append(list(map(storable, chosen)))
            return tests, values
        asked = [] if is_everything else [query or matching(question.tree)]
        return [*tests, "e.words @@ %s::tsquery"], [*values, " & ".join([*asked, *narrowed])]

    def _are_few(self, filters: Values) -> bool:
        """Whether so few passages pass some filters that their words find them sooner than their days do."""
        rank = self._rank
        return rank.likely(self.question.tree, passing(filters).values()) <= FEW * rank.passages

    def _numbers(self, question: Question, filters: Sequence[Values], most: int) -> list[int]:
        counts, values = [], []
        for some in filters:
            tests, own = self._tests(question, some)
            found = f"SELECT 1 FROM {TABLE} e WHERE {' AND '.join(tests)} LIMIT %s"  # noqa: S608
            counts.append(f"(SELECT COUNT(*) FROM ({found}) s)")  # noqa: S608
            values += [*own, most or None]
        [numbers] = self._found(f"SELECT {', '.join(counts)}", values)
        return list(map(int, numbers))


def _having(field: str) -> str:
    """The test whether a row has one of some values of a field."""
    if field == "language":
        return "e.language = ANY(%s)"
    column, parts = ("nature_id", Nature._fields) if field in Nature._fields else ("occasion_id", Occasion._fields)
    value = f"split_part(t.text, '{BETWEEN}', {parts.index(field) + 1})"
    if field == Nature._fields[-1]:
        # A bar may be in it.
        value = f"regexp_replace(t.text, '^[^{BETWEEN}]*[{BETWEEN}][^{BETWEEN}]*[{BETWEEN}]', '')"
    test = f"string_to_array({value}, ' ') && %s::text[]" if field in ROLES else f"{value} = ANY(%s)"
    # Said so, the planner leaves the rows in the order of their days.
    return f"(e.{column} IN (SELECT t.id FROM {TRAITS} t WHERE {test})) IS TRUE"  # noqa: S608
