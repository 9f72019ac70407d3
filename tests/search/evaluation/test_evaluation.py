"""Queries with known answers are asked as a reader asks them."""

import pytest

from search.analysis.pipeline import Analysis
from search.evaluation.cases import CorpusLine, Query
from search.evaluation.evaluation import Result, evaluate, nothing
from search.models import Passage, Term

pytestmark = pytest.mark.usefixtures("scratch_databases")
CORPUS = [
    CorpusLine("a", "fi", "Avustukset", "Yhdistyksille myönnettiin järjestöavustuksia."),
    CorpusLine("b", "fi", "", "Neuvottelukunta kokoontui kirjastossa."),
    CorpusLine("c", "sv", "", "Föreningarna fick understöd."),
]
QUERIES = [
    Query("dictionary", "avustus", "fi", frozenset("a")),
    Query("dictionary", "kirjasto", "fi", frozenset("b")),
    Query("dictionary", "förening", "sv", frozenset("c")),
    Query("part", "kunta", "fi", frozenset("a")),
]


@pytest.mark.parametrize("with_voikko", [True, False])
def test_every_kind_in_every_language_has_its_figures(with_voikko):
    told = []
    report = evaluate(CORPUS, QUERIES, analysis=Analysis(with_voikko), progress=lambda *done: told.append(done))
    assert report.results == (
        Result("fi", "dictionary", 2, 1.0, 1.0),
        Result("sv", "dictionary", 1, 1.0, 1.0),
        Result("fi", "part", 1, 0.0, 0.0),
    )
    assert report.engine == "sqlite"
    assert report.analysis == Analysis(with_voikko).description
    assert report.indexed_per_second > 0
    assert report.p50_ms <= report.p95_ms
    assert told[-1] == (4, 4)
    assert not Passage.objects.exists()


def test_a_term_of_one_language_finds_what_is_said_in_the_other_below_what_is_said_in_its_own():
    corpus = [CorpusLine("a", "fi", "", "Yhdistyksiä on monta."), *CORPUS]
    queries = [
        Query("own", "förening", "sv", frozenset("c")),
        Query("other", "förening", "sv", frozenset("a")),
        Query("other", "stiftelse", "sv", frozenset("a")),
    ]
    own, other = evaluate(corpus, queries).results
    assert (own.mrr_at_10, other.mrr_at_10, other.recall_at_10) == (1.0, 0.25, 0.5)


def test_the_terms_of_the_site_are_those_by_which_it_is_asked():
    queries = [Query("other", "gratistidning", "sv", frozenset("a"))]
    assert evaluate(CORPUS, queries).results[0].recall_at_10 == 0.0
    Term.objects.create(fi="järjestöavustus", sv="gratistidning")
    assert evaluate(CORPUS, queries).results[0].recall_at_10 == 1.0
    assert evaluate(CORPUS, queries, known=nothing).results[0].recall_at_10 == 0.0


def test_grades_give_the_gain_of_those_questions_that_have_them():
    queries = [
        Query("topic", "avustus", "fi", frozenset("a"), {"a": 3}),
        Query("topic", "kirjasto", "fi", frozenset("b"), {"a": 3}),
        Query("topic", "neuvottelukunta", "fi", frozenset("b")),
    ]
    assert evaluate(CORPUS, queries).results == (Result("fi", "topic", 3, 1.0, 1.0, 0.5),)


@pytest.mark.parametrize(("kind", "first"), [("page", 1.0), ("item", 0.5), ("no kind at all, and a long one", 1.0)])
def test_what_kind_a_passage_is_has_its_say_in_the_order(kind, first):
    text = "Haettiin avustusta."
    corpus = [CorpusLine("a", "fi", "", text, kind), CorpusLine("b", "fi", "", text, "page")]
    queries = [Query("kind", "avustus", "fi", frozenset("a"))]
    assert evaluate(corpus, queries).results[0].mrr_at_10 == first


def test_hostile_queries_and_an_empty_corpus_are_measured_like_others():
    queries = [Query("hostile", text, "fi", frozenset("a")) for text in ('"', "NEAR(", "*" * 5_000, "\x00", "a OR")]
    assert evaluate(CORPUS, queries).results[0].queries == 5
    assert evaluate([], QUERIES).results[0].recall_at_10 == 0
    assert evaluate(CORPUS, []).results == ()


def test_what_was_entered_is_counted_before_anything_is_asked(monkeypatch):
    called = []
    monkeypatch.setattr(
        "search.engines.embedded.Embedded.count", lambda engine: called.append(Passage.objects.exists())
    )
    assert evaluate(CORPUS, QUERIES).results
    assert len(called) == 1
