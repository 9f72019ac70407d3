"""A pytest plugin: a real search engine for tests marked ``engine``, started once a run, or the one that is named.

``TEST_SEARCH_ENGINE`` names the addresses of one that runs already; tests leave other indexes than their own alone.
Where this machine cannot run one, those tests are skipped with the reason; where ``CI`` is set they fail.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from scripts.search_engine import throwaway_search_engine
from scripts.search_engine_parts import PartsMissing, prepared


@cache
def parts() -> Path | str:
    """The folder of the engine, or what is missing; asked once a run."""
    try:
        return prepared()
    except PartsMissing as problem:
        return str(problem)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skips a test that needs a real engine where none can be had, by its name; fails it where CI is set."""
    if not item.get_closest_marker("engine") or is_named():
        return
    found = parts()
    if isinstance(found, str):
        give_up = pytest.fail if os.environ.get("CI") else pytest.skip
        give_up(f"{item.name}: no real search engine. {found}")


def is_named() -> bool:
    """Whether the environment names an engine that runs already."""
    return bool(os.environ.get("TEST_SEARCH_ENGINE"))


@pytest.fixture
def search_engine_parts() -> Path:
    """The folder of an engine that this machine can start, for a test that needs one of its own."""
    found = parts()
    if isinstance(found, str):
        pytest.skip(f"no search engine of its own: {found}")
    return found


@pytest.fixture(scope="session")
def search_engine_addresses() -> Iterator[list[str]]:
    """Where a real engine answers."""
    if is_named():
        yield os.environ["TEST_SEARCH_ENGINE"].split(",")
        return
    with throwaway_search_engine() as cluster:
        yield [node.address for node in cluster.nodes]
