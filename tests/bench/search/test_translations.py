"""The gate of two languages: a Swedish term finds the Finnish passages, over at least a hundred official pairs."""

import pytest
from django.db import connection

from bench.search.translations import LEAST_PAIRS, LEAST_RECALL, measured, patterns, queries
from search.analysis.pipeline import Analysis
from search.evaluation.cases import CorpusLine
from search.models import Term


@pytest.mark.usefixtures("scratch_databases")
@pytest.mark.skipif(connection.vendor != "sqlite", reason="measured once; the engines are compared elsewhere")
@pytest.mark.parametrize("with_voikko", [True, False], ids=["voikko", "simplemma"])
def test_a_swedish_term_finds_the_finnish_passages(with_voikko):
    result = measured(Analysis(with_voikko))
    assert result.queries >= LEAST_PAIRS
    assert result.recall_at_10 >= LEAST_RECALL


@pytest.mark.engine
@pytest.mark.usefixtures("scratch_databases", "named_engine")
@pytest.mark.skipif(connection.vendor != "sqlite", reason="measured once; the engines are compared elsewhere")
def test_a_swedish_term_finds_the_finnish_passages_beside_the_database_too():
    result = measured(Analysis(), engine="elasticsearch")
    assert result.queries >= LEAST_PAIRS
    assert result.recall_at_10 >= LEAST_RECALL


@pytest.mark.parametrize(
    ("word", "text", "is_there"),
    [
        ("avustus", "avustuksista", True),
        ("avustus", "järjestöavustuksen", True),
        ("avustus", "avustaja", False),
        ("avustus", "avustustyö", False),
        ("toiminta-avustus", "toiminta-avustusta", True),
    ],
)
def test_words_are_recognised_by_stems_that_people_wrote(word, text, is_there):
    assert bool(patterns()[word].search(text)) is is_there


def test_only_terms_that_stand_in_the_corpus_are_asked_for():
    lines = [CorpusLine("1", "fi", "", "Avustusta jaetaan."), CorpusLine("2", "fi", "", "Muuta")]
    terms = [Term(fi="avustus", sv="understöd"), Term(fi="hissi", sv="hiss"), Term(fi="ei kuviota", sv="x")]
    assert [(query.query, query.relevant) for query in queries(lines, terms)] == [("understöd", {"1"})]
