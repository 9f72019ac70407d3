"""The engines that are measured beside the one of SQLite, each running for the length of its measurement."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from typing import TypeVar

from bench.run import ROOT
from scripts.search_engine import throwaway_search_engine
from scripts.search_engine_parts import PartsMissing
from scripts.throwaway_postgresql import ServerDidNotStart, throwaway_postgresql

Variables = dict[str, str]
PATIENT = {"SEARCH_ENGINE_SECONDS": "30"}
"""A question that takes too long for a reader is to be measured, not to be given up."""
Server = TypeVar("Server")


class NotAtHand(Exception):
    """This machine cannot run a server; the message says why."""


@contextmanager
def postgresql() -> Iterator[Variables]:
    """An empty database with its tables: the one that DATABASE_URL named at the start, else one of its own."""
    if NAMED.startswith("postgres"):
        yield _migrated(NAMED)
        return
    with _started(throwaway_postgresql) as address:
        yield _migrated(address)


def _migrated(address: str) -> Variables:
    variables = {"DATABASE_URL": address}
    command = [sys.executable, "manage.py", "migrate", "--verbosity", "0"]
    subprocess.run(command, cwd=ROOT, check=True, env=os.environ | variables)
    return variables


@contextmanager
def elasticsearch() -> Iterator[Variables]:
    """The engine that the environment names, else a node of its own."""
    if os.environ.get("SEARCH_ENGINE_ADDRESSES"):
        yield PATIENT
        return
    with _started(partial(throwaway_search_engine, measured=True)) as cluster:
        yield PATIENT | {"SEARCH_ENGINE_ADDRESSES": cluster.addresses, "SEARCH_ENGINE_REPLICAS": "0"}


@contextmanager
def _started(start: Callable[[], AbstractContextManager[Server]]) -> Iterator[Server]:
    """A server, with one exception for all that keeps it from starting and none for what happens while it runs."""
    server = start()
    try:
        running = server.__enter__()
    except (PartsMissing, ServerDidNotStart, OSError, KeyError, subprocess.CalledProcessError) as problem:
        raise NotAtHand(str(problem) or type(problem).__name__) from problem
    try:
        yield running
    finally:
        server.__exit__(None, None, None)


NAMED = os.environ.get("DATABASE_URL", "")
SERVERS: dict[str, Callable[[], AbstractContextManager[Variables]]] = {
    "postgres": postgresql,
    "elasticsearch": elasticsearch,
}
