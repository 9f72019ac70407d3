"""A pytest plugin: tests meet the translations as they stand in the catalogues, also straight after an edit."""

from pathlib import Path

import pytest

from scripts.catalogues import compile_all


def pytest_configure(config: pytest.Config) -> None:
    """Compiles the catalogues once per run, before Django reads them."""
    if not hasattr(config, "workerinput"):
        compile_all(Path(config.rootpath))
