"""The words of the index on PostgreSQL, each with the number of passages that have it.

A word may have several rows, whose sum counts: a change is a row more, and now and then somebody joins those of a word
that nobody else holds at the moment; what is never changed again is joined each night. So two writers never wait for
one another on the words that everybody uses, and many passages at once cost a row for each of their words, not the
reading and writing of all that there are. What very many add at once is counted later (``changes.py``).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from random import Random
from zlib import crc32

from search.engines.changes import JOINED_ONE_IN, Changes, Execute
from search.engines.changes import TABLE as CHANGES

TABLE = "search_embedded_vocabulary"
PASSAGES, LENGTH = "#passages", "#length"
"""Rows that are no words: the number of all passages, and of all the words in them."""
WAITING = "#waiting"
"""What is asked for as if it were a word: how many changes are not counted yet."""
LAST = "\U0010ffff"
MANY = 2_000
"""So many words that have more are counted later."""


@dataclass(frozen=True)
class Vocabulary:
    """The table, in the database that ``execute`` speaks to. Words stand in it with their signs."""

    execute: Execute
    chance: Random = field(default_factory=Random)

    @property
    def changes(self) -> Changes:
        """What is not counted yet."""
        return Changes(self.execute, self.chance)

    def change(self, changes: Counter[str]) -> None:
        """Adds to the numbers of some words, or takes from them.

        What is taken is known at once, and so is how many passages there are; what very many words have more is known
        when ``count`` was called, by the clock or by another who writes.
        """
        more = {word: number for word, number in changes.items() if number > 0 and word not in (PASSAGES, LENGTH)}
        if len(more) < MANY:
            self._change_at_once(changes)
        else:
            self._change_at_once({word: number for word, number in changes.items() if word not in more})
            self.changes.add(more)

    def count(self) -> None:
        """Makes known what very many words have more."""
        self.changes.count()

    def _change_at_once(self, changes: Mapping[str, int]) -> None:
        changed = sorted(word for word, number in changes.items() if number)
        if not changed:
            return
        turn = self.chance.randrange(JOINED_ONE_IN)
        joined = [word for word in changed if crc32(word.encode()) % JOINED_ONE_IN == turn]
        statement = (
            f"WITH held AS (SELECT ctid FROM {TABLE} WHERE word = ANY(%s) FOR UPDATE SKIP LOCKED), "  # noqa: S608
            f"taken AS (DELETE FROM {TABLE} w USING held WHERE w.ctid = held.ctid RETURNING w.word, w.passages), "
            'added AS (SELECT word COLLATE "C", number FROM unnest(%s::text[], %s::bigint[]) given (word, number)) '
            f"INSERT INTO {TABLE} (word, passages) SELECT word, SUM(passages) "
            "FROM (SELECT word, passages FROM taken UNION ALL SELECT word, number FROM added) every "
            "GROUP BY word HAVING SUM(passages) <> 0"
        )
        self.execute(statement, [joined, changed, [changes[word] for word in changed]])

    def join(self) -> None:
        """Makes known what is not, and one row of those of each word, where nobody else holds them.

        Rows of a word at nothing go.
        """
        self.count()
        statement = (
            f"WITH several AS (SELECT word FROM {TABLE} GROUP BY word HAVING COUNT(*) > 1), "  # noqa: S608
            f"held AS (SELECT w.ctid FROM {TABLE} w JOIN several USING (word) FOR UPDATE OF w SKIP LOCKED), "
            f"taken AS (DELETE FROM {TABLE} w USING held WHERE w.ctid = held.ctid RETURNING w.word, w.passages) "
            f"INSERT INTO {TABLE} (word, passages) "
            "SELECT word, SUM(passages) FROM taken GROUP BY word HAVING SUM(passages) <> 0"
        )
        self.execute(statement, [])

    def counts(self, words: Iterable[str]) -> dict[str, int]:
        """The numbers of those words that any passage has."""
        asked = list(dict.fromkeys(words))
        statement = (
            f"SELECT word, SUM(passages) FROM {TABLE} WHERE word = ANY(%s) GROUP BY word HAVING SUM(passages) > 0"  # noqa: S608
        )
        if WAITING in asked:
            statement += f" UNION ALL SELECT '{WAITING}', COUNT(*) FROM {CHANGES} HAVING COUNT(*) > 0"  # noqa: S608
        return {word: int(number) for word, number in self.execute(statement, [asked])} if asked else {}

    def beginning(self, prefix: str, limit: int | None = None) -> dict[str, int]:
        """The words that begin so, the most frequent first, with their numbers."""
        statement = (
            f"SELECT word, SUM(passages) AS number FROM {TABLE} WHERE word >= %s AND word < %s "  # noqa: S608
            "GROUP BY word HAVING SUM(passages) > 0 ORDER BY number DESC, word LIMIT %s"
        )
        return {word: int(number) for word, number in self.execute(statement, [prefix, prefix + LAST, limit])}

    def beginnings(self, prefixes: Iterable[str], limit: int) -> dict[str, dict[str, int]]:
        """The same by beginning, for several; those that no word has are left out."""
        asked = list(dict.fromkeys(prefixes))
        statement = (
            f"SELECT prefix, found.word, found.number FROM unnest(%s::text[]) begun (prefix), LATERAL ("  # noqa: S608
            f"SELECT word, SUM(passages) AS number FROM {TABLE} WHERE word >= prefix AND word < prefix || %s "
            "GROUP BY word HAVING SUM(passages) > 0 ORDER BY number DESC, word LIMIT %s) found"
        )
        found: dict[str, dict[str, int]] = {}
        for prefix, word, number in self.execute(statement, [asked, LAST, limit]) if asked else ():
            found.setdefault(prefix, {})[word] = int(number)
        return found

    def clear(self) -> None:
        """Forgets every word."""
        self.execute(f"DELETE FROM {TABLE}", [])  # noqa: S608
        self.changes.clear()
