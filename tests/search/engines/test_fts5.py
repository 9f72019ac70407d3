"""Questions in the language of FTS5; what the engine finds is in test_either_engine.py."""

from datetime import date

import pytest
from django.db import connection

from search.engines.fts5 import Fts5Engine, matching
from search.engines.protocol import EngineDown
from search.query.nodes import And, Everything, Not, Or, Phrase, Question, Term

A, B = Term("a", "a", ("c",)), Term("b", "b", ())
FORMS = "{title_lemmas title_parts lemmas parts}"
ASKED_A = f'({{title_exact exact}} : "a" OR {FORMS} : "c")'
ASKED_B = '({title_exact exact} : "b")'
on_sqlite = pytest.mark.skipif(connection.vendor != "sqlite", reason="the engine of SQLite")


def test_trees_become_expressions():
    assert matching(A) == ASKED_A
    assert matching(And((A, B, Not(Phrase(("x", "y")))))) == (
        f'({ASKED_A} AND {ASKED_B}) NOT {{title_exact exact}} : "x y"'
    )
    assert matching(Or((A, B))) == f"({ASKED_A} OR {ASKED_B})"
    assert matching(And((Everything(), B))) == f"({ASKED_B})"
    with pytest.raises(ValueError, match="no expression"):
        matching(Everything())


def test_translations_corrections_and_bare_forms_are_ways_of_a_word():
    words = matching(Term("d", "d", (), folded="d", translations=("e",), corrections=("f",)))
    assert words.endswith(f'OR {FORMS} : "f" OR folded : "d")')
    assert f'{FORMS} : "e"' in words


def test_a_dictionary_form_that_was_typed_is_one_phrase_over_all_columns():
    assert matching(Term("a", "a", ("a",))) == '({title_exact exact title_lemmas title_parts lemmas parts} : "a")'


def test_every_word_is_quoted():
    assert matching(Phrase(('a" OR "b',))) == '{title_exact exact} : "a"" OR ""b"'


@on_sqlite
def test_of_too_many_matches_those_in_titles_and_the_newest_are_ranked(passage, engine, monkeypatch):
    monkeypatch.setattr("search.engines.fts5.MOST", 3)
    titled = passage("ohi", title="Avustus")
    keys = [passage("avustus") for _ in range(5)]
    answer = engine.search(Question(tree=Term("avustus", "avustus", ("avustus",)), language="fi", facets=("kind",)))
    assert [hit.id for hit in answer.hits][0] == titled
    assert {hit.id for hit in answer.hits} - {titled} <= set(keys)
    assert (answer.total, answer.is_about) == (3, True)
    assert dict(answer.facets["kind"])["item"] >= 3


@on_sqlite
def test_filters_are_matched_before_the_newest_are_taken(passage, engine, monkeypatch):
    monkeypatch.setattr("search.engines.fts5.MOST", 2)
    old = passage("avustus", kind="decision", day=date(2020, 1, 1))
    for _ in range(4):
        passage("avustus")
    question = Question(
        tree=Term("avustus", "avustus", ("avustus",)), language="fi", facets=("kind", "year"),
        filters={"kind": ("decision",)},
    )  # fmt: skip
    answer = engine.search(question)
    assert [hit.id for hit in answer.hits] == [old]
    assert answer.facets["year"] == (("2020", 1),)
    assert set(dict(answer.facets["kind"])) == {"item"}
    assert (answer.total, answer.is_about) == (1, True)


@on_sqlite
def test_pages_follow_each_other_without_a_gap(passage, engine):
    for number in range(7):
        passage("avustus " * (number + 1))
    tree = Term("avustus", "avustus", ("avustus",))
    every = [hit.id for hit in engine.search(Question(tree=tree, language="fi")).hits]
    paged = [
        hit.id
        for offset in (0, 3, 6)
        for hit in engine.search(Question(tree=tree, language="fi", offset=offset, limit=3)).hits
    ]
    assert paged == every
    assert len(every) == 7


@on_sqlite
def test_an_error_of_the_database_is_that_of_an_engine(db):
    with pytest.raises(EngineDown):
        Fts5Engine()._execute("SELECT no_such_column")
    assert not Fts5Engine("default").health().documents
