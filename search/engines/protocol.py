"""What every engine does, and the shapes that go in and out; nothing above knows which engine answers."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import Protocol

from search.query.nodes import Question

FIELDS = ("kind", "language", "body", "network", "year", "speaker", "present", "absent")
"""What a question may be narrowed by and counted by; values are strings, of the last two several a passage."""


@dataclass(frozen=True)
class IndexDocument:
    """A passage as an engine keeps it: words that were analysed before, in their order, and the fields.

    ``id`` is the primary key of the passage, ``version`` grows with every change of it. ``exact`` has one word for each
    word of the text, so that a phrase is found by neighbours; ``lemmas``, ``parts`` and ``folded`` are bags. The same
    four of the title.
    """

    id: int
    version: int
    exact: tuple[str, ...]
    lemmas: tuple[str, ...]
    parts: tuple[str, ...]
    folded: tuple[str, ...]
    title_exact: tuple[str, ...]
    title_lemmas: tuple[str, ...]
    title_parts: tuple[str, ...]
    date: str
    values: dict[str, tuple[str, ...]] = field(default_factory=dict)


Through = Callable[[Iterable[IndexDocument]], Iterable[IndexDocument]]
"""What reads documents as they are made, and gives them."""


@dataclass(frozen=True)
class Hit:
    """A passage that was found, by its primary key; a higher score is better."""

    id: int
    score: float


@dataclass(frozen=True)
class Answer:
    """One page of hits, how many there are in all, and the counts of each facet, most first.

    ``is_about`` says that ``total`` and the counts are a lower bound. ``engine`` names who answered; ``is_limited``
    that another one should have.
    """

    hits: tuple[Hit, ...]
    total: int
    facets: dict[str, tuple[tuple[str, int], ...]]
    engine: str
    is_about: bool = False
    is_limited: bool = False


@dataclass(frozen=True)
class Health:
    """Whether an engine answers now, and how many passages it holds (None where it does not say).

    ``trouble`` says what is wrong, "" where nothing is: one that answers may lack its index, or take no changes.
    """

    name: str
    is_up: bool
    documents: int | None
    trouble: str = ""


class EngineDown(Exception):
    """The engine did not answer in time, or not as agreed; the message is for a log.

    ``trouble`` is a value of ``search.engines.troubles.Trouble``, "" where nobody knows.
    """

    def __init__(self, message: str = "", trouble: str = "") -> None:
        super().__init__(message)
        self.trouble = trouble


class Refused(EngineDown):
    """The engine is well and did not take something; ``ids`` are the passages that it did not take, others it took."""

    def __init__(self, message: str, ids: Collection[int] = ()) -> None:
        super().__init__(message)
        self.ids = frozenset(ids)


class Engine(Protocol):
    """Finds passages. Every method raises EngineDown where the engine does not answer, and nothing else."""

    name: str

    def upsert(self, documents: Iterable[IndexDocument]) -> None:
        """Writes passages; one with an older version than the engine has changes nothing."""

    def delete(self, versions: dict[int, int]) -> None:
        """Takes passages away, by primary key and the version of the removal; unknown ones are no error."""

    def search(self, question: Question) -> Answer:
        """The passages that match, best first; ties by the language asked for, then the newest, then the key."""

    def known_words(self, words: Iterable[str]) -> set[str]:
        """Those of some plain words or lemmas that are in any passage."""

    def alike(self, word: str, limit: int) -> list[str]:
        """Words of the index that are spelled almost like one, the nearest and then the most frequent first."""

    def versions(self, after: int, limit: int) -> list[tuple[int, int]]:
        """Primary keys and versions of what it holds, by key, after one: for the comparison with the passages."""

    def health(self) -> Health:
        """How it is; raises nothing."""

    def clear(self) -> None:
        """Empties the engine."""


class EmbeddedEngine(Engine, Protocol):
    """An engine inside the database of the passages."""

    def suggest(self, prefix: str, limit: int) -> list[str]:
        """Words of titles and texts that begin so, the most frequent first."""

    def settle(self) -> None:
        """Brings what many small changes have left into the shape that is asked fastest, holding nobody up for long.

        Raises nothing: where the database is busy it stays as it is.
        """

    def tidying(self) -> AbstractContextManager[Through]:
        """While very many documents are written: what reads some hundred at a time that are written next.

        What was written before them is tidied meanwhile, the last of it by ``settle``. Raises nothing of its own.
        """

    def count(self) -> None:
        """Counts what very many passages at once have left to be counted: how frequent words are. Raises nothing."""


class RemoteEngine(Engine, Protocol):
    """An engine beside the database, which may be away, and whose index is made anew without a gap in its answers.

    Before an index was built it is down to every question. What ``upsert`` and ``delete`` changed can be found, or no
    more, when they return; where they raise Refused, the engine is well and took all but those passages.
    """

    def is_built(self) -> bool:
        """Whether it has an index that once was complete; nothing else of it answers before. Raises nothing."""

    def search(self, question: Question, without: Collection[int] = ()) -> Answer:
        """See ``Engine``; passages with a primary key in ``without`` are neither found nor counted."""

    def rebuild(self, batches: Iterable[list[IndexDocument]]) -> None:
        """Fills a new index and puts it in the place of the old one; without it where anything goes wrong."""
