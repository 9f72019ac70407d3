"""The embedded engine on PostgreSQL: what is its own; the rest is in test_either_engine.py."""

import random
from dataclasses import replace

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from search.engines.documents import documents_of
from search.engines.entering import ENTER_TRAITS
from search.engines.postgres import SETTLED, PostgresEngine
from search.engines.protocol import FIELDS, EngineDown
from search.engines.traits import nature_of, number_of, occasion_of
from search.engines.vectors import length_of
from search.engines.vocabulary import LENGTH, PASSAGES
from search.models import Passage
from search.query.nodes import Question, Term
from tests.search.engines.made import as_it_stands

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(connection.vendor != "postgresql", reason="the engine of PostgreSQL"),
]


def asked(sql):
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchall()


def test_an_older_version_changes_nothing():
    engine = PostgresEngine()
    engine.upsert([as_it_stands(1, "uusi", version=5)])
    engine.upsert([as_it_stands(1, "vanha", version=4)])
    engine.delete({1: 4})
    assert engine.versions(0, 5) == [(1, 5)]
    assert engine.known_words(["uusi", "vanha"]) == {"uusi"}


def test_of_one_passage_twice_in_a_batch_the_newest_is_kept():
    engine = PostgresEngine()
    engine.upsert([as_it_stands(1, "uusi", version=5), as_it_stands(1, "vanha", version=4)])
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
            made = [as_it_stands(key, " ".join(dice.choices(words, k=6)), version) for key in keys]
            engine.upsert(made)
            current |= {one.id: one for one in made}
    truth = dict(asked("SELECT word, ndoc FROM ts_stat('SELECT words FROM search_embedded') WHERE word ~ '^[elpf=]'"))
    known = dict(asked("SELECT word, SUM(passages) FROM search_embedded_vocabulary GROUP BY word"))
    assert known.pop(PASSAGES) == len(current)
    assert known.pop(LENGTH) == sum(map(length_of, current.values()))
    assert known == truth


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_two_writers_of_one_trait_do_not_wait_for_one_another(emptied_database):
    engine, other = PostgresEngine(), connection.copy()
    try:
        with transaction.atomic(), other.cursor() as cursor:
            engine.upsert([as_it_stands(1, "sana")])
            cursor.execute("SET lock_timeout = '2s'")
            cursor.execute(ENTER_TRAITS, [[number_of(nature_of({}))], [nature_of({})]])
        assert dict(engine.texts_of([number_of(nature_of({}))])) == {number_of(nature_of({})): nature_of({})}
        assert engine.versions(0, 5) == [(1, 1)]
    finally:
        other.close()
        engine.clear()


def test_an_error_of_the_database_is_that_of_an_engine():
    engine = PostgresEngine()
    broken = replace(as_it_stands(1, "x"), version=10**30)
    with pytest.raises(EngineDown):
        engine.upsert([broken])


def test_a_passage_whose_traits_are_lost_is_answered_and_written_again():
    engine = PostgresEngine()
    made = [as_it_stands(number, "avustus") for number in (1, 2)]
    engine.upsert([made[0], replace(made[1], values={"language": ("fi",), "kind": ("item",)})])
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM search_embedded_traits WHERE text = %s", [nature_of({})])
    asked = Question(Term("avustus", "avustus", ("avustus",)), "fi", facets=FIELDS)
    assert {hit.id for hit in engine.search(asked).hits} == {1, 2}
    assert engine.versions(0, 5) == [(1, 0), (2, 1)]


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_what_was_written_over_is_tidied_away_by_the_work_of_the_night(emptied_database, monkeypatch):
    engine, said = PostgresEngine(), []
    monkeypatch.setattr("search.engines.postgres.logger.warning", lambda *told: said.append(told))
    try:
        for version in range(1, 4):
            engine.upsert([as_it_stands(number, "sana", version) for number in range(50)])
        with CaptureQueriesContext(connection) as done:
            engine.settle()
        assert said == []
        assert [one["sql"].split()[0] for one in done].count("VACUUM") == 1
        assert asked("SELECT COUNT(*) FROM search_embedded_vocabulary WHERE word = 'esana'") == [(1,)]
    finally:
        engine.clear()


def test_what_no_passage_says_any_more_leaves_the_index_in_the_night():
    engine = PostgresEngine()
    spoken = replace(as_it_stands(1, "sana"), values={"kind": ("speech",), "speaker": ("Aino Ahola",)})
    engine.upsert([spoken, as_it_stands(2, "sana")])
    engine.delete({1: 1})
    engine.settle()
    assert {text for (text,) in asked("SELECT text FROM search_embedded_traits")} == {
        nature_of({}),
        occasion_of("", {}),
    }
    assert engine.versions(0, 5) == [(2, 1)]
    assert asked("SHOW lock_timeout") == [("0",)]


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_what_is_about_to_be_used_is_not_taken_away_and_nobody_waits_long(emptied_database, monkeypatch):
    engine, other, said = PostgresEngine(), connection.copy(), []
    monkeypatch.setattr("search.engines.postgres.LONGEST_WAIT", "100ms")
    monkeypatch.setattr("search.engines.postgres.logger.warning", lambda *told: said.append(told))
    try:
        engine.upsert([as_it_stands(1, "sana")])
        engine.delete({1: 1})
        with other.cursor() as cursor:
            cursor.execute("BEGIN")
            cursor.execute(ENTER_TRAITS, [[number_of(nature_of({}))], [nature_of({})]])
            engine.settle()
            cursor.execute("ROLLBACK")
        assert len(said) == 1
        assert dict(engine.texts_of([number_of(nature_of({}))]))
        engine.settle()
        assert not engine.texts_of([number_of(nature_of({}))])
    finally:
        other.close()
        engine.clear()


def test_what_fails_of_the_work_of_the_night_keeps_nothing_else_from_being_done(monkeypatch):
    engine, said = PostgresEngine(), []
    monkeypatch.setattr("search.engines.postgres.logger.warning", lambda *told: said.append(told))
    engine.upsert([replace(as_it_stands(1, "sana"), values={"speaker": ("Aino Ahola",)}), as_it_stands(2, "sana")])
    engine.delete({1: 1})

    def failing():
        raise EngineDown("busy")

    monkeypatch.setattr(engine, "_tidy", failing)
    engine.settle()
    assert len(said) == 1
    assert not [text for (text,) in asked("SELECT text FROM search_embedded_traits") if "Ahola" in text]
    assert asked("SHOW statement_timeout") == [("0",)]


def test_a_list_that_cannot_be_emptied_is_left(monkeypatch):
    engine, said = PostgresEngine(), []
    engine.upsert([as_it_stands(1, "avustus")])
    engine.settle()
    monkeypatch.setattr("search.engines.postgres.SETTLED", "SELECT %s::no_such_type")
    monkeypatch.setattr("search.engines.postgres.logger.warning", lambda *told: said.append(told))
    with transaction.atomic():
        engine.settle()
        transaction.set_rollback(True)
    assert len(said) == 1


def test_what_was_written_lately_goes_to_its_place_while_others_are_written():
    engine = PostgresEngine()
    engine.upsert([as_it_stands(number, "sana") for number in range(50)])
    assert asked(SETTLED) > [(0,)]
    engine.upsert([as_it_stands(number, "toinen") for number in range(50, 100)])
    with engine.tidying() as through:
        assert list(through([])) == []
    assert asked(SETTLED) == [(0,)]


def test_passages_are_analysed_and_tidied_while_those_before_them_are_written(passage, monkeypatch):
    monkeypatch.setattr("search.engines.documents.BATCH", 2)
    monkeypatch.setattr("search.engines.entering.PORTION", 2)
    keys = [passage(f"sana{number}") for number in range(7)]
    rows = list(Passage.objects.filter(pk__in=keys).order_by("pk").prefetch_related("people"))
    engine = PostgresEngine()
    engine.clear()
    with engine.tidying() as through:
        engine.upsert(documents_of(rows, through=through))
    assert [key for key, _version in engine.versions(0, 10)] == keys


def test_very_many_are_tidied_by_more_at_once_and_nobody_writes_so_afterwards(monkeypatch):
    begun, shown = [], lambda: asked("SHOW gin_pending_list_limit")
    monkeypatch.setattr("search.engines.tidying.Tidying.go_on", lambda tidying: begun.append(tidying))
    usual, engine = shown(), PostgresEngine()
    with engine.tidying() as through:
        for _some in range(5):
            through([])
        assert shown() == [("16MB",)]
    assert len(begun) == 3
    assert shown() == usual


def test_where_writing_fails_the_list_is_as_ever_and_nothing_else_is_raised():
    engine, usual = PostgresEngine(), asked("SHOW gin_pending_list_limit")
    with pytest.raises(EngineDown), transaction.atomic(), engine.tidying():
        engine.execute("SELECT no_such_thing")
    assert asked("SHOW gin_pending_list_limit") == usual
