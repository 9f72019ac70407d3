"""A corpus of any size is entered, asked and measured."""

import pytest

from bench.search.speed import measured

pytestmark = pytest.mark.usefixtures("scratch_databases")


def test_a_small_corpus_has_every_figure(monkeypatch):
    monkeypatch.setattr("bench.search.speed.QUESTIONS", 8)
    monkeypatch.setattr("bench.search.speed.COLD", 10)
    found = measured(40)
    assert (found.engine, found.passages) == ("sqlite", 40)
    assert found.cold_per_second > 0
    assert found.warm_per_second > 0
    assert 0 < found.p50_ms <= found.p95_ms <= found.p99_ms
