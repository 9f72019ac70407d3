"""How questions are answered on PostgreSQL; what every engine finds is in test_either_engine.py."""

from dataclasses import replace
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from search.engines import answering, postgres_answering
from search.engines.lexemes import KEYS_OF_STRETCH
from search.engines.postgres import PLANS, PostgresEngine
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


@pytest.fixture
def spread(monkeypatch):
    """An engine with a passage in each of forty stretches of keys, of which five are many matches."""
    for module in (answering, postgres_answering):
        monkeypatch.setattr(module, "MOST", 4)
    engine = PostgresEngine()

    def written(text_of):
        made = [as_it_stands(place * KEYS_OF_STRETCH, text_of(place)) for place in range(40)]
        engine.upsert(replace(one, values={"language": ("fi",)}) for one in made)
        return engine

    return written


def newest(engine, **options):
    question = Question(Term("avustus", "avustus", ("avustus",)), "fi", **options)
    with CaptureQueriesContext(connection) as asked:
        answer = engine.search(question)
    assert answer.is_about
    return {hit.id // KEYS_OF_STRETCH for hit in answer.hits}, [
        one["sql"] for one in asked if "@@" in one["sql"] and "'#" in one["sql"]
    ]


def test_of_very_many_matches_only_the_newest_stretches_of_keys_are_read(spread):
    found, narrowed = newest(spread(lambda place: "avustus"))
    assert found == {35, 36, 37, 38, 39}
    assert len(narrowed) == 1
    assert "'#25'" not in narrowed[0]


def test_where_the_newest_stretches_have_too_few_all_are_read(spread):
    found, narrowed = newest(spread(lambda place: "avustus" if place < 30 else "muu"))
    assert found == {25, 26, 27, 28, 29}
    assert len(narrowed) == 1


def test_a_language_that_enough_matches_have_is_not_counted_again(spread):
    engine = spread(lambda place: "avustus")
    question = Question(
        Term("avustus", "avustus", ("avustus",)), "fi", filters={"language": ("fi",)}, facets=("language",)
    )
    with CaptureQueriesContext(connection) as asked:
        assert engine.search(question).facets == {"language": (("fi", 4),)}
    [counted] = [one["sql"] for one in asked if "@@" in one["sql"] and "COUNT(*)" in one["sql"]]
    assert counted.count("COUNT(*)") == 1


@pytest.mark.parametrize("few", [0.0, 1.0])
@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({"language": ("sv",)}, {2}),
        ({"kind": ("decision",)}, {1, 2}),
        ({"speaker": ("Aino|Ahola",)}, {1}),
        ({"present": ("b",)}, {1}),
        ({"absent": ("b", "c")}, {2}),
        ({"kind": ("decision",), "year": ("2025",)}, {2}),
        ({"body": ("nobody",)}, set()),
    ],
)
def test_without_words_what_passes_is_found_by_its_words_or_by_its_day(monkeypatch, few, filters, found):
    monkeypatch.setattr(postgres_answering, "FEW", few)
    monkeypatch.setattr(postgres_answering, "MOST", 2)
    values = [
        {"language": ("fi",), "kind": ("decision",), "speaker": ("Aino|Ahola",), "present": ("a", "b")},
        {"language": ("sv",), "kind": ("decision",), "year": ("2025",), "absent": ("b",)},
        {"language": ("fi",), "kind": ("item",), "year": ("2025",)},
    ]
    engine = PostgresEngine()
    engine.upsert(replace(as_it_stands(key, "sana"), values=some) for key, some in enumerate(values, start=1))
    assert {hit.id for hit in engine.search(Question(Everything(), "fi", filters=filters)).hits} == found


def test_of_what_comes_near_no_more_rows_are_read_than_can_be_shown():
    engine = PostgresEngine()
    engine.upsert([as_it_stands(number, "avustus" + " muu" * (number % 7)) for number in range(60)])
    grant = Term("avustus", "avustus", ("avustus",))
    with CaptureQueriesContext(connection) as asked:
        hits = engine.search(Question(grant, "fi", is_wide=True, limit=3)).hits
    assert {hit.id % 7 for hit in hits} == {0}
    assert [one["sql"].count("LIMIT 6") for one in asked if "@@" in one["sql"]] == [1]


def planned_otherwise():
    PostgresEngine().search(Question(Term("avustus", "avustus", ("avustus",)), "fi"))
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM pg_settings WHERE name = ANY(%s) AND setting <> reset_val", [list(PLANS)])
        return cursor.fetchall()


def test_what_is_said_of_planning_holds_for_the_search_alone():
    assert connection.in_atomic_block
    assert planned_otherwise() == []


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_outside_of_a_transaction_what_is_said_of_planning_holds_for_the_search_alone(emptied_database):
    assert not connection.in_atomic_block
    assert planned_otherwise() == []
