"""The embedded engine on SQLite: a full-text table (FTS5) in the database itself, written with the passages."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from django.db import DatabaseError, connections

from search.engines.embedded import Statement, answer_of
from search.engines.lookalikes import lookalikes
from search.engines.narrowing import Values, narrowed, value_words
from search.engines.protocol import Answer, EngineDown, Health, IndexDocument
from search.query.nodes import And, Everything, Node, Not, Or, Phrase, Question, Term
from search.query.trees import is_translated, positive, untranslated

TABLE = "search_embedded"
COLUMNS = ("title_exact", "title_lemmas", "title_parts", "exact", "lemmas", "parts", "folded")
EXACT = ("title_exact", "exact")
FORMS = ("title_lemmas", "title_parts", "lemmas", "parts")
WEIGHTS = (8.0, 4.0, 1.0, 4.0, 2.0, 0.5, 0.3)
"""What a match in each column counts (bm25 of FTS5); tuned with ``manage.py search_evaluate``."""
NARROWING = "narrowing"
"""The last column, whose words are the values of fields and count nothing."""
TITLES = "{title_exact title_lemmas title_parts}"
MOST = 10_000
"""Matches that are ranked and counted where nothing else narrows a question: of so many nobody sees the last."""
TRANSLATED = 0.4
"""What a match of a word of the other language counts."""
WORDS = f"{TABLE}_words"
SPELLED = "col IN ('title_exact', 'title_lemmas', 'exact', 'lemmas')"
"""The columns whose words have their letters as somebody writes them."""
LAST = "\U0010ffff"


def matching(node: Node) -> str:
    """A node in the language of FTS5; every word is quoted, so that nothing typed is an operator."""
    if isinstance(node, Term):
        return _term(node)
    if isinstance(node, Phrase):
        return "{title_exact exact} : " + _quoted(" ".join(node.words))
    if isinstance(node, And):
        wanted = [matching(one) for one in node.nodes if not isinstance(one, Not | Everything)]
        unwanted = [matching(one.node) for one in node.nodes if isinstance(one, Not)]
        return " NOT ".join([f"({' AND '.join(wanted)})", *unwanted])
    if isinstance(node, Or):
        return f"({' OR '.join(matching(one) for one in node.nodes)})"
    raise ValueError(f"{node!r} has no expression of its own")


def _term(term: Term) -> str:
    """One phrase for each form, over all columns that may have it: what counts in bm25 is how rare a form is in all."""
    lemmas = dict.fromkeys([*term.lemmas, *term.translations, *term.corrections])
    ways = []
    for form in dict.fromkeys([term.exact, *lemmas]):
        columns = [*(EXACT if form == term.exact else ()), *(FORMS if form in lemmas else ())]
        ways.append(f"{{{' '.join(columns)}}} : {_quoted(form)}")
    if term.folded and term.folded == term.exact:
        ways.append("folded : " + _quoted(term.folded))
    return f"({' OR '.join(ways)})"


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


def _quoted(words: str) -> str:
    return '"' + words.replace('"', '""') + '"'


class Fts5Engine:
    """The engine of a site on SQLite; ``using`` names the database of passages and index."""

    name = "sqlite"

    def __init__(self, using: str = "default") -> None:
        self.using = using

    def _execute(self, statement: str, values: Any = ()) -> list[Any]:
        try:
            with connections[self.using].cursor() as cursor:
                cursor.execute(statement, values)
                return list(cursor.fetchall()) if cursor.description else []
        except DatabaseError as problem:
            raise EngineDown(str(problem)) from problem

    def _write(self, statement: str, rows: list[tuple[Any, ...]]) -> None:
        try:
            with connections[self.using].cursor() as cursor:
                cursor.executemany(statement, rows)
        except DatabaseError as problem:
            raise EngineDown(str(problem)) from problem

    def upsert(self, documents: Iterable[IndexDocument]) -> None:
        """See ``Engine``; the caller's transaction makes passages and index change together."""
        newest: dict[int, IndexDocument] = {}
        for document in documents:
            if document.id not in newest or newest[document.id].version <= document.version:
                newest[document.id] = document
        rows = [self._row(document) for document in newest.values()]
        columns = ("rowid", *COLUMNS, NARROWING)
        places = ", ".join(["%s"] * len(columns))
        self._write(f"DELETE FROM {TABLE} WHERE rowid = %s", [row[:1] for row in rows])  # noqa: S608
        self._write(f"INSERT INTO {TABLE} ({', '.join(columns)}) VALUES ({places})", rows)  # noqa: S608

    def _row(self, document: IndexDocument) -> tuple[Any, ...]:
        bags = [*(getattr(document, column) for column in COLUMNS), value_words(document.values)]
        return (document.id, *map(" ".join, bags))

    def delete(self, versions: dict[int, int]) -> None:
        """See ``Engine``."""
        self._write(f"DELETE FROM {TABLE} WHERE rowid = %s", [(key,) for key in versions])  # noqa: S608

    def search(self, question: Question) -> Answer:
        """See ``Engine``. Of more than 10,000 matches the newest are ranked and counted, and those in titles ranked."""
        filters = {field: chosen for field, chosen in question.filters.items() if chosen}
        counted = tuple(field for field in question.facets if field not in filters)
        rest = replace(question, filters={}, facets=counted)
        answer = self._best(rest, filters)
        # A field that narrows is counted as if it did not: among the passages that all the others let through.
        for field in set(question.facets) & set(filters):
            others = {other: chosen for other, chosen in filters.items() if other != field}
            asked = replace(rest, facets=(field,), offset=0, limit=0)
            beside = self._answer(asked, self._source(question.tree, others, _most(rest)))
            is_about = answer.is_about or beside.total > MOST
            answer = replace(answer, facets=answer.facets | beside.facets, is_about=is_about)
        return answer

    def _best(self, question: Question, filters: Values) -> Answer:
        most = _most(question)
        first = replace(question, offset=0, limit=question.offset + question.limit) if most else question
        answer = self._answer(first, self._source(question.tree, filters, most))
        if answer.total <= MOST:
            return replace(answer, hits=answer.hits[question.offset :]) if most else answer
        if not most or not any(positive(question.tree)):
            hits = answer.hits[question.offset :] if most else answer.hits
            return replace(answer, hits=hits, is_about=True)
        titles = self._answer(replace(first, facets=()), self._source(question.tree, filters, most, TITLES))
        best = {hit.id: hit for hit in (*titles.hits, *answer.hits)}
        hits = tuple(sorted(best.values(), key=lambda hit: -hit.score))[question.offset : first.limit]
        return replace(answer, hits=hits, total=MOST, is_about=True)

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

    def known_words(self, words: Iterable[str]) -> set[str]:
        """See ``Engine``."""
        asked = list(dict.fromkeys(words))
        if not asked:
            return set()
        test = f"term IN ({', '.join(['%s'] * len(asked))}) AND col <> '{NARROWING}'"
        return {word for (word,) in self._execute(f"SELECT DISTINCT term FROM {WORDS} WHERE {test}", asked)}  # noqa: S608

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

    def health(self) -> Health:
        """See ``Engine``."""
        try:
            [(documents,)] = self._execute(f"SELECT COUNT(*) FROM {TABLE}")  # noqa: S608
        except EngineDown:
            return Health(self.name, is_up=False, documents=None)
        return Health(self.name, is_up=True, documents=int(documents))

    def clear(self) -> None:
        """See ``Engine``."""
        self._execute(f"DELETE FROM {TABLE}")  # noqa: S608
