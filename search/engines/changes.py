"""What many passages at once add to the numbers of words on PostgreSQL, before it is counted.

A row for each of some ten thousand words is dearer than all else that is written of a passage. So they are written as
one row, and counted together with what came before and after: who writes waits for nobody, and loses nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from random import Random
from typing import Any

TABLE = "search_embedded_vocabulary_changes"
WORDS = "search_embedded_vocabulary"
BETWEEN = "\x1f"
"""What no word has in it."""
MOST_WAITING = 24
"""So many changes wait to be counted; who adds one more counts them."""
JOINED_ONE_IN = 16
"""Of the words of a change, how many have their rows joined: every one has about so many rows at the most."""
Execute = Callable[[str, Any], list[Any]]
COUNT = (
    f"WITH held AS (SELECT ctid FROM {TABLE} FOR UPDATE SKIP LOCKED), "  # noqa: S608
    f"taken AS (DELETE FROM {TABLE} c USING held WHERE c.ctid = held.ctid RETURNING c.words, c.numbers), "
    'added AS (SELECT word COLLATE "C" AS word, SUM(number) AS number FROM taken, '
    "LATERAL unnest(string_to_array(words, %s), numbers) given (word, number) GROUP BY 1), "
    f"known AS (SELECT w.ctid FROM {WORDS} w JOIN added USING (word) WHERE hashtext(word) & %s = %s "
    "FOR UPDATE OF w SKIP LOCKED), "
    f"joined AS (DELETE FROM {WORDS} w USING known WHERE w.ctid = known.ctid RETURNING w.word, w.passages) "
    f"INSERT INTO {WORDS} (word, passages) SELECT word, SUM(number) "
    "FROM (SELECT word, number FROM added UNION ALL SELECT word, passages FROM joined) every "
    "GROUP BY word HAVING SUM(number) <> 0 ORDER BY word"
)


@dataclass(frozen=True)
class Changes:
    """The table, in the database that ``execute`` speaks to."""

    execute: Execute
    chance: Random = field(default_factory=Random)

    def add(self, changes: Mapping[str, int]) -> None:
        """Writes what some words have more; where much waits to be counted it is."""
        told = [BETWEEN.join(changes), "{" + ",".join(map(str, changes.values())) + "}"]
        statement = (
            f"INSERT INTO {TABLE} (words, numbers) VALUES (%s, %s::integer[]) RETURNING (SELECT COUNT(*) FROM {TABLE})"  # noqa: S608
        )
        [(waiting,)] = self.execute(statement, told)
        if waiting >= MOST_WAITING:
            self.count()

    def count(self) -> None:
        """Adds what waits to the numbers of words; what somebody else counts at the moment is left to them."""
        if self.execute(f"SELECT 1 FROM {TABLE} LIMIT 1", []):  # noqa: S608
            turn = self.chance.randrange(JOINED_ONE_IN)
            self.execute(COUNT, [BETWEEN, JOINED_ONE_IN - 1, turn])

    def clear(self) -> None:
        """Forgets what waits."""
        self.execute(f"DELETE FROM {TABLE}", [])  # noqa: S608
