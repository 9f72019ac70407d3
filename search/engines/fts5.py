"""The embedded engine on SQLite: a full-text table (FTS5) in the database itself, written with the passages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from django.db import DatabaseError, connections

from search.engines.embedded import MOST, TABLE, Embedded, Statement, answer_of, newest_of, storable
from search.engines.expressions import COLUMNS, WEIGHTS, matching, quoted
from search.engines.frequent import without_frequent, without_frequent_of_many
from search.engines.lookalikes import lookalikes
from search.engines.narrowing import Values, narrowed, value_words
from search.engines.protocol import Answer, EngineDown, Hit, IndexDocument
from search.engines.sample import Sample
from search.query.nodes import And, Node, Not, Question, Term
from search.query.trees import is_translated, positive, untranslated

NARROWING = "narrowing"
"""The last column, whose words are the values of fields and count nothing."""
TITLES = "{title_exact title_lemmas title_parts}"
TRANSLATED = 0.4
"""What a match of a word of the other language counts."""
WORDS = f"{TABLE}_words"
SPELLED = "col IN ('title_exact', 'title_lemmas', 'exact', 'lemmas')"
"""The columns whose words have their letters as somebody writes them."""
LAST = "\U0010ffff"
WORDS_AT_ONCE = 100
LANGUAGES = ("fi", "sv")
Counts = tuple[tuple[str, int], ...]


def _most(question: Question) -> int:
    """How many matches are looked at; 0 where all must be, so that the first by day are the first."""
    return 0 if question.sort != "relevance" or question.date_from or question.date_to else MOST + 1


def _inside(columns: str, tree: Node, passing: list[str]) -> str:
    """A tree that must match in some columns, and whose rank is that of all; and what else must match."""
    found = matching(tree)
    inside = [f"({columns} : ({found}))"] if columns else []
    return " AND ".join([*inside, f"({found})", *passing])


def _ranked(share: float, most: int) -> str:
    weights = ", ".join(map(str, (*WEIGHTS, 0.0)))
    found = f"SELECT rowid AS id, {-share} * bm25({TABLE}, {weights}) AS score FROM {TABLE} WHERE {TABLE} MATCH %s"  # noqa: S608
    return _newest(found, most)


def _newest(found: str, most: int, order: str = "rowid") -> str:
    return f"SELECT * FROM ({found} ORDER BY {order} DESC LIMIT {most})" if most else found  # noqa: S608


def _unranked(tree: Node, passing: list[str], most: int) -> tuple[str, list[Any]]:
    """The statement of a question without words: of filters, and of what must not be there."""
    unwanted = [matching(one.node) for one in tree.nodes if isinstance(one, Not)] if isinstance(tree, And) else []
    if passing:
        found = f"SELECT rowid AS id, 0.0 AS score FROM {TABLE} WHERE {TABLE} MATCH %s"  # noqa: S608
        return _newest(found, most), [" NOT ".join([f"({' AND '.join(passing)})", *unwanted])]
    found = "SELECT id, 0.0 AS score FROM search_passage"
    if unwanted:
        found += f" WHERE id NOT IN (SELECT rowid FROM {TABLE} WHERE {TABLE} MATCH %s)"  # noqa: S608
    return _newest(found, most, "date"), [" OR ".join(unwanted)] if unwanted else []


class Fts5Engine(Embedded):
    """The engine of a site on SQLite; ``using`` names the database of passages and index."""

    name = "sqlite"

    def _write(self, statement: str, rows: list[tuple[Any, ...]]) -> None:
        try:
            with connections[self.using].cursor() as cursor:
                cursor.executemany(statement, rows)
        except DatabaseError as problem:
            raise EngineDown(str(problem)) from problem

    def upsert(self, documents: Iterable[IndexDocument]) -> None:
        """See ``Engine``; the caller's transaction makes passages and index change together."""
        newest = newest_of(documents)
        # In the order of their keys they are entered in one go, what they replace and all.
        rows = [self._row(newest[key]) for key in sorted(newest)]
        columns = ("rowid", *COLUMNS, NARROWING)
        places = ", ".join(["%s"] * len(columns))
        self._write(f"INSERT OR REPLACE INTO {TABLE} ({', '.join(columns)}) VALUES ({places})", rows)  # noqa: S608

    def _row(self, document: IndexDocument) -> tuple[Any, ...]:
        bags = [*(getattr(document, column) for column in COLUMNS), value_words(document.values)]
        return (document.id, *map(" ".join, bags))

    def delete(self, versions: dict[int, int]) -> None:
        """See ``Engine``."""
        self._write(f"DELETE FROM {TABLE} WHERE rowid = %s", [(key,) for key in versions])  # noqa: S608

    def search(self, question: Question) -> Answer:
        """See ``Engine``. Of more than 2,500 matches the newest are ranked and counted, and those in titles ranked."""
        telling = self._telling(question)
        found = self._found(replace(question, tree=telling))
        if question.is_wide and not found.hits and telling != question.tree:
            # The words that would have told most are in no passage.
            found = self._found(question)
        return found

    def _found(self, question: Question) -> Answer:
        if question.facets and self._are_few(question.tree):
            # So few that they are all read: what narrows is told of each, and so is what every field counts without it.
            return self._answer(question, self._source(question.tree, {}))
        return self._of_many(question)

    def _are_few(self, tree: Node) -> bool:
        """Whether the words of a question match so few passages that none is left out."""
        if not any(positive(tree)):
            return False
        counted = f"SELECT COUNT(*) FROM (SELECT 1 FROM {TABLE} WHERE {TABLE} MATCH %s LIMIT {MOST + 1})"  # noqa: S608
        [(number,)] = self._execute(counted, [matching(tree)])
        return int(number) <= MOST

    def _of_many(self, question: Question) -> Answer:
        filters = {field: chosen for field, chosen in question.filters.items() if chosen}
        counted = tuple(field for field in question.facets if field not in filters)
        rest = replace(question, filters={}, facets=counted)
        answer = self._best(rest, filters)
        # A field that narrows is counted as if it did not: among the passages that all the others let through.
        for field in set(question.facets) & set(filters):
            others = {other: chosen for other, chosen in filters.items() if other != field}
            found, is_about = self._beside(rest, field, others)
            facets = answer.facets | ({field: found} if found else {})
            answer = replace(answer, facets=facets, is_about=answer.is_about or is_about)
        return answer

    def _telling(self, question: Question) -> Node:
        """The tree without words that nearly every passage has, beside others that tell more."""
        tree = question.tree
        words = [node for node in tree.nodes if isinstance(node, Term)] if isinstance(tree, And) else []
        if question.is_wide:
            # How many passages have a beginning costs as much as to ask for it.
            words = [node for node in positive(tree) if isinstance(node, Term) and not node.is_prefix]
        sample = Sample(self._execute)
        if not words or (question.is_wide and sample.is_all):
            return tree
        without = without_frequent_of_many if question.is_wide else without_frequent
        shares = sample.shares(words)
        return without(tree, lambda term: shares.get(term, 0.0))

    def _beside(self, question: Question, field: str, filters: Values) -> tuple[Counts, bool]:
        """The counts of one field among what the filters let through, and whether they are a lower bound."""
        values = LANGUAGES if field == "language" and any(positive(question.tree)) else ()
        if not values or question.date_from or question.date_to or question.shown_on:
            asked = replace(question, facets=(field,), offset=0, limit=0)
            beside = self._answer(asked, self._matches(question.tree, filters, _most(question)))
            return beside.facets.get(field, ()), beside.total > MOST
        # Where there are two values the index alone tells how many passages have each.
        test = f"(SELECT COUNT(*) FROM (SELECT 1 FROM {TABLE} WHERE {TABLE} MATCH %s LIMIT %s))"  # noqa: S608
        asked_for: list[Any] = []
        for value in values:
            asked_for += [_inside("", question.tree, narrowed({**filters, field: (value,)})), _most(question) or -1]
        [numbers] = self._execute(f"SELECT {', '.join([test] * len(values))}", asked_for)
        found = sorted(zip(values, map(int, numbers), strict=True), key=lambda row: (-row[1], row[0]))
        is_about = bool(_most(question)) and max(numbers) > MOST
        return tuple((value, min(number, MOST) if is_about else number) for value, number in found if number), is_about

    def _best(self, question: Question, filters: Values) -> Answer:
        most = _most(question)
        first = replace(question, offset=0, limit=question.offset + question.limit) if most else question
        answer = self._answer(first, self._source(question.tree, filters, most))
        if answer.total <= MOST:
            return replace(answer, hits=answer.hits[question.offset :]) if most else answer
        if not most or not any(positive(question.tree)):
            hits = answer.hits[question.offset :] if most else answer.hits
            return replace(answer, hits=hits, is_about=True)
        titled = () if question.is_wide else self._in_titles(first, filters, most)
        best = {hit.id: hit for hit in (*titled, *answer.hits)}
        hits = tuple(sorted(best.values(), key=lambda hit: -hit.score))[question.offset : first.limit]
        return replace(answer, hits=hits, total=MOST, is_about=True)

    def _in_titles(self, question: Question, filters: Values, most: int) -> Iterator[Hit]:
        """The best of the passages that have all of a question in their titles."""
        source, values = self._source(question.tree, filters, most, TITLES)
        statement = f"SELECT id, score FROM ({source}) ORDER BY score DESC, id LIMIT %s"  # noqa: S608
        for key, score in self._execute(statement, [*values, question.limit]):
            yield Hit(int(key), float(score))

    def _answer(self, question: Question, source: tuple[str, list[Any]]) -> Answer:
        statement = Statement(question, *source)
        return answer_of(self._execute(statement.text, statement.values), self.name)

    def _source(self, tree: Node, filters: Values, most: int = 0, within: str = "") -> tuple[str, list[Any]]:
        """The statement that ranks passages: at most that many, the newest; ``within`` are columns that must match."""
        passing = narrowed(filters)
        if not any(positive(tree)):
            return _unranked(tree, passing, most)
        if not is_translated(tree):
            return _ranked(1.0, most), [_inside(within, tree, passing)]
        both = f"{_ranked(1.0, most)} UNION ALL {_ranked(TRANSLATED, most)}"
        best = f"SELECT id, MAX(score) AS score FROM ({both}) GROUP BY id"  # noqa: S608
        return best, [_inside(within, untranslated(tree), passing), _inside(within, tree, passing)]

    def _matches(self, tree: Node, filters: Values, most: int) -> tuple[str, list[Any]]:
        """The statement that finds the same passages and does not rank them, to be counted."""
        passing = narrowed(filters)
        if not any(positive(tree)):
            return _unranked(tree, passing, most)
        found = f"SELECT rowid AS id, 0.0 AS score FROM {TABLE} WHERE {TABLE} MATCH %s"  # noqa: S608
        return _newest(found, most), [_inside("", tree, passing)]

    def known_words(self, words: Iterable[str]) -> set[str]:
        """See ``Engine``."""
        # The table of words would count every place of a word first.
        asked = [word for word in dict.fromkeys(words) if storable(word)]
        found = f"EXISTS (SELECT 1 FROM {TABLE} WHERE {TABLE} MATCH %s)"  # noqa: S608
        known: set[str] = set()
        for start in range(0, len(asked), WORDS_AT_ONCE):
            some = asked[start : start + WORDS_AT_ONCE]
            values = [f"{{{' '.join(COLUMNS)}}} : {quoted(storable(word))}" for word in some]
            [answers] = self._execute(f"SELECT {', '.join([found] * len(some))}", values)
            known.update(word for word, is_known in zip(some, answers, strict=True) if is_known)
        return known

    def suggest(self, prefix: str, limit: int) -> list[str]:
        """See ``Engine``."""
        # fts5vocab keeps the terms in order, so that a range is not a scan of them all.
        statement = (
            f"SELECT term, SUM(doc) AS passages FROM {WORDS} WHERE term >= %s AND term < %s "  # noqa: S608
            "AND col IN ('title_exact', 'exact') GROUP BY term ORDER BY passages DESC, term LIMIT %s"
        )
        return [term for term, _number in self._execute(statement, [prefix, prefix + LAST, limit])]

    def alike(self, word: str, limit: int) -> list[str]:
        """See ``Engine``."""

        def counts(words: Iterable[str]) -> dict[str, int]:
            asked = list(words)
            return self._counted(f"term IN ({', '.join(['%s'] * len(asked))})", asked)

        def beginning(prefix: str) -> dict[str, int]:
            return self._counted("term >= %s AND term < %s", [prefix, prefix + LAST])

        return lookalikes(word, limit, counts, beginning)

    def _counted(self, test: str, values: list[str]) -> dict[str, int]:
        statement = f"SELECT term, MAX(doc) FROM {WORDS} WHERE {test} AND {SPELLED} GROUP BY term"  # noqa: S608
        return {word: int(number) for word, number in self._execute(statement, values)}

    def versions(self, after: int, limit: int) -> list[tuple[int, int]]:
        """See ``Engine``; the index stands in the database of the passages, so their versions are its own."""
        statement = (
            f"SELECT e.rowid, COALESCE(p.version, 0) FROM {TABLE} e LEFT JOIN search_passage p ON p.id = e.rowid "  # noqa: S608
            "WHERE e.rowid > %s ORDER BY e.rowid LIMIT %s"
        )
        return [(int(key), int(version)) for key, version in self._execute(statement, [after, limit])]

    def clear(self) -> None:
        """See ``Engine``."""
        self._execute(f"DELETE FROM {TABLE}")  # noqa: S608
