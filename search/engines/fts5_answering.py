"""How the index on SQLite answers: what is said to FTS5, and what stands beside its words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from search.engines.answering import MOST, Answering, Reading, Source, conditions
from search.engines.embedded import TABLE, storable
from search.engines.expressions import WEIGHTS, matching
from search.engines.frequent import rarest, without_frequent
from search.engines.narrowing import Values, narrowed
from search.engines.sample import Sample
from search.query.nodes import And, Node, Not, Question, Term
from search.query.trees import is_translated, positive, untranslated

VALUES = f"{TABLE}_values"
"""The table of what each passage has beside its words."""
TITLES = "{title_exact title_lemmas title_parts}"
TRANSLATED = 0.4
"""What a match of a word of the other language counts."""
RANK = f"bm25({TABLE}, {', '.join(map(str, (*WEIGHTS, 0.0)))})"


class Fts5Answering(Answering):
    """Answers one question from the index on SQLite."""

    name = "sqlite"

    def _may_be_few(self, tree: Node) -> bool:
        if not any(positive(tree)):
            return False
        if not isinstance(tree, Term) or not self.question.facets:
            # Finding out takes as long as to read them, and several words seldom have too many together.
            return True
        counted = f"SELECT COUNT(*) FROM (SELECT 1 FROM {TABLE} WHERE {TABLE} MATCH %s LIMIT {MOST + 1})"  # noqa: S608
        [(number,)] = self._engine.execute(counted, [matching(tree)])
        return int(number) <= MOST

    def _telling(self) -> Node:
        question, tree = self.question, self.question.tree
        words = [node for node in tree.nodes if isinstance(node, Term)] if isinstance(tree, And) else []
        if question.is_wide:
            # How many passages have a beginning costs as much as to ask for it.
            words = [node for node in positive(tree) if isinstance(node, Term) and not node.is_prefix]
        sample = Sample(self._engine.execute)
        if not words or (question.is_wide and sample.is_all):
            return tree
        shares = sample.shares(words)
        if question.is_wide:
            return rarest(tree, shares, sample.passages)
        return without_frequent(tree, lambda term: shares.get(term, 0.0))

    def _source(self, reading: Reading) -> Source:
        question, tree, is_many = reading.question, reading.question.tree, not reading.most
        if not any(positive(tree)):
            return self._without_words(reading)
        limit = _limit(reading)
        if not reading.is_ranked:
            return Source(*self._scan(question, _inside(tree, narrowed(reading.filters)), {}, "0.0", limit), is_many)
        # What FTS5 matches it also counts all of, to rank by it: of a language that is half of everything.
        passing = narrowed({field: chosen for field, chosen in reading.filters.items() if field != "language"})
        by_language = {"language": reading.filters.get("language", ())}
        shares = [(untranslated(tree), 1.0), (tree, TRANSLATED)] if is_translated(tree) else [(tree, 1.0)]
        scans = [
            self._scan(
                question, _inside(one, passing, in_titles=reading.in_titles), by_language, f"{-share} * {RANK}", limit
            )
            for one, share in shares
        ]
        if len(scans) == 1:
            return Source(*scans[0], is_many)
        text = " UNION ALL ".join(f"SELECT * FROM ({text})" for text, _values in scans)  # noqa: S608
        return Source(text, tuple(value for _text, values in scans for value in values), is_many, is_double=True)

    def _scan(
        self, question: Question, expression: str, filters: Values, score: str, limit: str
    ) -> tuple[str, tuple[Any, ...]]:
        tests, values = conditions(question, "v")
        tests.insert(0, f"{TABLE} MATCH %s")
        for field, chosen in filters.items():
            if chosen:
                tests.append(f"v.{field} IN ({', '.join(['%s'] * len(chosen))})")
                values += map(storable, chosen)
        # The cross join keeps SQLite from beginning with the values.
        text = (
            f"SELECT {TABLE}.rowid AS id, {score} AS score, v.nature, v.occasion "  # noqa: S608
            f"FROM {TABLE} CROSS JOIN {VALUES} v ON v.id = {TABLE}.rowid WHERE {' AND '.join(tests)}"
        )
        return text + limit, (expression, *values)

    def _without_words(self, reading: Reading) -> Source:
        """The statement of a question of filters, and of what must not be there."""
        question, most = reading.question, reading.most
        tree, passing = question.tree, narrowed(reading.filters)
        unwanted = [matching(one.node) for one in tree.nodes if isinstance(one, Not)] if isinstance(tree, And) else []
        if passing:
            expression = " NOT ".join([f"({' AND '.join(passing)})", *unwanted])
            return Source(*self._scan(question, expression, {}, "0.0", _limit(reading)), not most)
        tests, values = conditions(question, "v")
        if unwanted:
            tests.append(f"v.id NOT IN (SELECT rowid FROM {TABLE} WHERE {TABLE} MATCH %s)")  # noqa: S608
            values.append(" OR ".join(unwanted))
        where = f" WHERE {' AND '.join(tests)}" if tests else ""
        limit = f" ORDER BY p.date DESC, p.id DESC LIMIT {most}" if most else ""
        found = f"FROM search_passage p CROSS JOIN {VALUES} v ON v.id = p.id{where}{limit}"
        return Source(f"SELECT v.id, 0.0 AS score, v.nature, v.occasion {found}", tuple(values), not most)

    def _numbers(self, question: Question, filters: Sequence[Values], most: int) -> list[int]:
        test = f"(SELECT COUNT(*) FROM (SELECT 1 FROM {TABLE} WHERE {TABLE} MATCH %s LIMIT %s))"  # noqa: S608
        values: list[Any] = []
        for some in filters:
            values += [_inside(question.tree, narrowed(some)), most or -1]
        [numbers] = self._engine.execute(f"SELECT {', '.join([test] * len(filters))}", values)
        return list(map(int, numbers))


def _limit(reading: Reading) -> str:
    """How many are read; to begin with the newest costs a little."""
    order = f" ORDER BY {TABLE}.rowid DESC" if reading.are_newest else ""
    return f"{order} LIMIT {reading.most}" if reading.most else ""


def _inside(tree: Node, passing: list[str], *, in_titles: bool = False) -> str:
    """A tree that must match, and whose rank is that of all columns; and what else must match."""
    found = matching(tree)
    titled = [f"({TITLES} : ({found}))"] if in_titles else []
    return " AND ".join([*titled, f"({found})", *passing])
