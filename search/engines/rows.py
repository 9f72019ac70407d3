"""Rows of passages in the index on PostgreSQL, made of their documents by portions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import accumulate, chain
from typing import Any, NamedTuple

from search.engines.fingerprint import fingerprint_of
from search.engines.lexemes import is_word
from search.engines.protocol import IndexDocument
from search.engines.sending import bigints, integers, texts, uncarried, vectors
from search.engines.traits import number_of, traits_of
from search.engines.vectors import SIGNS, Vector, length_of, vector_of
from search.engines.vocabulary import LENGTH, PASSAGES


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


class Portion:
    """Some passages that are held at once, by their keys: their documents, what is held of them, and their rows.

    Keys stand in their order everywhere.
    """

    def __init__(self, documents: Iterable[IndexDocument]) -> None:
        self.documents = {one.id: one for one in sorted(documents, key=_key)}
        self.prints = {key: fingerprint_of(one) for key, one in self.documents.items()}
        self.traits = {key: traits_of(one) for key, one in self.documents.items()}
        self.held: dict[int, Held] = {}
        self.rows: dict[int, Row] = {}

    def hold(self, held: Iterable[tuple[Any, ...]]) -> None:
        """Is told what is held of the passages, by key."""
        self.held = {key: Held(*row) for key, *row in held}

    @property
    def renumbered(self) -> dict[int, int]:
        """The newer versions of passages that are the same."""
        return {
            key: self.documents[key].version
            for key, one in self.held.items()
            if one.fingerprint == self.prints[key] and one.version < self.documents[key].version
        }

    @property
    def different(self) -> list[int]:
        """The keys of those that are missing or about to be others."""
        return [key for key in self.prints if key not in self.held or self.held[key].words is not None]

    def columns(self, keys: Sequence[int]) -> list[bytes]:
        """Makes the rows of some passages, and tells their columns as they are sent; last the keys that are held."""
        rows = {key: self._row(key) for key in keys}
        self.rows |= rows
        versions, prints, lengths, natures, occasions, languages, dates, made = zip(*rows.values(), strict=True)
        counted = [vector.counted for vector in made]
        last = list(accumulate(map(len, counted)))
        first = [end - len(some) + 1 for end, some in zip(last, counted, strict=True)]
        return [
            bigints(keys), bigints(versions), bigints(prints), integers(lengths), bigints(natures),
            bigints(occasions), texts(languages), texts(dates), vectors([vector.data for vector in made]),
            uncarried(list(chain.from_iterable(counted))), integers(first), integers(last),
            bigints([key for key in keys if key in self.held]),
        ]  # fmt: skip

    def _row(self, key: int) -> Row:
        document = self.documents[key]
        nature, occasion = map(number_of, self.traits[key])
        language = "".join(document.values.get("language", ()))
        told = document.version, self.prints[key], length_of(document), nature, occasion, language, document.date
        return Row(*told, vector_of(document))

    def count(self, total: Counter[str], written: Sequence[int]) -> None:
        """Adds to the changes of the vocabulary what some of the passages had before and have now."""
        rows = [self.rows[key] for key in written]
        total.update(chain.from_iterable(row.vector.words for row in rows))
        every = zip(*(row.vector.forms for row in rows if row.vector.forms), strict=True)
        for sign, forms in zip(SIGNS, every, strict=False):
            # Counted before they have their signs: of some hundred passages most words are the same.
            numbers = Counter(chain.from_iterable(forms))
            total.update({sign + form: number for form, number in numbers.items()})
        total[PASSAGES] += len(rows)
        total[LENGTH] += sum(row.length for row in rows)
        for before in map(self.held.get, written):
            if before:
                uncount(total, before.length, before.words or ())

    def without(self, written: Iterable[int]) -> list[IndexDocument]:
        """The documents of rows that were not written."""
        return [self.documents[key] for key in self.rows.keys() - written]


def uncount(total: Counter[str], length: int, words: Iterable[str]) -> None:
    """Takes from the changes of the vocabulary what a passage had, of its length and all its lexemes."""
    total.subtract(filter(is_word, words))
    total[PASSAGES] -= 1
    total[LENGTH] -= length


def _key(document: IndexDocument) -> int:
    return document.id
