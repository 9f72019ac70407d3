"""The embedded engine on SQLite: a full-text table (FTS5) in the database itself, written with the passages."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from typing import Any

from django.db import DatabaseError, connections

from search.engines.embedded import TABLE, TRAITS, Embedded, newest_of, storable
from search.engines.expressions import COLUMNS, quoted
from search.engines.fts5_answering import VALUES, Fts5Answering
from search.engines.lookalikes import lookalikes
from search.engines.narrowing import value_words
from search.engines.protocol import Answer, EngineDown, IndexDocument
from search.engines.traits import number_of, traits_of
from search.query.nodes import Question

NARROWING = "narrowing"
"""The last column, whose words are the values of fields and count nothing."""
WORDS = f"{TABLE}_words"
SPELLED = "col IN ('title_exact', 'title_lemmas', 'exact', 'lemmas')"
"""The columns whose words have their letters as somebody writes them."""
LAST = "\U0010ffff"
WORDS_AT_ONCE = 100
PAGES_AT_ONCE = 500
MERGED = 2
"""Rows that a step of merging changes at least while there is anything to merge."""
logger = logging.getLogger(__name__)


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
        self._enter(TABLE, ("rowid", *COLUMNS, NARROWING), rows)
        traits = {key: traits_of(one) for key, one in newest.items()}
        numbers = {text: number_of(text) for texts in traits.values() for text in texts}
        known = sorted((number, text) for text, number in numbers.items())
        self._write(f"INSERT OR IGNORE INTO {TRAITS} (id, text) VALUES (%s, %s)", known)  # noqa: S608
        values = [
            (key, "".join(newest[key].values.get("language", ())), newest[key].date, *map(numbers.get, traits[key]))
            for key in sorted(newest)
        ]
        self._enter(VALUES, ("id", "language", "date", "nature", "occasion"), values)

    def _enter(self, table: str, columns: tuple[str, ...], rows: list[tuple[Any, ...]]) -> None:
        places = ", ".join(["%s"] * len(columns))
        self._write(f"INSERT OR REPLACE INTO {table} ({', '.join(columns)}) VALUES ({places})", rows)  # noqa: S608

    def _row(self, document: IndexDocument) -> tuple[Any, ...]:
        bags = [*(getattr(document, column) for column in COLUMNS), value_words(document.values)]
        return (document.id, *map(" ".join, bags))

    def delete(self, versions: dict[int, int]) -> None:
        """See ``Engine``."""
        keys = [(key,) for key in versions]
        self._write(f"DELETE FROM {TABLE} WHERE rowid = %s", keys)  # noqa: S608
        self._write(f"DELETE FROM {VALUES} WHERE id = %s", keys)  # noqa: S608

    def search(self, question: Question) -> Answer:
        """See ``Engine`` and ``Answering``."""
        return Fts5Answering(question, self).answer()

    def settle(self) -> None:
        """See ``EmbeddedEngine``: each change leaves a part of the index, and a question looks into every part.

        They become one, some pages at a time (FTS5, "the merge command"): at 100,000 passages in about a second. Traits
        that no passage has any more go, the names of speakers in them with them. Where others write all the time the
        rest stays as it is, and is logged.
        """
        statement = f"INSERT INTO {TABLE}({TABLE}, rank) VALUES ('merge', %s)"  # noqa: S608
        pages = -PAGES_AT_ONCE
        try:
            while self._changes(statement, pages) >= MERGED:
                pages = PAGES_AT_ONCE
            self._forget_traits()
        except EngineDown as problem:
            logger.info("The index was not tidied to the end: %s", problem)

    def _forget_traits(self) -> None:
        """Takes the traits away that no passage has; whoever writes waits for it only where there are any."""
        unused = f"id NOT IN (SELECT nature FROM {VALUES} UNION SELECT occasion FROM {VALUES})"  # noqa: S608
        if self.execute(f"SELECT 1 FROM {TRAITS} WHERE {unused} LIMIT 1"):  # noqa: S608
            self.execute(f"DELETE FROM {TRAITS} WHERE {unused}")  # noqa: S608

    def _changes(self, statement: str, pages: int) -> int:
        """How many rows a statement has changed, those of the tables behind the index among them."""
        self.execute("SELECT 1")
        before = connections[self.using].connection.total_changes
        self.execute(statement, [pages])
        return int(connections[self.using].connection.total_changes - before)

    def known_words(self, words: Iterable[str]) -> set[str]:
        """See ``Engine``."""
        # The table of words would count every place of a word first.
        asked = [word for word in dict.fromkeys(words) if storable(word)]
        found = f"EXISTS (SELECT 1 FROM {TABLE} WHERE {TABLE} MATCH %s)"  # noqa: S608
        known: set[str] = set()
        for start in range(0, len(asked), WORDS_AT_ONCE):
            some = asked[start : start + WORDS_AT_ONCE]
            values = [f"{{{' '.join(COLUMNS)}}} : {quoted(storable(word))}" for word in some]
            [answers] = self.execute(f"SELECT {', '.join([found] * len(some))}", values)
            known.update(word for word, is_known in zip(some, answers, strict=True) if is_known)
        return known

    def suggest(self, prefix: str, limit: int) -> list[str]:
        """See ``Engine``."""
        # fts5vocab keeps the terms in order, so that a range is not a scan of them all.
        statement = (
            f"SELECT term, SUM(doc) AS passages FROM {WORDS} WHERE term >= %s AND term < %s "  # noqa: S608
            "AND col IN ('title_exact', 'exact') GROUP BY term ORDER BY passages DESC, term LIMIT %s"
        )
        return [term for term, _number in self.execute(statement, [prefix, prefix + LAST, limit])]

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
        return {word: int(number) for word, number in self.execute(statement, values)}

    def versions(self, after: int, limit: int) -> list[tuple[int, int]]:
        """See ``Engine``; the index stands in the database of the passages, so their versions are its own."""
        statement = (
            "SELECT e.rowid, CASE WHEN n.id IS NULL OR o.id IS NULL THEN 0 ELSE COALESCE(p.version, 0) END "  # noqa: S608
            f"FROM {TABLE} e LEFT JOIN {VALUES} v ON v.id = e.rowid LEFT JOIN {TRAITS} n ON n.id = v.nature "
            f"LEFT JOIN {TRAITS} o ON o.id = v.occasion LEFT JOIN search_passage p ON p.id = e.rowid "
            "WHERE e.rowid > %s ORDER BY e.rowid LIMIT %s"
        )
        return [(int(key), int(version)) for key, version in self.execute(statement, [after, limit])]

    def clear(self) -> None:
        """See ``Engine``."""
        for table in (TABLE, VALUES, TRAITS):
            self.execute(f"DELETE FROM {table}")  # noqa: S608
