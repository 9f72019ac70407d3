"""What the code imports is declared: nothing works only because another package happened to bring it along."""

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions

import pytest

from tests.architecture.sources import LAYERS, PRODUCT, ROOT, modules, name, parsed

OURS = {*PRODUCT, "tests", "manage"}
NOT_DECLARED = {
    "django_filters": "Wagtail documents it as part of its own filters and pins the release that fits",
    "libvoikko": "an optional system package: absent, it is done without",
    "modelcluster": "Wagtail documents it as part of its own interface and pins the release that fits",
    "modelsearch": "the same; the bench measures our search beside it",
    "taggit": "the same",
    "treebeard": "the same",
}


def normal(distribution):
    return re.sub(r"[-_.]+", "-", distribution).lower()


def declared(*groups):
    """The distributions that pyproject.toml names, for the site itself or for development too."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    ranges = list(project["project"]["dependencies"])
    for group in groups:
        ranges += project["dependency-groups"][group]
    return {normal(re.match(r"[\w.-]+", line).group()) for line in ranges}


def imported(path):
    """The top-level names that a module imports from outside the project and the standard library."""
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            yield node.module.split(".")[0]


@pytest.mark.parametrize(("folders", "groups"), [((*LAYERS, "demo"), ()), (("scripts", "bench", "tests"), ("dev",))])
def test_every_import_from_outside_is_declared(folders, groups):
    known, homes = declared(*groups), packages_distributions()
    undeclared = {
        f"{name(path)}: {module}"
        for path in modules(*folders)
        for module in imported(path)
        if module not in sys.stdlib_module_names and module not in OURS and module not in NOT_DECLARED
        if not {normal(home) for home in homes.get(module, ())} & known
    }
    assert undeclared == set()
