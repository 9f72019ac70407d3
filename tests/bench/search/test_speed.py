"""A corpus of any size is entered, asked and measured."""

import pytest

from bench.search.corpus import Corpus
from bench.search.kept import Documents
from bench.search.speed import Asked, _Entering, by_hits, measured
from search.analysis.pipeline import Analysis
from search.engines.protocol import Answer
from search.evaluation.scratch import scratch_engine
from search.models import Passage, PassagePerson

pytestmark = pytest.mark.usefixtures("scratch_databases")


def test_a_small_corpus_has_every_figure(monkeypatch):
    monkeypatch.setattr("bench.search.speed.QUESTIONS", 8)
    monkeypatch.setattr("bench.search.speed.COLD", 10)
    found = measured(40)
    assert (found.engine, found.passages) == ("sqlite", 40)
    assert min(found.cold_per_second, found.warm_per_second, found.rebuilt_per_second, found.entered_per_second) > 0
    assert 0 < found.p50_ms <= found.p95_ms <= found.p99_ms
    assert found.first_p50_ms > 0
    assert 0 < found.engine_p50_ms <= found.p50_ms
    assert found.by_hits


def test_what_was_analysed_for_one_engine_is_not_analysed_for_the_next(monkeypatch, tmp_path):
    monkeypatch.setattr("bench.search.speed.QUESTIONS", 4)
    monkeypatch.setattr("bench.search.speed.COLD", 10)
    first, second = (measured(40, kept=str(tmp_path / "documents")) for _engine in range(2))
    assert first.entered_per_second
    assert second.entered_per_second is None
    assert second.median_hits == first.median_hits


def test_of_a_large_corpus_the_last_passages_come_again_and_again(monkeypatch):
    monkeypatch.setattr("bench.search.speed.QUESTIONS", 4)
    monkeypatch.setattr("bench.search.speed.MOST_ANALYSED", 30)
    found = measured(100, analysis="Snowball")
    assert (found.passages, found.resampled, found.analysis) == (100, 70, "Snowball")


def test_how_long_questions_take_is_told_by_the_number_of_hits():
    answers = [Asked(took, took, Answer((), hits, {}, "sqlite")) for took, hits in ((2, 5), (4, 10), (9, 10**5))]
    assert by_hits(answers) == {"at most 10": 3, "more": 9}


def test_what_is_entered_to_see_how_fast_it_goes_is_gone_afterwards():
    with scratch_engine("sqlite") as (engine, using):
        entering = _Entering(engine, using, Documents(None, Analysis()))
        entering.entered(enumerate(Corpus().passages(12), start=1))
        assert min(entering.more(12), entering.again()) > 0
        assert engine.health().documents == Passage.objects.using(using).count() == 12
        assert PassagePerson.objects.using(using).filter(passage_id__gt=12).count() == 0
