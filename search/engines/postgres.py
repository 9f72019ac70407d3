"""The embedded engine on PostgreSQL: vectors of our own words in a table beside the passages, written with them.

It ranks as the engine of SQLite does, by bm25: PostgreSQL tells how well a passage matches each word, the vocabulary
how rare the word is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from search.engines.embedded import MOST, TABLE, Embedded, Statement, answer_of, newest_of
from search.engines.frequent import FEWEST_PASSAGES, without_frequent
from search.engines.lexemes import EXACT, FOLDED, LEMMA, PART, in_titles, is_word, length_of, matching, vector_of
from search.engines.lookalikes import lookalikes
from search.engines.protocol import Answer, IndexDocument
from search.engines.rank import Rank, words_of
from search.engines.vocabulary import LENGTH, PASSAGES, Vocabulary
from search.query.nodes import Everything, Node, Question
from search.query.trees import positive


class PostgresEngine(Embedded):
    """The engine of a site on PostgreSQL; ``using`` names the database of passages and index."""

    name = "postgres"

    def __init__(self, using: str = "default") -> None:
        super().__init__(using)
        self.vocabulary = Vocabulary(self._execute)

    def upsert(self, documents: Iterable[IndexDocument]) -> None:
        """See ``Engine``; the caller's transaction makes passages and index change together."""
        newest = newest_of(documents)
        if not newest:
            return
        vectors = {key: vector_of(document) for key, document in newest.items()}
        changes = self._known(newest)
        columns = [list(newest), [one.version for one in newest.values()], [length_of(one) for one in newest.values()]]
        statement = (
            f"INSERT INTO {TABLE} AS known (id, version, length, words) SELECT id, version, length, words::tsvector "  # noqa: S608
            "FROM unnest(%s::bigint[], %s::bigint[], %s::integer[], %s::text[]) fresh (id, version, length, words) "
            "ON CONFLICT (id) DO UPDATE SET version = excluded.version, length = excluded.length, "
            "words = excluded.words WHERE known.version <= excluded.version RETURNING id, length"
        )
        total: Counter[str] = Counter()
        for key, length in self._execute(statement, [*columns, [text for text, _words in vectors.values()]]):
            total.subtract(changes.pop(key, Counter()))
            total.update(_counted(length, vectors[key][1]))
        self.vocabulary.change(total)

    def _known(self, keys: Iterable[int]) -> dict[int, Counter[str]]:
        """What each of some passages has in the vocabulary as it stands in the index."""
        statement = f"SELECT id, length, tsvector_to_array(words) FROM {TABLE} WHERE id = ANY(%s)"  # noqa: S608
        rows = self._execute(statement, [list(keys)])
        return {key: _counted(length, words) for key, length, words in rows}

    def delete(self, versions: dict[int, int]) -> None:
        """See ``Engine``."""
        statement = (
            f"DELETE FROM {TABLE} known USING unnest(%s::bigint[], %s::bigint[]) gone (id, version) "  # noqa: S608
            "WHERE known.id = gone.id AND known.version <= gone.version "
            "RETURNING known.length, tsvector_to_array(known.words)"
        )
        total: Counter[str] = Counter()
        for length, words in self._execute(statement, [list(versions), list(versions.values())]):
            total.subtract(_counted(length, words))
        self.vocabulary.change(total)

    def search(self, question: Question) -> Answer:
        """See ``Engine``. Of more than 2,500 matches the newest and those in titles are ranked and counted."""
        is_narrowed = any(question.filters.values()) or question.date_from or question.date_to
        most = 0 if is_narrowed or question.sort != "relevance" else MOST
        statement = Statement(question, *self._source(question.tree, most))
        answer = answer_of(self._execute(statement.text, statement.values), self.name)
        return replace(answer, total=most, is_about=True) if most and answer.total > most else answer

    def _source(self, tree: Node, most: int = 0) -> tuple[str, list[Any]]:
        """The statement that ranks passages: about so many, where it is told how many."""
        if isinstance(tree, Everything):
            limit = f" ORDER BY date DESC NULLS LAST, id LIMIT {most + 1}" if most else ""
            return f"SELECT id, 0.0 AS score FROM search_passage{limit}", []  # noqa: S608
        asked = list(dict.fromkeys(positive(tree)))
        counts = self.vocabulary.counts([PASSAGES, LENGTH, *(word for one in asked for word in words_of(one))])
        rank = Rank(counts)
        if rank.passages >= FEWEST_PASSAGES:
            tree = without_frequent(tree, rank.share)
        pieces = [piece for one in asked for piece in rank.pieces(one)]
        score = " + ".join(text for text, _values in pieces) or "0.0"
        values = [value for _text, own in pieces for value in own]
        source = f"SELECT e.id, {score} AS score FROM {TABLE} e WHERE "  # noqa: S608
        if not most or rank.matches(tree) <= most:
            return f"{source} e.words @@ %s::tsquery", [*values, matching(tree)]
        newest = f"(SELECT id FROM {TABLE} WHERE words @@ %s::tsquery ORDER BY id DESC LIMIT {most + 1})"  # noqa: S608
        return f"{source} e.id IN ({newest} UNION {newest})", [*values, matching(tree), in_titles(tree)]

    def known_words(self, words: Iterable[str]) -> set[str]:
        """See ``Engine``."""
        signed = [sign + word for word in words for sign in (EXACT, LEMMA, PART, FOLDED)]
        return {word[1:] for word in self.vocabulary.counts(signed)}

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
        statement = f"SELECT id, version FROM {TABLE} WHERE id > %s ORDER BY id LIMIT %s"  # noqa: S608
        return [(int(key), int(version)) for key, version in self._execute(statement, [after, limit])]

    def clear(self) -> None:
        """See ``Engine``."""
        self._execute(f"DELETE FROM {TABLE}")  # noqa: S608
        self.vocabulary.clear()


def _counted(length: int, words: Iterable[str]) -> Counter[str]:
    """What a passage adds to the vocabulary."""
    return Counter([word for word in words if is_word(word)]) + Counter({PASSAGES: 1, LENGTH: length})


def _unsigned(counts: dict[str, int]) -> dict[str, int]:
    found: dict[str, int] = {}
    for word, number in counts.items():
        found[word[1:]] = max(found.get(word[1:], 0), number)
    return found
