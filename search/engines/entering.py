"""Writing passages to the embedded index on PostgreSQL, and telling its vocabulary what that changes.

Rows are held, in the order of their keys, before they are compared and written: of two who write the same passages at
once one waits, and the numbers of words stay true. What is the same as it was is neither made nor written again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import accumulate, chain
from typing import NamedTuple

from django.db.backends.base.base import BaseDatabaseWrapper

from search.engines.changes import Execute
from search.engines.embedded import TABLE, TRAITS
from search.engines.fingerprint import fingerprint_of
from search.engines.lexemes import is_word
from search.engines.protocol import IndexDocument
from search.engines.sending import Sending, bigints, integers, texts, vectors
from search.engines.traits import number_of, traits_of
from search.engines.vectors import Vector, length_of, vector_of
from search.engines.vocabulary import LENGTH, PASSAGES, Vocabulary

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


class Held(NamedTuple):
    """A row that nobody else changes until the transaction ends; its words where they are about to be others."""

    version: int
    fingerprint: int
    length: int
    words: list[str] | None


class Row(NamedTuple):
    """What is about to be written of a passage."""

    version: int
    fingerprint: int
    length: int
    nature: int
    occasion: int
    language: str
    date: str
    vector: Vector


@dataclass(frozen=True)
class Entering:
    """The rows of passages and the vocabulary, in the database that ``execute`` speaks to, within a transaction."""

    execute: Execute
    vocabulary: Vocabulary
    link: Callable[[], BaseDatabaseWrapper]

    def enter(self, documents: Mapping[int, IndexDocument]) -> None:
        """Writes documents by their keys, but none over a newer version."""
        self._write_traits(documents.values())
        total: Counter[str] = Counter()
        prints = {key: fingerprint_of(documents[key]) for key in sorted(documents)}
        while prints:
            held = self._held(documents, prints)
            self._renumber(documents, prints, held)
            different = [key for key in prints if key not in held or held[key].words is not None]
            rows = {key: _row(documents[key], prints[key]) for key in different}
            written = self._write(rows, held)
            for key in written:
                _count(total, held.get(key), rows[key])
            # Somebody entered the others since they were found missing: now they are there to be held.
            prints = {key: prints[key] for key in different if key not in written}
        self.vocabulary.change(total)

    def _write_traits(self, documents: Iterable[IndexDocument]) -> None:
        """Writes what the passages have in common, even where they are the same: it may be lost."""
        numbers = {text: number_of(text) for one in documents for text in traits_of(one)}
        if numbers:
            self.execute(ENTER_TRAITS, [list(numbers.values()), list(numbers)])

    def _held(self, documents: Mapping[int, IndexDocument], prints: Mapping[int, int]) -> dict[int, Held]:
        versions = [documents[key].version for key in prints]
        told = {"keys": list(prints), "prints": list(prints.values()), "versions": versions}
        return {key: Held(*row) for key, *row in self.execute(HOLD, told)}

    def _renumber(
        self, documents: Mapping[int, IndexDocument], prints: Mapping[int, int], held: Mapping[int, Held]
    ) -> None:
        """Tells rows that are the same of their newer versions."""
        newer = {
            key: documents[key].version
            for key, one in held.items()
            if one.fingerprint == prints[key] and one.version < documents[key].version
        }
        if newer:
            self.execute(RENUMBER, [list(newer), list(newer.values())])

    def _write(self, rows: Mapping[int, Row], held: Iterable[int]) -> set[int]:
        """The keys of those that were written: rows that are held, and those that are new indeed."""
        if not rows:
            return set()
        sending = Sending(self.link())
        sending.send(ENTER, _columns(rows, held))
        return set(sending.received())

    def remove(self, versions: Mapping[int, int]) -> None:
        """Removes passages by their keys, but none of a version newer than is told."""
        total: Counter[str] = Counter()
        self.execute(HOLD_TO_REMOVE, [list(versions)])
        for length, words in self.execute(REMOVE, [list(versions), list(versions.values())]):
            _count(total, Held(0, 0, length, words), None)
        self.vocabulary.change(total)


def _columns(rows: Mapping[int, Row], held: Iterable[int]) -> list[bytes]:
    """What ``ENTER`` is sent."""
    versions, prints, lengths, natures, occasions, languages, dates, made = zip(*rows.values(), strict=True)
    numbers = list(map(bigints, (list(rows), versions, prints))), list(map(bigints, (natures, occasions)))
    counted = [vector.counted for vector in made]
    last = list(accumulate(map(len, counted)))
    first = [end - len(some) + 1 for end, some in zip(last, counted, strict=True)]
    return [
        *numbers[0], integers(lengths), *numbers[1], texts(languages), texts(dates),
        vectors([vector.data for vector in made]), integers(list(chain.from_iterable(counted))), integers(first),
        integers(last), bigints(list(held)),
    ]  # fmt: skip


def _row(document: IndexDocument, fingerprint: int) -> Row:
    nature, occasion = map(number_of, traits_of(document))
    language = "".join(document.values.get("language", ()))
    told = document.version, fingerprint, length_of(document), nature, occasion, language, document.date
    return Row(*told, vector_of(document))


def _count(total: Counter[str], before: Held | None, after: Row | None) -> None:
    """Adds to the changes of the vocabulary what a passage had and has; None where it was not or is not there."""
    new = after.vector.words if after else ()
    if before and before.words:
        total.subtract(filter(is_word, before.words))
    total.update(new)
    total[PASSAGES] += bool(after) - bool(before)
    total[LENGTH] += (after.length if after else 0) - (before.length if before else 0)
