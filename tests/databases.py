"""Databases that are slow to make, made once: one that is migrated, and one with the whole demo region."""

import fcntl
import hashlib
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import psycopg
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.db import connection, connections
from django.db.backends.signals import connection_created
from django.test import override_settings

from search.engines.chosen import embedded

ROOT = Path(__file__).resolve().parent.parent
TEMPLATES = ROOT / "var" / "test-databases"
REGION_SOURCES = ("cms", "pages", "events", "search", "demo", "locale")
REGION_DAY = date(2026, 11, 21)
"""The day from which the region of the tests counts what is coming."""
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
            if connection.alias == "default" and not connection.introspection.table_names():
                with sqlite3.connect(template) as source:
                    source.backup(connection.connection)

        connection_created.connect(fill)
        yield
        connection_created.disconnect(fill)
    else:
        connections["default"].settings_dict["TEST"]["TEMPLATE"] = _postgresql_template()
        yield


@dataclass(frozen=True)
class Region:
    """The loaded demo region: an SQLite file and the folder of its files, for copies only."""

    database: Path
    media: Path


def prepare() -> None:
    """Makes what tests copy before they ask for it, in the order in which a whole run comes to it.

    ``DATABASE_URL`` names a PostgreSQL server whose template is made as well.
    """
    _sqlite_template()
    _postgresql_template()
    demo_region()


def demo_region() -> Region:
    """The demo region as ``make demo`` loads it; loading takes minutes, so it is done once for the same sources."""
    sources = (path for name in REGION_SOURCES for path in (ROOT / name).rglob("*") if path.is_file())
    folder = TEMPLATES / f"region-{_digest(path for path in sources if path.suffix not in ('.pyc', '.mo'))}"
    with _one_at_a_time("region.lock"):
        if not folder.exists():
            _load_region(folder)
    return Region(folder / "region.sqlite3", folder / "media")


@contextmanager
def region_in_use(folder: Path) -> Iterator[None]:
    """Within, the database and the files are those of the demo region: copies on SQLite, loaded anew on PostgreSQL."""
    if connection.vendor == "sqlite":
        region, database = demo_region(), str(folder / "region.sqlite3")
        shutil.copy(region.database, database)
        shutil.copytree(region.media, folder / "media")
    else:
        database = _postgresql_region(folder / "media")
    storages = {**settings.STORAGES, "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"}}
    with override_settings(STORAGES=storages, MEDIA_ROOT=str(folder / "media")):
        connection.close()
        tested, connection.settings_dict["NAME"] = connection.settings_dict["NAME"], database
        ContentType.objects.clear_cache()
        # As the clock does each minute: words that very many passages brought at once correct nobody before.
        embedded().count()
        try:
            yield
        finally:
            connection.close()
            connection.settings_dict["NAME"] = tested
            ContentType.objects.clear_cache()
            cache.clear()


def _load_region(folder: Path) -> None:
    for older in TEMPLATES.glob("region-*"):
        shutil.rmtree(older)
    unfinished = TEMPLATES / "unfinished"
    shutil.rmtree(unfinished, ignore_errors=True)
    unfinished.mkdir()
    shutil.copy(_sqlite_template(), unfinished / "region.sqlite3")
    _load(f"sqlite:///{unfinished / 'region.sqlite3'}", unfinished / "media")
    _one_file(unfinished / "region.sqlite3")
    unfinished.replace(folder)


def _load(address: str, media: Path) -> None:
    settings_module = "tests.region_settings"
    variables = {"DATABASE_URL": address, "DJANGO_SETTINGS_MODULE": settings_module, "REGION_MEDIA": str(media)}
    for command in (["setup_site"], ["sync_roles"], ["load_demo", f"--date={REGION_DAY}"]):
        steps = [sys.executable, "manage.py", *command]
        subprocess.run(steps, cwd=ROOT, env=os.environ | variables, check=True, stdout=subprocess.DEVNULL)


@contextmanager
def _one_at_a_time(name: str = "lock") -> Iterator[None]:
    TEMPLATES.mkdir(parents=True, exist_ok=True)
    with (TEMPLATES / name).open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _migrate(address: str) -> None:
    command = [sys.executable, "manage.py", "migrate", "--verbosity", "0"]
    variables = os.environ | {"DATABASE_URL": address, "DJANGO_SETTINGS_MODULE": "cms.settings.test"}
    subprocess.run(command, cwd=ROOT, env=variables, check=True)


def _digest(sources: Iterable[Path]) -> str:
    digest = hashlib.sha256()
    for source in sorted(sources):
        digest.update(source.read_bytes())
    return digest.hexdigest()[:16]


def _sqlite_template() -> Path:
    sources = [ROOT / "requirements.lock", *ROOT.glob("*/migrations/*.py")]
    template = TEMPLATES / f"migrated-{_digest(sources)}.sqlite3"
    with _one_at_a_time():
        if not template.exists():
            fresh = TEMPLATES / "fresh.sqlite3"
            fresh.unlink(missing_ok=True)
            _migrate(f"sqlite:///{fresh}")
            _one_file(fresh)
            fresh.replace(template)
    return template


def _one_file(database: Path) -> None:
    with closing(sqlite3.connect(database)) as made:
        made.execute("PRAGMA journal_mode=DELETE")


def _postgresql_template() -> str:
    address = os.environ["DATABASE_URL"]
    with _one_at_a_time("postgresql.lock"), psycopg.connect(address, autocommit=True) as server:
        known = server.execute("SELECT 1 FROM pg_database WHERE datname = %s", [POSTGRESQL_TEMPLATE]).fetchone()
        if not known:
            server.execute(f"CREATE DATABASE {POSTGRESQL_TEMPLATE}")
            _migrate(address.rsplit("/", 1)[0] + f"/{POSTGRESQL_TEMPLATE}")
    return POSTGRESQL_TEMPLATE


def _postgresql_region(media: Path) -> str:
    template, name = _postgresql_template(), f"foorumi_region_{os.getpid()}"
    with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as server:
        server.execute(f"CREATE DATABASE {name} TEMPLATE {template}")
    address = os.environ["DATABASE_URL"].rsplit("/", 1)[0] + f"/{name}"
    _load(address, media)
    with psycopg.connect(address, autocommit=True) as loaded:
        # Nobody else tells the planner so soon that the tables have grown: one question took minutes.
        loaded.execute("ANALYZE")
    return name
