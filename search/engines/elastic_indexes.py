"""The indexes of Elasticsearch behind their alias: a new one is filled unseen and takes the place of the old one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta

from search.engines.connection import Connection, told
from search.engines.elastic_requests import changing_settings, index_body, shape
from search.engines.protocol import EngineDown
from search.engines.troubles import Trouble

STAMP = "%Y%m%d%H%M%S%f"
LEFT_AFTER = timedelta(days=1)
"""When an index that was never shown counts as the rest of a rebuild that was killed."""


class Indexes:
    """The indexes of one site; every method raises EngineDown where the engine does not answer.

    The alias tells which fields the index has: one of another version of the program is not taken for ours.
    """

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self.family = f"{connection.prefix}-passages"
        self.alias = f"{self.family}-{shape()}"
        self._client = connection.writer()

    def are_built(self) -> bool:
        """Whether one is shown."""
        with told():
            return bool(self.connection.client().indices.exists_alias(name=self.alias))

    @contextmanager
    def fresh(self) -> Iterator[str]:
        """The name of a new index that nobody sees; gone where the block fails, others too old to be of use with it."""
        index = f"{self.alias}-{datetime.now(UTC):{STAMP}}"
        shape = self.connection
        with told():
            body = index_body(shards=shape.shards, replicas=shape.replicas, is_filling=True)
            self._client.indices.create(index=index, settings=body["settings"], mappings=body["mappings"])
        try:
            yield index
        except BaseException:
            self.drop([index])
            raise

    def show(self, index: str, count: int) -> None:
        """Puts an index under the alias, takes every other one away; raises EngineDown where it lacks passages."""
        with told():
            self._client.indices.refresh(index=index)
            held = int(self._client.count(index=index)["count"])
            if held != count:
                raise EngineDown(f"the new index has {held} passages of {count}")
            settings = changing_settings(replicas=self.connection.replicas, is_filling=False)
            self._client.indices.put_settings(index=index, settings=settings)
            before = self.names(is_shown=True)
            actions = [{"remove": {"index": name, "alias": self.alias}} for name in before]
            self._client.indices.update_aliases(actions=[*actions, {"add": {"index": index, "alias": self.alias}}])
        with suppress(EngineDown):
            self.drop([*before, *self.outdated(), *filter(_is_left, self.names(is_shown=False))])

    def names(self, *, is_shown: bool | None = None) -> list[str]:
        """Every index of ours; only those that are shown, or that are not, where that is said."""
        return [name for name, shown in self._shown_as().items() if is_shown in (None, self.alias in shown)]

    def outdated(self) -> list[str]:
        """The indexes that another version of the program shows."""
        return [name for name, shown in self._shown_as().items() if shown and self.alias not in shown]

    def _shown_as(self) -> dict[str, set[str]]:
        with told():
            found = self._client.indices.get_alias(index=f"{self.family}-*")
        return {name: set(about["aliases"]) for name, about in found.items()}

    def trouble(self) -> str:
        """What is wrong with the index though the engine answers; "" where nothing is."""
        if not self.are_built():
            return Trouble.OUTDATED if self.outdated() else Trouble.UNBUILT
        with told():
            found = self.connection.client().indices.get_settings(
                index=self.alias, name="index.blocks.*", flat_settings=True
            )
        blocks = [value for about in found.values() for value in about["settings"].values()]
        return Trouble.FULL if "true" in blocks else ""

    def drop_left(self, like: str) -> None:
        """Deletes the indexes with names like a pattern that are a day old, as far as the engine answers."""
        with suppress(EngineDown), told():
            self.drop(filter(_is_left, list(self._client.indices.get_alias(index=like))))

    def drop(self, indexes: Iterable[str]) -> None:
        """Deletes indexes; one that cannot be deleted now is left for the next time."""
        for index in indexes:
            with suppress(EngineDown), told():
                self._client.indices.delete(index=index)


def _is_left(index: str) -> bool:
    try:
        made = datetime.strptime(index.rpartition("-")[2], STAMP).replace(tzinfo=UTC)
    except ValueError:
        return False
    return datetime.now(UTC) - made > LEFT_AFTER
