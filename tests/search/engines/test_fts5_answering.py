"""How questions are answered on SQLite; what every engine finds is in test_either_engine.py."""

import random
from dataclasses import replace
from datetime import date
from itertools import product

import pytest
from django.db import connection

from search.engines.documents import documents_of
from search.engines.fts5_answering import Fts5Answering
from search.engines.protocol import FIELDS
from search.engines.sample import Sample
from search.models import Passage, PassagePerson
from search.query.nodes import And, Or, Question, Term

on_sqlite = pytest.mark.skipif(connection.vendor != "sqlite", reason="the engine of SQLite")


def at_most(monkeypatch, number):
    for module in ("answering", "fts5_answering"):
        monkeypatch.setattr(f"search.engines.{module}.MOST", number)


@on_sqlite
def test_of_too_many_matches_those_in_titles_and_the_newest_are_ranked(passage, engine, monkeypatch):
    at_most(monkeypatch, 3)
    titled = passage("ohi", title="Avustus")
    keys = [passage("avustus") for _ in range(5)]
    answer = engine.search(Question(tree=Term("avustus", "avustus", ("avustus",)), language="fi", facets=("kind",)))
    assert [hit.id for hit in answer.hits][0] == titled
    assert {hit.id for hit in answer.hits} - {titled} <= set(keys)
    assert (answer.total, answer.is_about) == (3, True)
    assert dict(answer.facets["kind"])["item"] >= 3


@on_sqlite
def test_filters_are_matched_before_the_newest_are_taken(passage, engine, monkeypatch):
    at_most(monkeypatch, 2)
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
def test_of_too_many_matches_a_word_that_nearly_all_have_is_not_asked_for_beside_another(passage, engine, monkeypatch):
    monkeypatch.setattr("search.engines.sample.FEWEST_PASSAGES", 4)
    rare = passage("avustus")
    both = passage("avustus ja")
    often = [passage("ja") for _ in range(6)]
    every, grant = Term("ja", "ja", ("ja",)), Term("avustus", "avustus", ("avustus",))
    assert {hit.id for hit in engine.search(Question(tree=And((every, grant)), language="fi")).hits} == {both}
    monkeypatch.setattr(Fts5Answering, "_may_be_few", lambda _answering, _tree: False)
    found = engine.search(Question(tree=And((every, grant)), language="fi"))
    assert {hit.id for hit in found.hits} == {rare, both}
    assert {hit.id for hit in engine.search(Question(tree=every, language="fi")).hits} == {both, *often}


@on_sqlite
def test_languages_are_counted_as_if_none_was_chosen(passage, engine):
    for language in ("fi", "fi", "sv"):
        passage("avustus", language=language, kind="item")
    passage("avustus", kind="decision")
    asked = Question(tree=Term("avustus", "avustus", ("avustus",)), language="fi", facets=("language", "kind"))
    for chosen in (("fi",), ("sv",), ("fi", "sv")):
        filters = {"language": chosen, "kind": ("item",)}
        assert engine.search(replace(asked, filters=filters)).facets["language"] == (("fi", 2), ("sv", 1))


FILTERS = (
    {},
    {"language": ("fi",)},
    {"language": ("fi",), "kind": ("decision", "speech")},
    {"kind": ("decision",), "year": ("2025",), "present": ("a",)},
    {"present": ("a",), "absent": ("b", "c")},
)


@on_sqlite
def test_few_matches_and_many_are_answered_alike(passage, engine, monkeypatch, django_assert_num_queries):
    dice = random.Random(7)  # noqa: S311 - the same passages each time
    keys = [
        passage(
            "avustus " * dice.randint(1, 4) + dice.choice(("kokous", "kunta", "")), language=dice.choice(("fi", "sv")),
            kind=dice.choice(("item", "decision", "speech")),
            day=date(dice.choice((2024, 2025)), 1, dice.randint(1, 9)),
        )
        for _ in range(40)
    ]  # fmt: skip
    for key in keys:
        for role in ("present", "absent", "spoke"):
            PassagePerson.objects.create(passage_id=key, role=role, group_key=dice.choice("abc"))
    engine.upsert(documents_of(Passage.objects.filter(pk__in=keys)))
    grant, meeting = (Term(word, word, (word,)) for word in ("avustus", "kokous"))
    engine.search(Question(tree=grant, language="fi", facets=FIELDS))
    for tree, filters, sort in product((grant, And((grant, meeting))), FILTERS, ("relevance", "newest")):
        question = Question(
            tree=tree, language="fi", filters=filters, facets=FIELDS, sort=sort, limit=50, date_from="2024-01-02"
        )
        with django_assert_num_queries(2 if tree is grant else 1):
            few = engine.search(question)
        with monkeypatch.context() as patched:
            patched.setattr(Fts5Answering, "_may_be_few", lambda _engine, _tree: False)
            many = engine.search(question)
        assert [hit.id for hit in few.hits] == [hit.id for hit in many.hits]
        assert (few.total, few.facets, few.is_about) == (many.total, many.facets, many.is_about)
        assert few.total or filters


@on_sqlite
def test_where_nothing_has_the_words_that_tell_most_the_frequent_ones_are_near(passage, engine, monkeypatch):
    monkeypatch.setattr("search.engines.sample.FEWEST_PASSAGES", 4)
    monkeypatch.setattr(Sample, "is_all", False)
    often = [passage("kokous") for _ in range(6)]
    frequent, nowhere = Term("kokous", "kokous", ("kokous",)), Term("qzxwvut", "qzxwvut", ("qzxwvut",))
    question = Question(tree=Or((frequent, nowhere)), language="fi", is_wide=True)
    assert {hit.id for hit in engine.search(question).hits} == {*often}


@on_sqlite
def test_of_what_comes_near_the_best_are_read_alone(passage, engine):
    keys = [passage("avustus " * number, language=("fi", "sv")[number % 2]) for number in range(1, 30)]
    grant, other = (Term(word, word, (word,)) for word in ("avustus", "kokous"))
    near = Question(tree=Or((grant, other)), language="fi", filters={"language": ("fi",)}, is_wide=True, limit=3)
    whole = engine.search(replace(near, is_wide=False, limit=50))
    found = engine.search(near)
    assert found.hits == whole.hits[:3]
    assert {hit.id for hit in whole.hits} == {*keys[1::2]}
    assert engine.search(replace(near, offset=2)).hits == whole.hits[2:5]
    translated = replace(near, tree=Or((replace(grant, translations=("bidrag",)), other)))
    assert [hit.id for hit in engine.search(translated).hits] == [hit.id for hit in found.hits]


@on_sqlite
def test_a_value_that_no_database_takes_is_one_that_nothing_has(passage, engine):
    passage("avustus")
    question = Question(tree=Term("avustus", "avustus", ("avustus",)), language="fi", filters={"language": ("\ud800",)})
    assert engine.search(question).total == 0
