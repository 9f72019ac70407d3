"""The gates of relevance: what readers look for in the region's own texts is among the first ten."""

import pytest
from django.db import connection

from bench.search.gates import LEAST_RANK, LEAST_RECALL
from bench.search.relevance import FOLDER as RELEVANCE
from search.analysis.pipeline import Analysis
from search.evaluation.cases import corpus_of, queries_of
from search.evaluation.evaluation import evaluate

pytestmark = [
    pytest.mark.usefixtures("scratch_databases"),
    pytest.mark.skipif(connection.vendor != "sqlite", reason="measured once; the engines are compared elsewhere"),
]


@pytest.mark.parametrize("with_voikko", [True, False], ids=["voikko", "simplemma"])
def test_what_is_looked_for_is_found(with_voikko):
    report = evaluate(
        corpus_of(RELEVANCE / "corpus.jsonl"), queries_of(RELEVANCE / "queries.jsonl"), analysis=Analysis(with_voikko)
    )
    least = LEAST_RECALL[report.analysis]
    assert {(one.language, one.kind) for one in report.results} == {
        (language, kind) for language in ("fi", "sv") for kind in least
    }
    missed = [one for one in report.results if one.recall_at_10 < least[one.kind] or one.mrr_at_10 < LEAST_RANK]
    assert missed == []
