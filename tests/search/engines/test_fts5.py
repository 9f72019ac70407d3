"""What is its own of the engine on SQLite; what every engine finds is in test_either_engine.py."""

import pytest
from django.db import connection

from search.engines.documents import documents_of
from search.engines.fts5 import Fts5Engine
from search.engines.protocol import FIELDS, EngineDown
from search.models import Passage
from search.query.nodes import Question, Term
from tests.search.engines.made import document

on_sqlite = pytest.mark.skipif(connection.vendor != "sqlite", reason="the engine of SQLite")


@on_sqlite
def test_an_error_of_the_database_is_that_of_an_engine(db):
    with pytest.raises(EngineDown):
        Fts5Engine().execute("SELECT no_such_column")
    assert not Fts5Engine("default").health().documents


@on_sqlite
def test_what_is_written_again_in_any_order_is_there_once_and_the_index_is_whole(passage, engine):
    keys = [passage(f"avustus {word}") for word in ("yksi", "kaksi", "kolme")]
    Passage.objects.filter(pk=keys[1]).update(text="toinen")
    engine.upsert(documents_of(Passage.objects.filter(pk__in=keys).order_by("-pk")))

    def found(word):
        return {hit.id for hit in engine.search(Question(tree=Term(word, word, (word,)), language="fi")).hits}

    assert (found("avustus"), found("toinen"), found("kaksi")) == ({keys[0], keys[2]}, {keys[1]}, set())
    assert engine.health().documents == 3
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO search_embedded(search_embedded) VALUES ('integrity-check')")


@on_sqlite
def test_a_passage_whose_values_are_lost_is_one_that_must_be_written_again(passage, engine):
    for table in ("values", "traits"):
        key = passage("avustus")
        assert engine.versions(0, 5) == [(key, 1)]
        with connection.cursor() as cursor:
            cursor.execute(f"DELETE FROM search_embedded_{table}")  # noqa: S608 - our own names
        assert engine.versions(0, 5) == [(key, 0)]
        answer = engine.search(Question(tree=Term("avustus", "avustus", ("avustus",)), language="fi", facets=FIELDS))
        assert (answer.total, "present" in answer.facets) == (int(table == "traits"), False)
        engine.delete({key: 2})
    assert engine.versions(0, 5) == []


@on_sqlite
def test_rows_that_are_many_come_by_some_thousands(db, monkeypatch):
    monkeypatch.setattr("search.engines.embedded.AT_ONCE", 2)
    asked = "SELECT 1 UNION SELECT 2 UNION SELECT 3"
    assert list(Fts5Engine().streamed(asked)) == [[(1,), (2,)], [(3,)]]
    with pytest.raises(EngineDown):
        list(Fts5Engine().streamed("SELECT no_such_column"))


@on_sqlite
def test_what_many_changes_have_left_becomes_one_part_and_answers_the_same(passage, engine, monkeypatch):
    monkeypatch.setattr("search.engines.fts5.PAGES_AT_ONCE", 1)
    keys = {passage(f"avustus sana{number} " * 40) for number in range(60)}
    engine.delete({min(keys): 2})

    def parts():
        [(number,)] = engine.execute("SELECT COUNT(DISTINCT segid) FROM search_embedded_idx")
        return number

    def found():
        tree = Term("avustus", "avustus", ("avustus",))
        return engine.search(Question(tree=tree, language="fi", limit=100)).hits

    before = parts(), found()
    engine.settle()
    assert before[0] > 1
    assert (parts(), found()) == (1, before[1])
    engine.settle()
    engine.execute("INSERT INTO search_embedded(search_embedded) VALUES ('integrity-check')")


@on_sqlite
def test_traits_that_no_passage_has_any_more_are_gone_after_the_night(engine):
    engine.upsert([document(1, "silta", speaker="Aino Ahlqvist"), document(2, "silta", speaker="Bo Berg")])

    def traits():
        return {text for (text,) in engine.execute("SELECT text FROM search_embedded_traits")}

    before = traits()
    engine.settle()
    assert traits() == before
    engine.delete({1: 2})
    engine.settle()
    assert not any("Ahlqvist" in text for text in traits())
    assert any("Berg" in text for text in traits())
    assert [key for key, _version in engine.versions(0, 5)] == [2]
    assert engine.execute("SELECT COUNT(*) FROM search_embedded_traits") == [(2,)]


@on_sqlite
def test_a_database_that_others_write_to_leaves_the_parts_for_another_time(passage, engine, monkeypatch):
    passage("avustus")
    usual = Fts5Engine.execute

    def busy(self, statement, values=()):
        if "merge" in statement:
            raise EngineDown("database is locked")
        return usual(self, statement, values)

    monkeypatch.setattr(Fts5Engine, "execute", busy)
    engine.settle()
    assert engine.health().documents == 1
