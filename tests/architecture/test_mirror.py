"""The tests mirror the source: whoever changes cms/permissions.py finds its tests in tests/cms/test_permissions.py."""

import pytest

from tests.architecture.sources import PRODUCT, ROOT, functions, modules, name, parsed

WITHOUT_A_MIRROR = {
    "apps.py": "Django's registration of an app",
    "wagtail_hooks.py": "registrations only; what they register is tested where it stands",
    "protocol.py": "an interface only; whatever fulfils it has tests",
    "wsgi.py": "the entry point of the server",
    "urls.py": "addresses only; the views behind them have tests",
}
FOLDERS_WITHOUT_A_MIRROR = {
    "settings": "values; tests/cms/test_settings.py has the rules among them",
    "commands": "a command reads its arguments and calls a service; tests/<app>/test_commands.py has them all",
    "formats": "values; tests/cms/test_dates.py shows them",
}


def has_rules(path):
    """Whether a module has functions of its own, and is of a kind that has a test of its own."""
    folders = set(path.relative_to(ROOT).parts[:-1])
    if path.name in WITHOUT_A_MIRROR or folders & FOLDERS_WITHOUT_A_MIRROR.keys():
        return False
    return bool(functions(parsed(path)))


def mirror(path):
    """Where the tests of a module stand."""
    own = path.relative_to(ROOT)
    stem = own.parent.name if own.name == "__init__.py" else own.stem
    folder = own.parent.parent if own.name == "__init__.py" else own.parent
    return ROOT / "tests" / folder / f"test_{stem}.py"


@pytest.mark.parametrize("layer", PRODUCT)
def test_every_module_with_rules_has_its_mirrored_tests(layer):
    missing = [
        f"{name(path)} -> {name(mirror(path))}"
        for path in modules(layer)
        if has_rules(path) and not mirror(path).exists()
    ]
    assert missing == []
