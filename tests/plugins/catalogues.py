"""A pytest plugin: tests meet the translations as they stand in the catalogues, also straight after an edit."""

import pytest

from scripts.catalogues import compile_all


@pytest.hookimpl(tryfirst=True)
def pytest_load_initial_conftests(early_config: pytest.Config) -> None:
    """Compiles the catalogues before pytest-django starts Django, which remembers those that it does not find."""
    compile_all(early_config.rootpath)
