"""Test databases start as copies of one that has been migrated, which takes twenty seconds a time."""

import fcntl
import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg
from django.conf import settings
from django.db import connections
from django.db.backends.signals import connection_created

ROOT = Path(__file__).resolve().parent.parent
TEMPLATES = ROOT / "var" / "test-databases"
POSTGRESQL_TEMPLATE = "foorumi_migrated"


@contextmanager
def migrated_copies() -> Iterator[None]:
    """Test databases made within are copies, and are not migrated again.

    Even with nothing to apply, ``migrate`` builds the models of every state, which takes as long as applying them.
    """
    connections["default"].settings_dict["TEST"]["MIGRATE"] = False
    if settings.DATABASES["default"]["ENGINE"].endswith("sqlite3"):
        template = _sqlite_template()

        def fill(connection: Any, **_others: Any) -> None:
            if not connection.introspection.table_names():
                with sqlite3.connect(template) as source:
                    source.backup(connection.connection)

        connection_created.connect(fill)
        yield
        connection_created.disconnect(fill)
    else:
        connections["default"].settings_dict["TEST"]["TEMPLATE"] = _postgresql_template()
        yield


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    TEMPLATES.mkdir(parents=True, exist_ok=True)
    with (TEMPLATES / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _migrate(address: str) -> None:
    command = [sys.executable, "manage.py", "migrate", "--verbosity", "0"]
    variables = os.environ | {"DATABASE_URL": address, "DJANGO_SETTINGS_MODULE": "cms.settings.test"}
    subprocess.run(command, cwd=ROOT, env=variables, check=True)


def _newest_migration() -> float:
    sources = [ROOT / "requirements.lock", *ROOT.glob("*/migrations/*.py")]
    return max(source.stat().st_mtime for source in sources)


def _sqlite_template() -> Path:
    template = TEMPLATES / "migrated.sqlite3"
    with _one_at_a_time():
        if not template.exists() or template.stat().st_mtime < _newest_migration():
            fresh = TEMPLATES / "fresh.sqlite3"
            fresh.unlink(missing_ok=True)
            _migrate(f"sqlite:///{fresh}")
            with sqlite3.connect(fresh) as made:
                made.execute("PRAGMA journal_mode=DELETE")
            fresh.replace(template)
    return template


def _postgresql_template() -> str:
    address = os.environ["DATABASE_URL"]
    with _one_at_a_time(), psycopg.connect(address, autocommit=True) as server:
        known = server.execute("SELECT 1 FROM pg_database WHERE datname = %s", [POSTGRESQL_TEMPLATE]).fetchone()
        if not known:
            server.execute(f"CREATE DATABASE {POSTGRESQL_TEMPLATE}")
            _migrate(address.rsplit("/", 1)[0] + f"/{POSTGRESQL_TEMPLATE}")
    return POSTGRESQL_TEMPLATE
