"""How the index on PostgreSQL answers: what is said to its full-text search, and what stands beside its words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING, Any

from search.engines.answering import LANGUAGES, MOST, Answering, Reading, Source, conditions
from search.engines.embedded import TABLE, storable
from search.engines.frequent import FEWEST_PASSAGES, rarest, without_frequent
from search.engines.lexemes import KEYS_OF_STRETCH, any_of, matching, passing, stretch_of
from search.engines.lexemes import in_titles as titled
from search.engines.narrowing import Values
from search.engines.rank import Rank, words_of
from search.engines.tally import ROLES, Row, Traits
from search.engines.traits import BETWEEN, Nature, Occasion, read_nature, read_occasion
from search.engines.vocabulary import LENGTH, PASSAGES
from search.query.nodes import And, Everything, Node, Question, Term
from search.query.trees import positive

if TYPE_CHECKING:
    from search.engines.postgres import PostgresEngine


AMPLE = 1.5
"""How many times as many matches as are wanted the newest stretches of keys are made to have."""
NEWEST = 0.5
"""The share of all keys up to which stretches are asked for alone."""
MOST_STRETCHES = 200
"""Stretches that are asked for at most: where keys are far apart, reading all matches costs less."""


class PostgresAnswering(Answering):
    """Answers one question from the index on PostgreSQL."""

    name = "postgres"

    def __init__(self, question: Question, engine: PostgresEngine) -> None:
        super().__init__(question)
        self._engine = engine
        self._enough: set[frozenset[tuple[str, tuple[str, ...]]]] = set()
        """Filters that as many matches as are looked at have passed."""

    @cached_property
    def _rank(self) -> Rank:
        words = [word for one in positive(self.question.tree) for word in words_of(one)]
        values = [word for some in passing(self.question.filters).values() for word in some]
        return Rank(self._engine.vocabulary.counts([PASSAGES, LENGTH, *words, *values]))

    def _matches(self, reading: Reading) -> Iterable[Sequence[Row]]:
        if not reading.most:
            return super()._matches(reading)
        rows: list[Row] = []
        if stretches := self._stretches(reading):
            rows = list(chain.from_iterable(self._rows(self._statement(reading, stretches))))
        if len(rows) < reading.most:
            rows = list(chain.from_iterable(self._rows(self._source(reading))))
        if len(rows) >= reading.most:
            self._enough.add(frozenset(reading.filters.items()))
        return [rows]

    def _stretches(self, reading: Reading) -> tuple[str, ...]:
        """The newest stretches of keys that are likely to have as many matches as are read; none where all must be."""
        question, most = reading.question, reading.most
        is_plain = not (question.date_from or question.date_to or question.shown_on or question.versions)
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
        ask = self._engine.execute if isinstance(self.question.tree, Everything) else self._engine.found
        return ask(text, values)

    def _traits(self, natures: set[Any], occasions: set[Any]) -> Traits:
        return Traits({text: read_nature(text) for text in natures}, {text: read_occasion(text) for text in occasions})

    def _may_be_few(self, tree: Node) -> bool:
        return any(positive(tree)) and self._rank.matches(tree) <= MOST

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
        score, own = self._score(tree) if reading.is_ranked else ("0::float8", [])
        text = f"SELECT e.id, {score} AS score, e.nature, e.occasion FROM {TABLE} e"  # noqa: S608
        if not reading.most:
            return Source(text + where, (*own, *values), is_many=True)
        if not reading.are_newest:
            return Source(f"{text}{where} LIMIT {reading.most}", (*own, *values), is_many=False)
        # By a sum, or all keys would be walked through from the last, and the words of each be opened.
        order = "e.id + 0 DESC" if any(positive(tree)) else "e.date DESC, e.id"
        if not reading.is_ranked:
            return Source(f"{text}{where} ORDER BY {order} LIMIT {reading.most}", tuple(values), is_many=False)
        newest = f"SELECT e.ctid FROM {TABLE} e{where} ORDER BY {order} LIMIT {reading.most}"  # noqa: S608
        return Source(f"{text} WHERE e.ctid = ANY(ARRAY({newest}))", (*own, *values), is_many=False)

    def _score(self, tree: Node) -> tuple[str, list[Any]]:
        pieces = [piece for one in dict.fromkeys(positive(tree)) for piece in self._rank.pieces(one)]
        return " + ".join(text for text, _own in pieces) or "0::float8", [
            value for _text, own in pieces for value in own
        ]

    def _tests(
        self, question: Question, filters: Values, query: str | None = None, stretches: tuple[str, ...] = ()
    ) -> tuple[list[str], list[Any]]:
        tests, values = conditions(question, "e")
        if not isinstance(question.tree, Everything):
            narrowed = [any_of(words) for words in (*passing(filters).values(), stretches) if words]
            return [*tests, "e.words @@ %s::tsquery"], [
                *values,
                " & ".join([query or matching(question.tree), *narrowed]),
            ]
        # What nearly all have is found by its day, and its values are read where they stand.
        for field, chosen in filters.items():
            if chosen:
                tests.append(
                    f"string_to_array({_value(field)}, ' ') && %s::text[]"
                    if field in ROLES
                    else f"{_value(field)} = ANY(%s)"
                )
                values.append(list(map(storable, chosen)))
        return tests, values

    def _in_languages(self, question: Question, filters: Values, most: int) -> list[int]:
        counts, values = [], []
        for language in LANGUAGES:
            narrowed = {**filters, "language": (language,)}
            if most and frozenset(narrowed.items()) in self._enough:
                counts.append(str(most))
                continue
            tests, own = self._tests(question, narrowed)
            found = f"SELECT 1 FROM {TABLE} e WHERE {' AND '.join(tests)} LIMIT %s"  # noqa: S608
            counts.append(f"(SELECT COUNT(*) FROM ({found}) s)")  # noqa: S608
            values += [*own, most or None]
        [numbers] = self._found(f"SELECT {', '.join(counts)}", values)
        return list(map(int, numbers))


def _value(field: str) -> str:
    """Where the value of a field stands."""
    if field == "language":
        return "e.language"
    column, parts = ("nature", Nature._fields) if field in Nature._fields else ("occasion", Occasion._fields)
    if field == Nature._fields[-1]:
        # A bar may be in it.
        return f"regexp_replace(e.nature, '^[^{BETWEEN}]*[{BETWEEN}][^{BETWEEN}]*[{BETWEEN}]', '')"
    return f"split_part(e.{column}, '{BETWEEN}', {parts.index(field) + 1})"
