"""A report says what was measured; numbers without that are worth nothing."""

import json

from bench import run


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
    assert json.loads((tmp_path / "var/reports/bench.json").read_text())["broken"]
