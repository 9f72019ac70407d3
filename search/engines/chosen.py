"""Which engines a site has: the one that its database has inside, and perhaps one beside it."""

from typing import cast

from django.conf import settings
from django.db import connections
from django.utils.module_loading import import_string

from search.engines.protocol import EmbeddedEngine, RemoteEngine

ENGINES = {
    "sqlite": "search.engines.fts5.Fts5Engine",
    "postgresql": "search.engines.postgres.PostgresEngine",
}


def embedded(using: str = "default") -> EmbeddedEngine:
    """The engine inside the database of the passages: always complete, and as near as the rows themselves."""
    return cast(EmbeddedEngine, import_string(ENGINES[connections[using].vendor])(using))


def remote() -> RemoteEngine | None:
    """The engine beside the database; None where the settings name none."""
    if not settings.SEARCH_ENGINE["addresses"]:
        return None
    # Its client is not loaded where nobody asks for it.
    return cast(RemoteEngine, import_string("search.engines.elastic.ElasticEngine").of(settings.SEARCH_ENGINE))
