"""A report says what was measured; numbers without that are worth nothing."""

import json

from bench import run
from bench.load import Speed


def test_a_report_names_versions_and_commit():
    known = run.provenance()
    assert json.loads(json.dumps(known)) == known
    assert {"commit", "at", "python", "sqlite", "Django", "wagtail", "wagtail-localize", "gunicorn"} <= known.keys()


def test_a_broken_promise_ends_with_one(monkeypatch, tmp_path, capsys):
    (tmp_path / "var").mkdir()
    monkeypatch.setattr(run, "ROOT", tmp_path)
    monkeypatch.setattr(run, "compile_all", lambda root: None)
    monkeypatch.setattr(run, "collect_static", lambda var: None)
    monkeypatch.setattr(run.django, "setup", lambda: None)
    monkeypatch.setattr(run, "measured", lambda large: {"broken": [f"list of news: 30 queries at {large}"]})
    monkeypatch.setenv("DATABASE_URL", "")
    monkeypatch.setenv("DJANGO_SETTINGS_MODULE", "cms.settings.test")
    assert run.main(["50"]) == 1
    assert "BROKEN: list of news: 30 queries at 50" in capsys.readouterr().out
    (result,) = (tmp_path / "bench/results").glob("*.json")
    assert json.loads(result.read_text())["broken"]


def test_a_kept_page_that_is_slow_beside_hello_is_said():
    speeds = [
        Speed("a meeting", "made", 1, 4.0, 250.0, 1000.0),
        Speed("a meeting", "from the cache", 1, 490.0, 2.0, 1000.0),
        Speed("a meeting", "from the cache", 8, 1000.0, 8.0, 2000.0),
    ]
    assert run.slow(speeds) == ["a meeting, 1 clients: 0.49 of hello"]
