"""The embedded engine on PostgreSQL: what is its own; the rest is in test_either_engine.py."""

import random
from dataclasses import replace

import pytest
from django.db import connection

from search.engines import postgres
from search.engines.lexemes import length_of
from search.engines.postgres import PostgresEngine
from search.engines.protocol import EngineDown, IndexDocument
from search.engines.vocabulary import LENGTH, PASSAGES
from search.query.nodes import And, Everything, Question, Term

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(connection.vendor != "postgresql", reason="the engine of PostgreSQL"),
]


def document(key, text, version=1):
    words = tuple(text.split())
    return IndexDocument(
        id=key, version=version, exact=words, lemmas=words, parts=(), folded=(), title_exact=(), title_lemmas=(),
        title_parts=(), date="",
    )  # fmt: skip


def asked(sql):
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchall()


def test_an_older_version_changes_nothing():
    engine = PostgresEngine()
    engine.upsert([document(1, "uusi", version=5)])
    engine.upsert([document(1, "vanha", version=4)])
    engine.delete({1: 4})
    assert engine.versions(0, 5) == [(1, 5)]
    assert engine.known_words(["uusi", "vanha"]) == {"uusi"}


def test_of_one_passage_twice_in_a_batch_the_newest_is_kept():
    engine = PostgresEngine()
    engine.upsert([document(1, "uusi", version=5), document(1, "vanha", version=4)])
    assert engine.known_words(["uusi", "vanha"]) == {"uusi"}


def test_the_vocabulary_is_true_after_any_changes():
    engine, dice = PostgresEngine(), random.Random(7)  # noqa: S311 - test data
    words = [f"sana{letter}" for letter in "abcdefghij"]
    current = {}
    for version in range(1, 40):
        keys = dice.sample(range(1, 9), 3)
        if dice.random() < 0.3:
            engine.delete(dict.fromkeys(keys, version))
            current = {key: one for key, one in current.items() if key not in keys}
        else:
            made = [document(key, " ".join(dice.choices(words, k=6)), version) for key in keys]
            engine.upsert(made)
            current |= {one.id: one for one in made}
    truth = dict(
        asked("SELECT word, ndoc FROM ts_stat('SELECT words FROM search_embedded') WHERE word ~ '^[elpf][^~]*$'")
    )
    known = dict(asked("SELECT word, SUM(passages) FROM search_embedded_vocabulary GROUP BY word"))
    assert known.pop(PASSAGES) == len(current)
    assert known.pop(LENGTH) == sum(map(length_of, current.values()))
    assert known == truth


def test_an_error_of_the_database_is_that_of_an_engine():
    engine = PostgresEngine()
    broken = replace(document(1, "x"), version=10**30)
    with pytest.raises(EngineDown):
        engine.upsert([broken])


def test_a_word_that_nearly_all_have_is_not_asked_for_beside_another():
    engine = PostgresEngine()
    engine.upsert([document(number, "ja" if number else "avustus") for number in range(1_200)])
    ja, grant = (Term(word, word, (word,)) for word in ("ja", "avustus"))
    assert "eja" in engine._source(ja)[1][-1]
    source, values = engine._source(And((ja, grant)))
    assert "eja" not in values[-1]
    assert source.count("ts_rank") == 2


def test_of_very_many_matches_the_newest_and_those_in_titles_are_ranked(passage, monkeypatch):
    monkeypatch.setattr(postgres, "MOST", 4)
    oldest = passage("muuta asiaa", title="Avustus")
    keys = [passage(f"avustus {number}") for number in range(8)]
    engine, grant = PostgresEngine(), Term("avustus", "avustus", ("avustus",))
    answer = engine.search(Question(grant, "fi"))
    assert (answer.total, answer.is_about) == (4, True)
    assert {hit.id for hit in answer.hits} == {oldest, *keys[-5:]}
    everything = engine.search(Question(Everything(), "fi"))
    assert (everything.total, everything.is_about) == (4, True)
    for exact in (Question(grant, "fi", sort="oldest"), Question(grant, "fi", filters={"kind": ("item",)})):
        answer = engine.search(exact)
        assert (answer.total, answer.is_about) == (9, False)
