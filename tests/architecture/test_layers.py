"""search -> events -> pages -> cms: imports point one way only, and stand at the top of their file."""

import ast
import subprocess
import sys
from pathlib import Path

from tests.architecture.sources import PRODUCT, ROOT, functions, modules, name, parsed

LAWFUL_IN_FUNCTIONS = {
    "cms/apps.py: ready": "Django loads models before it calls ready(): receivers cannot be imported earlier",
    "pages/apps.py: ready": "the same",
    "events/apps.py: ready": "the same",
    "search/apps.py: ready": "the same",
    "cms/wagtail_admin.py: _state": "the configuration of an app, which is loaded before the models",
    "cms/typography.py: _dictionary": "libvoikko is an optional system package: absent or broken, it is done without",
}
LINT_IMPORTS = Path(sys.executable).with_name("lint-imports")


def test_the_contracts_of_pyproject_are_kept():
    done = subprocess.run([LINT_IMPORTS, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_no_import_hides_in_a_function():
    hidden = {
        f"{name(path)}: {function.name}"
        for path in modules(*PRODUCT)
        for function in functions(parsed(path))
        if any(isinstance(node, ast.Import | ast.ImportFrom) for node in ast.walk(function))
    }
    assert hidden - LAWFUL_IN_FUNCTIONS.keys() == set()


def test_the_environment_is_read_in_the_settings_only():
    readers = [
        name(path)
        for path in modules("cms", "pages", "events", "search")
        if "os.environ" in path.read_text() and path.parent.name != "settings"
    ]
    assert readers == ["cms/wsgi.py"]
