"""Writing passages to the embedded index on PostgreSQL, and telling its vocabulary what that changes.

Rows are held before they are compared and written: of two who write the same passages at once one waits, and the
numbers of words stay true. What is the same as it was is neither made nor written again.

Many passages are held by portions, and written by some at a time: while the database writes these, the next are made.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, islice

from django.db.backends.base.base import BaseDatabaseWrapper

from search.engines.changes import Execute
from search.engines.embedded import TABLE, TRAITS, newest_of
from search.engines.protocol import IndexDocument
from search.engines.rows import Portion, uncount
from search.engines.sending import Sending
from search.engines.traits import number_of
from search.engines.vocabulary import Vocabulary

PORTION, AT_A_TIME = 500, 50
"""Passages that are held at once, and of these how many are written by one statement."""
ALONE = f"SELECT pg_advisory_xact_lock(hashtext('{TABLE}'))"
BESIDE_OTHERS = f"SELECT pg_advisory_xact_lock_shared(hashtext('{TABLE}'))"
"""Who writes one portion holds all its rows before it enters any, in the order of their keys, and so do others.

Who writes several enters some before all are held: of two who did so beside another each could wait for the other.
"""
PLACE = "[width_bucket(id, %(keys)s::bigint[])]"
HOLD = (
    "SELECT id, version, fingerprint, length, "  # noqa: S608
    f"CASE WHEN fingerprint <> (%(prints)s::bigint[]){PLACE} AND version <= (%(versions)s::bigint[]){PLACE} "
    f"THEN tsvector_to_array(words) END FROM {TABLE} WHERE id = ANY(%(keys)s) ORDER BY id FOR NO KEY UPDATE"
)
"""Keys must be sorted: what is told of one is found by halving."""
COLUMNS = ("version", "fingerprint", "length", "nature_id", "occasion_id", "language", "date", "words", "counted")
"""What stands with the key of a passage."""
ENTER = (
    f"INSERT INTO {TABLE} AS known (id, {', '.join(COLUMNS)}) "  # noqa: S608
    "SELECT id, version, fingerprint, length, nature_id, occasion_id, language, date, words, "
    "($10::integer[])[first:last] "
    "FROM unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::integer[], $5::bigint[], $6::bigint[], $7::text[], "
    "$8::text[], $9::tsvector[], $11::integer[], $12::integer[]) "
    "fresh (id, version, fingerprint, length, nature_id, occasion_id, language, date, words, first, last) "
    f"ON CONFLICT (id) DO UPDATE SET {', '.join(f'{name} = excluded.{name}' for name in COLUMNS)} "
    "WHERE known.id = ANY($13::bigint[]) RETURNING id"
)
"""What words count is sent as one row of numbers, with the places where those of each passage begin and end."""
ENTER_TRAITS = (
    f"INSERT INTO {TRAITS} (id, text) SELECT id, text FROM unnest(%s::bigint[], %s::text[]) fresh (id, text) "  # noqa: S608
    f"WHERE NOT EXISTS (SELECT 1 FROM {TRAITS} known WHERE known.id = fresh.id)"
)
"""Two who write the same trait at once write it twice: neither waits for the other."""
RENUMBER = (
    f"UPDATE {TABLE} known SET version = fresh.version "  # noqa: S608
    "FROM unnest(%s::bigint[], %s::bigint[]) fresh (id, version) WHERE known.id = fresh.id"
)
HOLD_TO_REMOVE = f"SELECT 1 FROM {TABLE} WHERE id = ANY(%s) ORDER BY id FOR UPDATE"  # noqa: S608
REMOVE = (
    f"DELETE FROM {TABLE} known USING unnest(%s::bigint[], %s::bigint[]) gone (id, version) "  # noqa: S608
    "WHERE known.id = gone.id AND known.version <= gone.version "
    "RETURNING known.length, tsvector_to_array(known.words)"
)


@dataclass(frozen=True)
class Entering:
    """The rows of passages and the vocabulary, in the database that ``execute`` speaks to, within a transaction.

    ``link`` gives the connection that it speaks on.
    """

    execute: Execute
    vocabulary: Vocabulary
    link: Callable[[], BaseDatabaseWrapper]

    def enter(self, documents: Iterable[IndexDocument]) -> None:
        """Writes documents, but none over a newer version.

        They may ask the database as they are read, but by no cursor that was open before. Who calls this several times
        in one transaction must be the only one who does so: the site's writers take turns (``next_version``).
        """
        total: Counter[str] = Counter()
        known: set[str] = set()
        left = self._entered(documents, total, known)
        while left:
            # Somebody entered them since they were found missing, or they stood there twice: now they can be held.
            left = self._entered(newest_of(left).values(), total, known)
        self.vocabulary.change(total)

    def _entered(self, documents: Iterable[IndexDocument], total: Counter[str], known: set[str]) -> list[IndexDocument]:
        """Writes documents, adds what that changes to ``total``, and gives those that were not written."""
        left: list[IndexDocument] = []
        portions = _portions(documents, left)
        begun = list(islice(portions, 2))
        if begun:
            self.execute(ALONE if len(begun) > 1 else BESIDE_OTHERS, [])
        sending = Sending(self.link(), ENTER)
        with sending.while_others_wait():
            before: Portion | None = None
            for portion in chain(begun, portions, (None,)):
                if before:
                    written = sending.received()
                    before.count(total, written)
                    left.extend(before.without(written))
                if portion:
                    self._hold(portion, known)
                    for keys in _by_some(portion.different):
                        sending.add(portion.columns(keys))
                # The database writes what is left of them while the next ones are read.
                before = portion
        return left

    def _hold(self, portion: Portion, known: set[str]) -> None:
        """Holds what is there of a portion, and tells what is the same of its newer version."""
        self._write_traits(portion, known)
        versions = [one.version for one in portion.documents.values()]
        told = {"keys": list(portion.prints), "prints": list(portion.prints.values()), "versions": versions}
        portion.hold(self.execute(HOLD, told))
        newer = portion.renumbered
        if newer:
            self.execute(RENUMBER, [list(newer), list(newer.values())])

    def _write_traits(self, portion: Portion, known: set[str]) -> None:
        """Writes what the passages have in common, even where they are the same: it may be lost."""
        texts = set(chain.from_iterable(portion.traits.values())) - known
        if texts:
            known |= texts
            self.execute(ENTER_TRAITS, [list(map(number_of, texts)), list(texts)])

    def remove(self, versions: Mapping[int, int]) -> None:
        """Removes passages by their keys, but none of a version newer than is told."""
        total: Counter[str] = Counter()
        self.execute(BESIDE_OTHERS, [])
        self.execute(HOLD_TO_REMOVE, [list(versions)])
        for length, words in self.execute(REMOVE, [list(versions), list(versions.values())]):
            uncount(total, length, words)
        self.vocabulary.change(total)


def _by_some(keys: list[int]) -> Iterator[list[int]]:
    return (keys[place : place + AT_A_TIME] for place in range(0, len(keys), AT_A_TIME))


def _portions(documents: Iterable[IndexDocument], left: list[IndexDocument]) -> Iterator[Portion]:
    """Documents by some at a time, as they are read; those of passages that came before are left."""
    rest, before = iter(documents), set[int]()
    while some := list(islice(rest, PORTION)):
        left.extend(one for one in some if one.id in before)
        newest = newest_of(one for one in some if one.id not in before)
        before.update(newest)
        if newest:
            yield Portion(newest.values())
