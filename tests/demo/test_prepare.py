"""The demo is prepared once for a content, and again when the content changes."""

import pytest

from demo import prepare


@pytest.fixture
def region(tmp_path):
    for name in ("serve.py", "content/news.yaml", "management/commands/load_demo.py"):
        path = tmp_path / "demo" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)
    return tmp_path / "demo"


def fingerprint(region):
    return prepare.fingerprint(prepare.content_files(region), region)


def test_a_changed_text_changes_the_fingerprint(region):
    before = fingerprint(region)
    (region / "content/news.yaml").write_text("other news")
    assert fingerprint(region) != before


def test_a_renamed_or_new_text_changes_the_fingerprint(region):
    before = fingerprint(region)
    (region / "content/news.yaml").rename(region / "content/new.yaml")
    renamed = fingerprint(region)
    (region / "content/more.yaml").write_text("")
    assert len({before, renamed, fingerprint(region)}) == 3


def test_the_supervisor_and_compiled_files_are_no_content(region):
    before = fingerprint(region)
    (region / "serve.py").write_text("changed")
    (region / "content/cache.pyc").write_text("")
    assert fingerprint(region) == before


def test_a_step_is_done_for_its_own_fingerprint_only(tmp_path):
    stamp = tmp_path / "stamp"
    assert not prepare.is_done(stamp, "a")
    stamp.write_text("a")
    assert prepare.is_done(stamp, "a")
    assert not prepare.is_done(stamp, "b")


def test_an_old_database_is_set_aside_with_its_log(tmp_path):
    for name in ("demo.sqlite3", "demo.sqlite3-wal"):
        (tmp_path / name).write_text(name)
    prepare.set_aside(tmp_path / "demo.sqlite3")
    assert {path.name for path in tmp_path.iterdir()} == {"demo.sqlite3.previous", "demo.sqlite3.previous-wal"}


def test_the_first_start_has_nothing_to_set_aside(tmp_path, capsys):
    prepare.set_aside(tmp_path / "demo.sqlite3")
    assert capsys.readouterr().out == ""
