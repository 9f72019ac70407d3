"""A pytest plugin: what looks at the whole demo region runs in one worker, so that it is loaded and walked once.

The groups of pytest-xdist 3.8 do the same, but pytest 9.2 no longer hands over the names that they are written into.
"""

from typing import Any

import pytest
from xdist.scheduler import LoadScopeScheduling

REGION = ("tests/demo/test_crawl.py", "tests/demo/test_loader.py")


class RegionScheduling(LoadScopeScheduling):
    """Single tests in their order, but those of the region together and first, because they take longest."""

    def _split_scope(self, nodeid: str) -> str:
        return "region" if nodeid.startswith(REGION) else nodeid


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> RegionScheduling | None:
    """Deals out the tests of a parallel run, unless it asks for another way by name."""
    return RegionScheduling(config, log) if config.getvalue("dist") == "load" else None
