"""What a run says of its figures, and what it does where an engine cannot be started."""

import json
import subprocess
from contextlib import contextmanager
from types import SimpleNamespace

import pytest

from bench.search import run
from bench.search.run import Measuring, growth, web_process_mb
from bench.search.servers import NotAtHand

SPEED = {
    "engine": "sqlite", "analysis": "simplemma", "passages": 100_000, "cold_per_second": 900.0, "p50_ms": 5.0,
    "p99_ms": 40.0, "warm_per_second": 4_000.0, "entered_per_second": None, "p95_ms": 30.0, "database_mb": 700,
}  # fmt: skip


def test_growth_is_told_of_each_engine_and_of_no_baseline():
    more, other = SPEED | {"passages": 10**6, "p50_ms": 20.0, "p95_ms": 60.0}, SPEED | {"engine": "postgres"}
    times = {"p50_ms": 4.0, "p95_ms": 2.0, "database_mb": 1.0}
    assert growth([SPEED, more, other]) == [{"engine": "sqlite", "from": 100_000, "to": 10**6, **times}]
    assert growth([one | {"analysis": "Snowball"} for one in (SPEED, more)]) == []


@pytest.fixture
def asked(monkeypatch, tmp_path):
    """What is measured in processes of their own, which here find something at once."""
    found = []
    (tmp_path / "wagtail.sqlite3").touch()

    def alone(code, variables=None, **options):
        found.append((options.get("engine", ""), options.get("size", 0), variables or {}))
        if code == run.JUDGED:
            return {"ndcg_at_10": 0.8, "without_result": 0.0}
        return 0.9 if code in {run.TRANSLATIONS, run.OVERLAP} else SPEED | {"engine": options.get("engine") or "theirs"}

    monkeypatch.setattr(run, "alone", alone)
    return found


@contextmanager
def there():
    yield {"DATABASE_URL": "postgres://there"}


def not_there():
    raise NotAtHand("there is no Java")


def test_every_engine_at_hand_is_measured_and_the_others_are_named(asked, monkeypatch, tmp_path):
    monkeypatch.setattr(run, "SERVERS", {"postgres": there, "elasticsearch": not_there})
    measuring = Measuring((10, 10**6), tmp_path)
    measuring.speed()
    beside = [(engine, size) for engine, size, variables in asked if variables == {"DATABASE_URL": "postgres://there"}]
    assert beside == [*[("postgres", 0)] * 3, ("postgres", 10)]
    assert [size for engine, size, _variables in asked if engine == "sqlite"] == [10, 10**6, 10]
    assert measuring.report["not_measured"] == ["elasticsearch: there is no Java"]
    assert measuring.report["translations"] == {"postgres": 0.9}


def test_baselines_are_timed_up_to_the_size_of_the_bars_each_with_a_database_of_its_own(asked, monkeypatch, tmp_path):
    monkeypatch.setattr(run, "SERVERS", {})
    Measuring((10, 10**5, 10**6), tmp_path).speed()
    theirs = {size: variables["DATABASE_URL"] for engine, size, variables in asked if not engine}
    assert theirs.keys() == {10, 10**5}
    assert len(set(theirs.values())) == 2
    assert [size for engine, size, _variables in asked if engine == "sqlite"] == [10, 10**5, 10**6, 10, 10**5]


def test_a_measurement_that_fails_is_told_and_keeps_no_other_from_being_made(asked, monkeypatch, tmp_path):
    @contextmanager
    def failing():
        raise subprocess.CalledProcessError(1, "measure")
        yield

    monkeypatch.setattr(run, "SERVERS", {"postgres": failing, "elasticsearch": there})
    measuring = Measuring((10,), tmp_path)
    measuring.speed()
    measuring.report["relevance"] = []
    assert [gate.sentence for gate in measuring.gates() if gate.met is False] == [
        "measurements that fail: postgres (none), MISSED"
    ]
    assert measuring.report["translations"] == {"elasticsearch": 0.9}


def test_every_engine_is_compared_with_the_embedded_one(asked, monkeypatch, tmp_path):
    monkeypatch.setattr(run, "SERVERS", {"elasticsearch": there})
    measuring = Measuring((10,), tmp_path)
    measuring.speed()
    measuring.report["relevance"] = []
    assert measuring.report["overlap"] == {"elasticsearch": 0.9}
    compared = {gate.gate: gate.met for gate in measuring.gates() if gate.gate.startswith("first ten in common")}
    assert compared == {
        "first ten in common, sqlite and postgres": None, "first ten in common, sqlite and elasticsearch": True,
    }  # fmt: skip


def test_what_an_engine_costs_that_fails_is_measured_by_itself(monkeypatch, tmp_path):
    measuring = Measuring((10,), tmp_path)
    monkeypatch.setattr(run.subprocess, "run", lambda *command, **options: None)
    measuring.outage()
    assert measuring.report["not_measured"] == ["what an engine costs that fails"]
    gate = {"gate": "added to a save", "bar": "at most 10 ms", "seen": 2.0, "met": True}
    (tmp_path / "outage.json").write_text(json.dumps({"gates": [gate]}))
    measuring.outage()
    measuring.report["relevance"] = []
    assert [one for one in measuring.gates() if one.gate == "added to a save"]


def test_a_process_of_its_own_is_told_what_to_measure_and_where(monkeypatch):
    told = []

    def start(command, env, **options):
        told.extend([command[3:], env["DATABASE_URL"]])
        return SimpleNamespace(stdout='{"p50_ms": 3}')

    monkeypatch.setattr(run.subprocess, "run", start)
    assert run.alone("found = 1", {"DATABASE_URL": "sqlite:///x"}, size=7, engine="sqlite") == {"p50_ms": 3}
    assert told == [["7", "sqlite", "", ""], "sqlite:///x"]


def test_a_web_process_stays_small():
    assert 30 < web_process_mb() <= 350
