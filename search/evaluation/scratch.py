"""An engine and a database beside the site's for the length of a measurement, empty at first and gone afterwards."""

from __future__ import annotations

import tempfile
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from importlib import import_module
from pathlib import Path
from typing import Any

from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

from search.engines import chosen
from search.engines.elastic import ElasticEngine
from search.engines.protocol import Engine, EngineDown
from search.models import Passage, PassagePerson

LIKE_OURS = ("search_passage", "search_passageperson")
TABLES_OF_THE_INDEX = (
    "SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename ~ '^search_(embedded|vocabulary)'"
)
ENGINES = ("sqlite", "postgres", "elasticsearch")


SCRATCH, STAMP = "scratch_", "%Y%m%d%H%M%S"
LEFT_AFTER = timedelta(days=1)
"""When a schema counts as the rest of a measurement that was killed; none takes so long."""


class Unavailable(Exception):
    """The engine that was asked for cannot be used here; the message says what is missing."""


@contextmanager
def scratch_engine(name: str) -> Iterator[tuple[Engine, str]]:
    """An empty engine, one of ``ENGINES``, and the name of the database of its passages. Raises Unavailable."""
    with scratch_database("postgresql" if name == "postgres" else "sqlite") as using:
        if name != "elasticsearch":
            yield chosen.embedded(using), using
            return
        engine = _remote()
        try:
            try:
                engine.clear()
            except EngineDown as problem:
                raise Unavailable(f"The search engine does not answer: {problem}") from problem
            yield engine, using
        finally:
            engine.remove()


def _remote() -> ElasticEngine:
    remote = chosen.remote()
    if not isinstance(remote, ElasticEngine):
        raise Unavailable("The settings name no search engine (SEARCH_ENGINE_ADDRESSES).")
    prefix = f"{remote.connection.prefix}-scratch"
    remote.indexes.drop_left(f"{prefix}-*")
    return ElasticEngine(replace(remote.connection, prefix=f"{prefix}-{uuid.uuid4().hex}"))


@contextmanager
def scratch_database(vendor: str) -> Iterator[str]:
    """The name of a database of the vendor ("sqlite", "postgresql") with empty tables, gone after the block.

    On PostgreSQL it is a schema of the site's own database, which must be of that vendor; on SQLite a file.
    """
    with tempfile.TemporaryDirectory(prefix="foorumi-search-") as folder:
        name = f"{SCRATCH}{datetime.now(UTC):{STAMP}}_{uuid.uuid4().hex}"
        settings = deepcopy(connections.settings["default"])
        settings |= _on_postgresql(settings, name) if vendor == "postgresql" else _on_sqlite(Path(folder) / "scratch")
        connections.settings[name] = settings
        connection = connections[name]
        try:
            (_schema if vendor == "postgresql" else _file)(connection, name)
            yield name
        finally:
            _drop(connection, vendor, name)
            connection.close()
            del connections[name]
            del connections.settings[name]


def _on_sqlite(path: Path) -> dict[str, Any]:
    default = connections["default"]
    options = deepcopy(connections.settings["default"]["OPTIONS"]) if default.vendor == "sqlite" else {}
    return {"ENGINE": "django.db.backends.sqlite3", "NAME": str(path), "OPTIONS": options, "CONN_MAX_AGE": None}


def _on_postgresql(settings: dict[str, Any], name: str) -> dict[str, Any]:
    if connections["default"].vendor != "postgresql":
        raise Unavailable("The site's own database is not PostgreSQL.")
    options = settings["OPTIONS"] | {"options": f"-c search_path={name},public"}
    return {"OPTIONS": options, "NAME": connections["default"].settings_dict["NAME"], "CONN_MAX_AGE": None}


def _file(connection: BaseDatabaseWrapper, _name: str) -> None:
    with connection.schema_editor() as editor:
        editor.create_model(Passage)
        editor.create_model(PassagePerson)
    # Passages belong to pages, of which there are none here.
    connection.disable_constraint_checking()
    with connection.cursor() as cursor:
        for migration in ("0005_embedded_narrowing", "0017_values_of_passages"):
            for statement in import_module(f"search.migrations.{migration}").SQLITE:
                cursor.execute(statement)


def _schema(connection: BaseDatabaseWrapper, name: str) -> None:
    with connection.cursor() as cursor:
        _drop_left(cursor)
        cursor.execute(f"CREATE SCHEMA {name}")
        cursor.execute(
            "SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename LIKE 'search_embedded%%'"
        )
        tables = [*LIKE_OURS, *(table for (table,) in cursor.fetchall())]
        for table in tables:
            # Indexes and all, but for foreign keys: there are no pages here.
            cursor.execute(f"CREATE TABLE {name}.{table} (LIKE public.{table} INCLUDING ALL)")
            _set_as_there(cursor, table, name)


def _drop_left(cursor: Any) -> None:
    """Drops the schemas of measurements that were killed a day ago."""
    oldest = f"{SCRATCH}{datetime.now(UTC) - LEFT_AFTER:{STAMP}}"
    cursor.execute("SELECT nspname FROM pg_namespace WHERE nspname ~ %s", [f"^{SCRATCH}[0-9]{{14}}_[0-9a-f]{{32}}$"])
    for (left,) in cursor.fetchall():
        if left < oldest:
            cursor.execute(f"DROP SCHEMA {left} CASCADE")


def _set_as_there(cursor: Any, table: str, name: str) -> None:
    """How the rows of a table are stored and looked at is no part of ``LIKE``, and changes the time of a question."""
    cursor.execute("SELECT reloptions FROM pg_class WHERE oid = %s::regclass", [f"public.{table}"])
    [(options,)] = cursor.fetchall()
    if options:
        cursor.execute(f"ALTER TABLE {name}.{table} SET ({', '.join(options)})")
    cursor.execute(
        "SELECT attname, attstattarget FROM pg_attribute WHERE attrelid = %s::regclass AND attnum > 0 "
        "AND attstattarget >= 0",
        [f"public.{table}"],
    )
    for column, target in cursor.fetchall():
        cursor.execute(f'ALTER TABLE {name}.{table} ALTER COLUMN "{column}" SET STATISTICS {target}')


def _drop(connection: BaseDatabaseWrapper, vendor: str, name: str) -> None:
    if vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"DROP SCHEMA IF EXISTS {name} CASCADE")
