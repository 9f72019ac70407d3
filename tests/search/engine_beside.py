"""A stand-in for the engine beside the database: in memory, with the rules of versions, and it can be switched off."""

from __future__ import annotations

from typing import Any

from search.engines.protocol import Answer, EngineDown, Health, Refused
from search.engines.troubles import Trouble


class EngineBeside:
    """Keeps versions of passages and of removals; ``refuses`` are primary keys that it does not take."""

    name = "beside"

    def __init__(self) -> None:
        self.is_up, self.built = True, True
        self.versions_kept: dict[int, int] = {}
        self.removed: dict[int, int] = {}
        self.refuses: set[int] = set()
        self.names_what_it_refuses = True
        self.batches: list[list[int]] = []
        self.while_filling: Any = lambda: None

    def _answer(self, keys: Any = ()) -> None:
        if not self.is_up:
            raise EngineDown("away")
        if refused := self.refuses.intersection(keys):
            raise Refused(f"refused {sorted(refused)}", refused if self.names_what_it_refuses else ())

    def upsert(self, documents: Any) -> None:
        documents = list(documents)
        self._answer()
        self.batches.append([document.id for document in documents])
        for document in documents:
            if document.id in self.refuses:
                continue
            newest = max(self.versions_kept.get(document.id, -1), self.removed.get(document.id, -1))
            if document.version >= newest:
                self.versions_kept[document.id] = document.version
        self._answer([document.id for document in documents])

    def delete(self, versions: dict[int, int]) -> None:
        self._answer(versions)
        for key, version in versions.items():
            if version >= self.versions_kept.get(key, -1):
                self.versions_kept.pop(key, None)
                self.removed[key] = version

    def search(self, question: Any, without: Any = ()) -> Answer:
        self._answer()
        return Answer(hits=(), total=0, facets={}, engine=self.name)

    def known_words(self, words: Any) -> set[str]:
        return set(words)

    def alike(self, word: str, limit: int) -> list[str]:
        return []

    def versions(self, after: int, limit: int) -> list[tuple[int, int]]:
        self._answer()
        return sorted(row for row in self.versions_kept.items() if row[0] > after)[:limit]

    def health(self) -> Health:
        if not self.is_up:
            return Health(self.name, is_up=False, documents=None, trouble=Trouble.UNREACHABLE)
        return Health(self.name, is_up=True, documents=len(self.versions_kept))

    def clear(self) -> None:
        self.versions_kept.clear()

    def is_built(self) -> bool:
        return self.built

    def rebuild(self, batches: Any) -> None:
        self._answer()
        fresh = {}
        for batch in batches:
            self._answer()
            fresh.update({document.id: document.version for document in batch})
            self.while_filling()
        self.versions_kept, self.built = fresh, True
