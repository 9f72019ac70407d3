"""How the index on PostgreSQL answers: what is said to its full-text search, and what stands beside its words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

from search.engines.answering import LANGUAGES, MOST, Answering, Reading, Source, conditions
from search.engines.embedded import TABLE, storable
from search.engines.frequent import FEWEST_PASSAGES, rarest, without_frequent
from search.engines.lexemes import in_titles as titled
from search.engines.lexemes import matching
from search.engines.narrowing import Values
from search.engines.rank import Rank, words_of
from search.engines.tally import ROLES, Row, Traits
from search.engines.traits import BETWEEN, Nature, Occasion, read_nature, read_occasion
from search.engines.vocabulary import LENGTH, PASSAGES
from search.query.nodes import And, Everything, Node, Question, Term
from search.query.trees import positive

if TYPE_CHECKING:
    from search.engines.postgres import PostgresEngine


class PostgresAnswering(Answering):
    """Answers one question from the index on PostgreSQL."""

    name = "postgres"

    def __init__(self, question: Question, engine: PostgresEngine) -> None:
        super().__init__(question)
        self._engine = engine

    @cached_property
    def _rank(self) -> Rank:
        words = (word for one in positive(self.question.tree) for word in words_of(one))
        return Rank(self._engine.vocabulary.counts([PASSAGES, LENGTH, *words]))

    def _rows(self, source: Source) -> Iterable[Sequence[Row]]:
        if source.is_many:
            return self._engine.streamed(source.text, source.values)
        return [self._engine.execute(source.text, source.values)]

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
        question, tree = reading.question, reading.question.tree
        tests, values = self._tests(question, reading.filters, titled(tree) if reading.in_titles else None)
        where = f" WHERE {' AND '.join(tests)}" if tests else ""
        score, own = self._score(tree) if reading.is_ranked else ("0.0", [])
        text = f"SELECT e.id, {score} AS score, e.nature, e.occasion FROM {TABLE} e"  # noqa: S608
        if not reading.most:
            return Source(text + where, (*own, *values), is_many=True)
        order = "e.id DESC" if any(positive(tree)) else "e.date DESC, e.id"
        newest = f"SELECT e.id FROM {TABLE} e{where} ORDER BY {order} LIMIT {reading.most}"  # noqa: S608
        return Source(f"{text} WHERE e.id IN ({newest})", (*own, *values), is_many=False)

    def _score(self, tree: Node) -> tuple[str, list[Any]]:
        pieces = [piece for one in dict.fromkeys(positive(tree)) for piece in self._rank.pieces(one)]
        return " + ".join(text for text, _own in pieces) or "0.0", [value for _text, own in pieces for value in own]

    def _tests(self, question: Question, filters: Values, query: str | None = None) -> tuple[list[str], list[Any]]:
        tests, values = conditions(question, "e")
        for field, chosen in filters.items():
            if chosen:
                tests.append(
                    f"string_to_array({_value(field)}, ' ') && %s::text[]"
                    if field in ROLES
                    else f"{_value(field)} = ANY(%s)"
                )
                values.append(list(map(storable, chosen)))
        if not isinstance(question.tree, Everything):
            tests.append("e.words @@ %s::tsquery")
            values.append(query or matching(question.tree))
        return tests, values

    def _in_languages(self, question: Question, filters: Values, most: int) -> list[int]:
        counts, values = [], []
        for language in LANGUAGES:
            tests, own = self._tests(question, {**filters, "language": (language,)})
            found = f"SELECT 1 FROM {TABLE} e WHERE {' AND '.join(tests)} LIMIT %s"  # noqa: S608
            counts.append(f"(SELECT COUNT(*) FROM ({found}) s)")  # noqa: S608
            values += [*own, most or None]
        [numbers] = self._engine.execute(f"SELECT {', '.join(counts)}", values)
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
