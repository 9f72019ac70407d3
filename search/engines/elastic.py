"""The engine beside the database: an Elasticsearch of one node or of many, which answers faster than it must."""

from __future__ import annotations

import itertools
from collections.abc import Collection, Iterable, Mapping
from contextlib import suppress
from http import HTTPStatus
from typing import Any

from search.engines import elastic_requests as requests
from search.engines.connection import Connection, is_refusal, told, trouble_in
from search.engines.elastic_indexes import Indexes
from search.engines.protocol import Answer, EngineDown, Health, Hit, IndexDocument, Refused
from search.engines.troubles import Trouble
from search.query.nodes import Question

WORDS_A_REQUEST = 50
OUTCOMES = ("errors", "items.*._id", "items.*.status", "items.*.error")
"""What is told of passages that were sent: of each of five hundred the engine would say much more."""


class ElasticEngine:
    """An index behind an alias. It answers, and takes passages, once ``rebuild`` or ``clear`` has made an index.

    A half-filled index would answer as if the rest did not exist: so none is made on the way. What was written or
    deleted can be found, or no more, when the call returns.
    """

    name = "elasticsearch"

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self._client = connection.client()
        self._writer = connection.writer()
        self.indexes = Indexes(connection)
        self.alias = self.indexes.alias

    @classmethod
    def of(cls, values: Mapping[str, Any]) -> ElasticEngine:
        """The engine that ``settings.SEARCH_ENGINE`` describes."""
        return cls(Connection(**{**values, "addresses": tuple(values["addresses"])}))

    def is_built(self) -> bool:
        """See ``RemoteEngine``; where it does not answer nobody can say that it has one."""
        try:
            return self.indexes.are_built()
        except EngineDown:
            return False

    def upsert(self, documents: Iterable[IndexDocument]) -> None:
        """See ``Engine``; raises Refused with the keys of passages that the engine will not take."""
        self._write(self.alias, map(requests.entry_of, documents), refresh=True, require_alias=True)

    def delete(self, versions: dict[int, int]) -> None:
        """See ``Engine``."""
        # The engine would make an index of its own for a removal from one that is not there.
        if not self.indexes.are_built():
            raise EngineDown("there is no index yet", Trouble.UNBUILT)
        self._write(self.alias, itertools.starmap(requests.removal_of, versions.items()), refresh=True)

    def _write(self, index: str, entries: Iterable[bytes], **options: Any) -> None:
        refused: dict[int, str] = {}
        with told():
            for some in requests.portions(entries):
                answer = self._writer.bulk(index=index, operations=some, filter_path=OUTCOMES, **options)  # type: ignore[arg-type]
                refused |= _complaints(answer["items"]) if answer["errors"] else {}
        if refused:
            raise Refused(f"{len(refused)} passages were not taken: {next(iter(refused.values()))}", refused)

    def search(self, question: Question, without: Collection[int] = ()) -> Answer:
        """See ``Engine``; passages with a key in ``without`` are neither found nor counted."""
        answer = self._ask(**requests.search_body(question, without))
        # Whatever the order, the key is the last that decides it.
        hits = tuple(Hit(int(hit["sort"][-1]), float(hit["_score"] or 0.0)) for hit in answer["hits"]["hits"])
        facets = requests.counts_of(answer.get("aggregations", {}))
        return Answer(hits=hits, total=int(answer["hits"]["total"]["value"]), facets=facets, engine=self.name)

    def _ask(self, **body: Any) -> dict[str, Any]:
        with told():
            # An answer of a part of the index would be a wrong one.
            return dict(self._client.search(index=self.alias, allow_partial_search_results=False, **body))

    def known_words(self, words: Iterable[str]) -> set[str]:
        """See ``Engine``."""
        asked = list(dict.fromkeys(words))
        found: set[str] = set()
        for start in range(0, len(asked), WORDS_A_REQUEST):
            answer = self._ask(**requests.known_body(asked[start : start + WORDS_A_REQUEST]))
            known = answer["aggregations"]["known"]["buckets"]
            found |= {word for word, bucket in known.items() if bucket["doc_count"]}
        return found

    def alike(self, word: str, limit: int) -> list[str]:
        """See ``Engine``."""
        answer = self._ask(**requests.alike_body(word, limit))
        nearest: dict[str, tuple[float, int]] = {}
        for [entry, *_others] in filter(None, answer["suggest"].values()):
            for option in entry["options"]:
                near, often = nearest.get(option["text"], (0.0, 0))
                nearest[option["text"]] = (max(near, option["score"]), often + option["freq"])
        return sorted(nearest, key=lambda text: (-nearest[text][0], -nearest[text][1], text))[:limit]

    def versions(self, after: int, limit: int) -> list[tuple[int, int]]:
        """See ``Engine``; at most as many as ``elastic_requests.WINDOW`` at once."""
        if after <= 0:
            with told():
                self._writer.indices.refresh(index=self.alias)
        answer = self._ask(
            sort=[{"id": "asc"}], search_after=[after], size=min(limit, requests.WINDOW), source=False,
            docvalue_fields=["version"], track_total_hits=False,
        )  # fmt: skip
        return [(int(hit["_id"]), int(hit["fields"]["version"][0])) for hit in answer["hits"]["hits"]]

    def health(self) -> Health:
        """See ``Engine``; one whose index lacks a part is not up, one that has no index yet holds nothing."""
        try:
            with told():
                answer = self._client.count(index=self.alias, ignore_unavailable=True)
            if answer["_shards"]["failed"]:
                return Health(self.name, is_up=False, documents=int(answer["count"]), trouble=Trouble.INCOMPLETE)
            return Health(self.name, is_up=True, documents=int(answer["count"]), trouble=self.indexes.trouble())
        except EngineDown as problem:
            return Health(self.name, is_up=False, documents=None, trouble=problem.trouble or Trouble.FAULT)

    def clear(self) -> None:
        """See ``Engine``; from now on it is an empty index, which takes passages."""
        self.rebuild(())

    def rebuild(self, batches: Iterable[list[IndexDocument]]) -> None:
        """Fills a new index and puts it in the place of the old one, which answers until then.

        Where anything goes wrong the old one stays. Changes made meanwhile are the caller's to send again: an older
        version of a passage never replaces a newer one.
        """
        with self.indexes.fresh() as index:
            keys: set[int] = set()
            for batch in batches:
                self._write(index, map(requests.entry_of, batch))
                keys.update(document.id for document in batch)
            self.indexes.show(index, len(keys))

    def remove(self) -> None:
        """Takes away every index of this prefix, as far as the engine answers: the end of a scratch engine."""
        with suppress(EngineDown):
            self.indexes.drop(self.indexes.names())


def _complaints(items: Iterable[dict[str, Any]]) -> dict[int, str]:
    """What the engine has against passages, by key; raises EngineDown where it speaks of itself."""
    outcomes = [outcome for item in items for outcome in item.values()]
    return {int(outcome["_id"]): complaint for outcome in outcomes if (complaint := _complaint(outcome))}


def _complaint(outcome: dict[str, Any]) -> str:
    """What the engine has against one passage, "" where nothing is; raises EngineDown where it speaks of itself."""
    status, error = outcome["status"], outcome.get("error")
    # A conflict is an older version than the engine has; what is to be deleted and is gone already is no error.
    if status == HTTPStatus.CONFLICT or not error:
        return ""
    if not is_refusal(status):
        raise EngineDown(str(error), trouble_in(status, error))
    return str(error)
