"""The embedded engine on SQLite: a full-text table (FTS5) in the database itself, written with the passages."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import DatabaseError, connections

from search.engines.embedded import Statement, answer_of
from search.engines.protocol import Answer, EngineDown, Health, IndexDocument
from search.query.nodes import And, Everything, Node, Not, Or, Phrase, Question, Term

TABLE = "search_embedded"
COLUMNS = ("title_exact", "title_lemmas", "title_parts", "exact", "lemmas", "parts", "folded")
WEIGHTS = (8.0, 4.0, 1.0, 4.0, 2.0, 0.5, 0.3)
"""What a match in each column counts (bm25 of FTS5); tuned with ``manage.py search_evaluate``."""
WORDS = f"{TABLE}_words"
LAST = "\U0010ffff"


def matching(node: Node) -> str:
    """A node in the language of FTS5; every word is quoted, so that nothing typed is an operator."""
    if isinstance(node, Term):
        return _term(node)
    if isinstance(node, Phrase):
        return "{title_exact exact} : " + _quoted(" ".join(node.words))
    if isinstance(node, And):
        wanted = [matching(one) for one in node.nodes if not isinstance(one, Not)]
        unwanted = [matching(one.node) for one in node.nodes if isinstance(one, Not)]
        return " NOT ".join([f"({' AND '.join(wanted)})", *unwanted])
    if isinstance(node, Or):
        return f"({' OR '.join(matching(one) for one in node.nodes)})"
    raise ValueError(f"{node!r} has no expression of its own")


def _term(term: Term) -> str:
    lemmas = dict.fromkeys([*term.lemmas, *term.translations, *term.corrections])
    ways = ["{title_exact exact} : " + _quoted(term.exact)]
    for lemma in lemmas:
        ways += ["{title_lemmas lemmas} : " + _quoted(lemma), "{title_parts parts} : " + _quoted(lemma)]
    if term.folded and term.folded == term.exact:
        ways.append("folded : " + _quoted(term.folded))
    return f"({' OR '.join(ways)})"


def _quoted(words: str) -> str:
    return '"' + words.replace('"', '""') + '"'


class Fts5Engine:
    """The engine of a site on SQLite; ``using`` names the database of passages and index."""

    name = "sqlite"

    def __init__(self, using: str = "default") -> None:
        self.using = using

    def _execute(self, statement: str, values: Any = ()) -> list[Any]:
        with connections[self.using].cursor() as cursor:
            cursor.execute(statement, values)
            return list(cursor.fetchall()) if cursor.description else []

    def upsert(self, documents: Iterable[IndexDocument]) -> None:
        """See ``Engine``; the caller's transaction makes passages and index change together."""
        rows = [self._row(document) for document in documents]
        with connections[self.using].cursor() as cursor:
            cursor.executemany(f"DELETE FROM {TABLE} WHERE rowid = %s", [row[:1] for row in rows])  # noqa: S608
            places = ", ".join(["%s"] * (len(COLUMNS) + 1))
            cursor.executemany(
                f"INSERT INTO {TABLE} (rowid, {', '.join(COLUMNS)}) VALUES ({places})",  # noqa: S608
                rows,
            )

    def _row(self, document: IndexDocument) -> tuple[Any, ...]:
        return (document.id, *(" ".join(getattr(document, column)) for column in COLUMNS))

    def delete(self, versions: dict[int, int]) -> None:
        """See ``Engine``."""
        with connections[self.using].cursor() as cursor:
            cursor.executemany(f"DELETE FROM {TABLE} WHERE rowid = %s", [(key,) for key in versions])  # noqa: S608

    def search(self, question: Question) -> Answer:
        """See ``Engine``."""
        statement = Statement(question, *self._source(question.tree))
        try:
            return answer_of(self._execute(statement.text, statement.values), self.name)
        except DatabaseError as problem:
            raise EngineDown(str(problem)) from problem

    def _source(self, tree: Node) -> tuple[str, list[Any]]:
        if isinstance(tree, Everything):
            return "SELECT id, 0.0 AS score FROM search_passage", []
        weights = ", ".join(map(str, WEIGHTS))
        score = f"-bm25({TABLE}, {weights}) AS score"
        return f"SELECT rowid AS id, {score} FROM {TABLE} WHERE {TABLE} MATCH %s", [matching(tree)]  # noqa: S608

    def known_words(self, words: Iterable[str]) -> set[str]:
        """See ``Engine``."""
        asked = list(dict.fromkeys(words))
        if not asked:
            return set()
        places = ", ".join(["%s"] * len(asked))
        return {word for (word,) in self._execute(f"SELECT DISTINCT term FROM {WORDS} WHERE term IN ({places})", asked)}  # noqa: S608

    def suggest(self, prefix: str, limit: int) -> list[str]:
        """See ``Engine``."""
        # fts5vocab keeps the terms in order, so that a range is not a scan of them all.
        statement = (
            f"SELECT term, SUM(doc) AS passages FROM {WORDS} WHERE term >= %s AND term < %s "  # noqa: S608
            "AND col IN ('title_exact', 'exact') GROUP BY term ORDER BY passages DESC, term LIMIT %s"
        )
        return [term for term, _number in self._execute(statement, [prefix, prefix + LAST, limit])]

    def versions(self, after: int, limit: int) -> list[tuple[int, int]]:
        """See ``Engine``; the index stands in the database of the passages, so their versions are its own."""
        statement = (
            f"SELECT rowid, COALESCE(p.version, 0) FROM {TABLE} LEFT JOIN search_passage p ON p.id = rowid "  # noqa: S608
            "WHERE rowid > %s ORDER BY rowid LIMIT %s"
        )
        return [(int(key), int(version)) for key, version in self._execute(statement, [after, limit])]

    def health(self) -> Health:
        """See ``Engine``."""
        try:
            [(documents,)] = self._execute(f"SELECT COUNT(*) FROM {TABLE}")  # noqa: S608
        except DatabaseError:
            return Health(self.name, is_up=False, documents=None)
        return Health(self.name, is_up=True, documents=int(documents))

    def clear(self) -> None:
        """See ``Engine``."""
        self._execute(f"DELETE FROM {TABLE}")  # noqa: S608
