"""The locks belong to the ranges of pyproject.toml and remember no place."""

import re

import pytest

from scripts import locks

PROJECT = """
[project]
requires-python = ">=3.11"
dependencies = ["Django>=5.2"]
[dependency-groups]
dev = ["pytest>=9"]
"""


@pytest.fixture
def project(tmp_path):
    (tmp_path / "pyproject.toml").write_text(PROJECT)
    for name in locks.LOCKS:
        (tmp_path / name).write_text(locks.first_line(tmp_path) + "django==5.2.19\n")
    return tmp_path


def test_fresh_locks_are_not_outdated(project):
    assert locks.outdated(project) == []


@pytest.mark.parametrize("change", [("Django>=5.2", "Django>=6"), ("pytest>=9", "pytest>=10"), (">=3.11", ">=3.12")])
def test_a_changed_range_makes_the_locks_outdated(project, change):
    (project / "pyproject.toml").write_text(PROJECT.replace(*change))
    assert locks.outdated(project) == list(locks.LOCKS)


def test_a_setting_of_a_tool_leaves_the_locks_alone(project):
    (project / "pyproject.toml").write_text(PROJECT + "[tool.ruff]\nline-length = 100\n")
    assert locks.outdated(project) == []


def test_an_unknown_verb_is_refused(capsys):
    assert locks.main(["freeze"]) == 2
    assert "usage" in capsys.readouterr().err


@pytest.mark.parametrize("name", locks.LOCKS)
def test_every_pin_has_its_hashes_and_no_address(name):
    text = (locks.ROOT / name).read_text()
    pins = re.findall(r"^[a-z0-9][^\n]*==[^\n]*\n(?P<next>[^\n]*)", text, re.MULTILINE)
    assert len(pins) > 40
    assert all(line.startswith("    --hash=sha256:") for line in pins)
    assert "://" not in text
    assert "--index" not in text


def test_the_development_lock_pins_what_the_lock_pins():
    both = [set(re.findall(r"^\S+==\S+", (locks.ROOT / name).read_text(), re.MULTILINE)) for name in locks.LOCKS]
    assert both[0] <= both[1]
