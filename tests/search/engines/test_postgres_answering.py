"""How questions are answered on PostgreSQL; what every engine finds is in test_either_engine.py."""

from datetime import date

import pytest
from django.db import connection

from search.engines import answering, postgres_answering
from search.engines.postgres import PostgresEngine
from search.query.nodes import And, Everything, Question, Term
from tests.search.engines.made import as_it_stands

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(connection.vendor != "postgresql", reason="the engine of PostgreSQL"),
]


def test_of_too_many_matches_a_word_that_nearly_all_have_is_not_asked_for_beside_another(monkeypatch):
    engine = PostgresEngine()
    engine.upsert([as_it_stands(number, "ja" if number else "avustus") for number in range(1_200)])
    ja, grant = (Term(word, word, (word,)) for word in ("ja", "avustus"))
    monkeypatch.setattr(postgres_answering, "MOST", 0)
    assert len(engine.search(Question(ja, "fi")).hits) == 20
    assert [hit.id for hit in engine.search(Question(And((ja, grant)), "fi")).hits] == [0]


def test_of_very_many_matches_the_newest_and_those_in_titles_are_ranked(passage, monkeypatch):
    for module in (answering, postgres_answering):
        monkeypatch.setattr(module, "MOST", 4)
    oldest = passage("muuta asiaa", title="Avustus")
    keys = [passage(f"avustus {number}") for number in range(8)]
    engine, grant = PostgresEngine(), Term("avustus", "avustus", ("avustus",))
    answer = engine.search(Question(grant, "fi"))
    assert (answer.total, answer.is_about) == (4, True)
    assert {hit.id for hit in answer.hits} == {oldest, *keys[-5:]}
    everything = engine.search(Question(Everything(), "fi"))
    assert (everything.total, everything.is_about) == (4, True)
    answer = engine.search(Question(grant, "fi", sort="oldest"))
    assert (answer.total, answer.is_about) == (9, False)
    passage("avustus", kind="decision", day=date(2020, 1, 1))
    answer = engine.search(Question(grant, "fi", filters={"kind": ("decision",)}, facets=("kind", "language")))
    assert (answer.total, len(answer.hits), answer.is_about) == (1, 1, True)
