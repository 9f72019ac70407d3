"""The embedded engine on PostgreSQL: vectors of our own words in a table beside the passages, written with them.

It ranks as the engine of SQLite does, by bm25: PostgreSQL tells how well a passage matches each word, the vocabulary
how rare the word is.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from itertools import chain, count
from typing import Any

from django.db import DatabaseError, connections, transaction

from search.engines import changes, lately, vocabulary
from search.engines.embedded import TABLE, TRAITS, Embedded
from search.engines.entering import Entering
from search.engines.lexemes import EXACT, FOLDED, LEMMA, PART, any_of
from search.engines.lookalikes import lookalikes
from search.engines.postgres_answering import PostgresAnswering
from search.engines.protocol import Answer, EngineDown, IndexDocument, Through
from search.engines.tidying import Tidying
from search.engines.vocabulary import WAITING, Vocabulary
from search.query.nodes import Question

PLANS = {"enable_seqscan": "off", "jit": "off", "effective_io_concurrency": "0", "work_mem": "'16MB'"}
"""How statements are planned that ask for words; what the newest of many are ranked by takes some megabytes.

To look one page ahead, as is the default, asks for every page twice.
"""
PLANNED = "; ".join(f"SET LOCAL {name} = {value}" for name, value in PLANS.items())
PLANNED_AS_EVER = "".join(f"; SET LOCAL {name} TO DEFAULT" for name in PLANS)
SETTLED = (
    "SELECT gin_clean_pending_list(indexrelid) FROM pg_index JOIN pg_class c ON c.oid = indexrelid "  # noqa: S608
    f"JOIN pg_am a ON a.oid = c.relam WHERE indrelid = '{TABLE}'::regclass AND a.amname = 'gin' "
    "AND pg_has_role(c.relowner, 'USAGE')"
)
"""Only who owns the index may do so."""
TIDIED_ONE_IN = 2
"""Every which time some hundred passages are read those before them are tidied: of more at once each costs less."""
LONGER_LIST, LIST_AS_EVER = "SET gin_pending_list_limit = '16MB'", "RESET gin_pending_list_limit"
"""Whoever writes over the limit tidies herself unless somebody does: so much is not written between two turns."""
VACUUM = f"VACUUM (ANALYZE, SKIP_LOCKED) {TABLE}, {TRAITS}, {vocabulary.TABLE}, {changes.TABLE}"
UNCOUNTED = (
    "SELECT word FROM unnest(%s::text[], %s::text[]) asked (word, query) "  # noqa: S608
    f"WHERE EXISTS (SELECT 1 FROM {TABLE} e WHERE e.words @@ asked.query::tsquery)"
)
"""Which words any passage has, counted or not."""
LIMITS, LONGEST_WAIT = ("lock_timeout", "statement_timeout"), "2s"
"""How long the work of the night waits for those who write, and then keeps others waiting."""
logger = logging.getLogger(__name__)


class PostgresEngine(Embedded):
    """The engine of a site on PostgreSQL; ``using`` names the database of passages and index."""

    name = "postgres"

    def __init__(self, using: str = "default") -> None:
        super().__init__(using)
        self.vocabulary = Vocabulary(self.execute)
        self.entering = Entering(self.execute, self.vocabulary, lambda: connections[using])

    def upsert(self, documents: Iterable[IndexDocument]) -> None:
        """See ``Engine``; the caller's transaction makes passages and index change together."""
        self.entering.enter(documents)
        lately.forget(self.using)

    def delete(self, versions: dict[int, int]) -> None:
        """See ``Engine``."""
        self.entering.remove(versions)
        lately.forget(self.using)

    def search(self, question: Question) -> Answer:
        """See ``Engine`` and ``Answering``."""
        return PostgresAnswering(question, self).answer()

    def found(self, statement: str, values: Any) -> list[Any]:
        """The rows of a statement that asks for words, found by their index; raises EngineDown as ``execute`` does.

        The database does not know what it costs to open the words of a row, and would rather read them all. What it is
        told holds for this statement alone, and costs no further one.
        """
        # Statements that are sent together are a transaction, unless there is one already.
        afterwards = PLANNED_AS_EVER if self._is_in_transaction else ""
        try:
            with connections[self.using].cursor() as cursor:
                cursor.execute(f"{PLANNED}; {statement}{afterwards}", values)
                for _plan in PLANS:
                    cursor.nextset()
                return list(cursor.fetchall())
        except DatabaseError as problem:
            raise EngineDown(str(problem)) from problem

    def settle(self) -> None:
        """See ``EmbeddedEngine``: what was written lately goes to its place, from lists read for each question."""
        for step in (self._forget_traits, self.vocabulary.join, self._tidy):
            try:
                step()
            except EngineDown as problem:
                logger.warning("The index was not tidied to the end: %s", problem)

    @contextmanager
    def tidying(self) -> Iterator[Through]:
        """See ``EmbeddedEngine``: who enters very many would wait for the list of those before them, every thousand."""
        beside, turns = Tidying(connections[self.using], SETTLED), count()

        def read(documents: Iterable[IndexDocument]) -> Iterable[IndexDocument]:
            if next(turns) % TIDIED_ONE_IN == 0:
                beside.go_on()
            return documents

        try:
            with suppress(EngineDown):
                self.execute(LONGER_LIST)
            yield read
        finally:
            beside.end()
            with suppress(EngineDown):
                self.execute(LIST_AS_EVER)

    def count(self) -> None:
        """See ``EmbeddedEngine``."""
        try:
            self.vocabulary.count()
            lately.forget(self.using)
        except EngineDown as problem:
            logger.warning("What waits was not counted: %s", problem)

    def _tidy(self) -> None:
        if self._is_in_transaction:
            self.execute(SETTLED)
        else:
            self.execute(VACUUM)

    @property
    def _is_in_transaction(self) -> bool:
        connection = connections[self.using]
        return connection.in_atomic_block or not connection.get_autocommit()

    def _forget_traits(self) -> None:
        """Takes the traits away that no passage has, the names of speakers in them with them.

        Where there are any, who writes has ended before, or waits, so that none is taken that is about to be used.
        """
        columns = ("nature_id", "occasion_id")
        used = [f"NOT EXISTS (SELECT 1 FROM {TABLE} e WHERE e.{one} = t.id)" for one in columns]  # noqa: S608
        unused = f"FROM {TRAITS} t WHERE {' AND '.join(used)}"
        if not self.execute(f"SELECT 1 {unused} LIMIT 1"):
            return
        with transaction.atomic(using=self.using):
            for limit in LIMITS:
                self.execute(f"SET LOCAL {limit} = '{LONGEST_WAIT}'")
            self.execute(f"LOCK TABLE {TRAITS} IN SHARE ROW EXCLUSIVE MODE")
            self.execute(f"DELETE {unused}")
            for limit in LIMITS:
                self.execute(f"SET LOCAL {limit} TO DEFAULT")

    def counts(self, words: Iterable[str]) -> dict[str, int]:
        """In how many passages some signed words are, those that are in any; at most a minute old."""
        read = self.vocabulary.counts
        return read(words) if self._is_in_transaction else lately.numbers[self.using].of(words, read)

    def beginnings(self, prefixes: Iterable[str], limit: int) -> dict[str, dict[str, int]]:
        """See ``Vocabulary``; at most a minute old, of one ``limit`` for all who ask."""
        read = partial(self.vocabulary.beginnings, limit=limit)
        return read(prefixes) if self._is_in_transaction else lately.begun[self.using].of(prefixes, read)

    def known_words(self, words: Iterable[str]) -> set[str]:
        """See ``Engine``."""
        asked = list(dict.fromkeys(words))
        signed = {word: [sign + word for sign in (EXACT, LEMMA, PART, FOLDED)] for word in asked}
        numbers = self.counts([WAITING, *chain.from_iterable(signed.values())])
        known = {word[1:] for word in numbers if word != WAITING}
        unknown = {word: any_of(signed[word]) for word in asked if word not in known} if WAITING in numbers else {}
        found = self.found(UNCOUNTED, [list(unknown), list(unknown.values())]) if unknown else []
        return known.union(word for (word,) in found)

    def suggest(self, prefix: str, limit: int) -> list[str]:
        """See ``Engine``."""
        return [word[1:] for word in self.vocabulary.beginning(EXACT + prefix, limit)]

    def alike(self, word: str, limit: int) -> list[str]:
        """See ``Engine``."""

        def counts(words: Iterable[str]) -> dict[str, int]:
            return _unsigned(self.vocabulary.counts([sign + one for one in words for sign in (EXACT, LEMMA)]))

        def beginning(prefix: str) -> dict[str, int]:
            return _unsigned(self.vocabulary.beginning(LEMMA + prefix) | self.vocabulary.beginning(EXACT + prefix))

        return lookalikes(word, limit, counts, beginning)

    def versions(self, after: int, limit: int) -> list[tuple[int, int]]:
        """See ``Engine``."""
        # One whose traits are lost must be written again.
        known = [f"EXISTS (SELECT 1 FROM {TRAITS} t WHERE t.id = e.{one})" for one in ("nature_id", "occasion_id")]  # noqa: S608
        version = f"CASE WHEN {' AND '.join(known)} THEN version ELSE 0 END"
        statement = f"SELECT id, {version} FROM {TABLE} e WHERE id > %s ORDER BY id LIMIT %s"  # noqa: S608
        return [(int(key), int(version)) for key, version in self.execute(statement, [after, limit])]

    def clear(self) -> None:
        """See ``Engine``; who writes or counts has ended before, or waits."""
        with transaction.atomic(using=self.using):
            written = f"{TABLE}, {vocabulary.TABLE}, {changes.TABLE}"
            self.execute(f"LOCK TABLE {written} IN SHARE ROW EXCLUSIVE MODE")
            for table in (TABLE, TRAITS):
                self.execute(f"DELETE FROM {table}")  # noqa: S608
            self.vocabulary.clear()
        lately.forget(self.using)


def _unsigned(counts: dict[str, int]) -> dict[str, int]:
    found: dict[str, int] = {}
    for word, number in counts.items():
        found[word[1:]] = max(found.get(word[1:], 0), number)
    return found
