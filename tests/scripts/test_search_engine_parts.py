"""A search engine is made from published parts where there is a Java and a Maven; else a sentence says what lacks."""

import os
import stat

import pytest

from scripts import search_engine_parts as parts


def program(path, text):
    """A script that can be run."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{text}\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return path


def test_the_first_java_that_is_new_enough_is_taken(tmp_path, monkeypatch):
    old = program(tmp_path / "old/bin/java", "echo 'openjdk version \"17.0.9\" 2023-10-17' >&2")
    new = program(tmp_path / "new/bin/java", "echo 'openjdk version \"25.0.3\" 2026-04-21' >&2")
    monkeypatch.setattr(parts, "candidates", lambda: iter([tmp_path / "none", old, new]))
    assert parts.java() == new
    monkeypatch.setattr(parts, "candidates", lambda: iter([old]))
    with pytest.raises(parts.PartsMissing, match="no Java 21"):
        parts.java()


def test_what_is_no_java_has_no_version(tmp_path):
    assert parts.version_of(tmp_path / "none") == 0
    assert parts.version_of(program(tmp_path / "strange", "echo 'version \"soon' >&2")) == 0


def test_our_own_packages_bring_a_java_where_the_system_has_none(monkeypatch):
    monkeypatch.delenv("JAVA_HOME", raising=False)
    monkeypatch.setattr(parts.shutil, "which", lambda name: None)
    *_others, last = parts.candidates()
    assert parts.version_of(last) >= parts.OLDEST_JAVA


def test_without_maven_a_sentence_says_so_and_nothing_half_made_is_left(tmp_path, monkeypatch):
    monkeypatch.setattr(parts, "java", lambda: tmp_path / "java")
    monkeypatch.setattr(parts.shutil, "which", lambda name: None)
    with pytest.raises(parts.PartsMissing, match="Maven"):
        parts.prepared(tmp_path / "home")
    assert [path.name for path in tmp_path.iterdir()] == ["home.lock"]


def test_a_maven_that_fails_is_quoted(tmp_path, monkeypatch):
    broken = program(tmp_path / "mvn", "echo 'no route to host'; exit 1")
    monkeypatch.setattr(parts.shutil, "which", lambda name: str(broken))
    with pytest.raises(parts.PartsMissing, match="no route to host"):
        parts.fetch(tmp_path / "lib", tmp_path / "java")


def test_what_is_there_and_made_from_the_same_list_is_not_made_again(tmp_path, monkeypatch):
    made = []
    monkeypatch.setattr(parts, "make", lambda home: (home.mkdir(), made.append(1), stamp(home)))
    home = tmp_path / "home"
    assert parts.prepared(home) == parts.prepared(home) == home
    assert made == [1]
    (home / "stamp").write_text("another list")
    parts.prepared(home)
    assert made == [1, 1]


def stamp(home):
    (home / "stamp").write_text(parts.fingerprint())


@pytest.mark.engine
def test_the_engine_is_made_of_the_parts(tmp_path, search_engine_parts):
    assert (search_engine_parts / "launcher" / "Launcher.class").exists()
    transport = search_engine_parts / "modules" / parts.TRANSPORT
    assert {"plugin-descriptor.properties", "entitlement-policy.yaml"} <= set(os.listdir(transport))
    assert not list((search_engine_parts / "lib").glob("netty-*"))
