"""Programs are found where they are, and what is missing is named."""

import subprocess

import pytest

from scripts import system_packages
from scripts.system_packages import SystemPackage


@pytest.fixture
def unpacked(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path / "nowhere"))
    for place in ("usr/bin/harbour", "usr/lib/postgresql/9/bin/boatyard", "usr/lib/postgresql/15/bin/boatyard"):
        program = tmp_path / place
        program.parent.mkdir(parents=True, exist_ok=True)
        program.write_text("#!/bin/sh\n")
        program.chmod(0o755)
    return tmp_path


def test_a_package_is_missing_when_one_of_its_programs_is(unpacked):
    needed = [SystemPackage("harbour", ("harbour",)), SystemPackage("lighthouse", ("harbour", "lighthouse"))]
    assert system_packages.missing(needed, unpacked) == ["lighthouse"]


def test_programs_are_found_in_folders_of_their_own(unpacked):
    assert system_packages.missing([SystemPackage("boats", ("boatyard",))], unpacked) == []


def test_unpacked_libraries_are_reachable(unpacked):
    (unpacked / "usr/lib/x86_64-linux-gnu").mkdir(parents=True)
    variables = system_packages.environment(unpacked)
    assert str(unpacked / "usr/lib/x86_64-linux-gnu") in variables["LD_LIBRARY_PATH"]
    assert str(unpacked / "usr/bin") in variables["PATH"]


def test_libraries_that_lie_a_folder_deeper_are_reachable_too(unpacked):
    deeper = unpacked / "usr/lib/x86_64-linux-gnu/pulseaudio"
    deeper.mkdir(parents=True)
    (deeper / "libpulsecommon-16.1.so").touch()
    (unpacked / "usr/lib/x86_64-linux-gnu/perl").mkdir()
    reached = system_packages.environment(unpacked)["LD_LIBRARY_PATH"].split(":")
    assert str(deeper) in reached
    assert str(unpacked / "usr/lib/x86_64-linux-gnu/perl") not in reached


def test_without_unpacked_packages_the_libraries_stay_as_they_are(tmp_path, monkeypatch):
    monkeypatch.delenv("LD_LIBRARY_PATH", raising=False)
    assert "LD_LIBRARY_PATH" not in system_packages.environment(tmp_path / "absent")


def test_where_nothing_can_be_installed_the_missing_packages_are_named(unpacked, monkeypatch):
    monkeypatch.setattr(system_packages, "missing", lambda: ["chromium"])
    monkeypatch.setattr(system_packages.shutil, "which", lambda *_, **__: None)
    assert system_packages.ensure() == ["chromium"]


@pytest.fixture
def apt(monkeypatch):
    """Stands in for Debian's programs: what is asked to be installed, and which of it cannot be."""
    asked, there, refused = [], set(), set()

    def install(names):
        asked.append(names)
        if refused & set(names):
            raise subprocess.CalledProcessError(100, ["apt-get", "install", *names])
        there.update(names)

    names = [package.name for package in system_packages.NEEDED]
    monkeypatch.setattr(system_packages, "missing", lambda: [name for name in names if name not in there])
    monkeypatch.setattr(system_packages.shutil, "which", lambda name, **_: f"/usr/bin/{name}")
    for way in ("install_as_root", "unpack"):
        monkeypatch.setattr(system_packages, way, install)
    return asked, refused


def test_libvoikko_and_its_dictionary_are_installed_where_they_can_be(apt):
    asked, _refused = apt
    assert system_packages.ensure() == []
    assert asked == [["chromium", "postgresql", "gettext", "redis-server"], ["libvoikko1", "voikko-fi"]]


@pytest.mark.parametrize(
    ("name", "lacking"),
    [
        ("voikko-fi", ["libvoikko1", "voikko-fi"]),
        ("redis-server", ["chromium", "postgresql", "gettext", "redis-server"]),
    ],
)
def test_what_cannot_be_installed_keeps_nothing_else_away(apt, name, lacking, capsys):
    _asked, refused = apt
    refused.add(name)
    assert system_packages.ensure() == lacking
    assert "They were not installed" in capsys.readouterr().err
