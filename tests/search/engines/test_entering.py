"""Passages are written to the index on PostgreSQL where they differ, also where two write at once."""

import random
from contextlib import contextmanager
from dataclasses import replace
from threading import Thread

import pytest
from django.db import connection, transaction

from search.engines.entering import Entering
from search.engines.postgres import PostgresEngine
from search.engines.traits import number_of
from search.engines.vocabulary import PASSAGES, Vocabulary
from tests.search.engines.made import as_it_stands, document

pytestmark = pytest.mark.skipif(connection.vendor != "postgresql", reason="the engine of PostgreSQL")


def asked(sql):
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchall()


def entering(link):
    def execute(statement, values):
        with link.cursor() as cursor:
            cursor.execute(statement, values)
            return list(cursor.fetchall()) if cursor.description else []

    return Entering(execute, Vocabulary(execute), lambda: link)


def places():
    return dict(asked("SELECT id, ctid::text FROM search_embedded"))


def assert_the_vocabulary_is_true():
    truth = dict(asked("SELECT word, ndoc FROM ts_stat('SELECT words FROM search_embedded') WHERE word ~ '^[elpf=]'"))
    [(number, length)] = asked("SELECT COUNT(*), COALESCE(SUM(length), 0) FROM search_embedded")
    known = dict(asked("SELECT word, SUM(passages) FROM search_embedded_vocabulary GROUP BY word"))
    assert (known.pop(PASSAGES, 0), known.pop("#length", 0)) == (number, length)
    assert {word: number for word, number in known.items() if number} == truth


@pytest.mark.django_db
def test_what_is_the_same_is_left_where_it_stands():
    engine = PostgresEngine()
    engine.upsert([document(1, "avustus on haettavissa"), document(2, "kokous")])
    before = places()
    engine.upsert([document(1, "avustus on haettavissa"), document(2, "kokouksen asia")])
    after = places()
    assert (before[1] == after[1], before[2] == after[2]) == (True, False)
    assert engine.known_words(["haettavissa", "asia"]) == {"haettavissa", "asia"}
    assert_the_vocabulary_is_true()


@pytest.mark.django_db
def test_the_same_in_a_newer_version_is_of_that_version():
    engine = PostgresEngine()
    engine.upsert([as_it_stands(1, "sama", version=3)])
    engine.upsert([as_it_stands(1, "sama", version=5)])
    engine.upsert([as_it_stands(1, "sama", version=4)])
    assert engine.versions(0, 5) == [(1, 5)]
    engine.delete({1: 4})
    assert engine.versions(0, 5) == [(1, 5)]


@pytest.mark.django_db
def test_what_was_written_without_a_number_or_with_other_values_is_written_again():
    engine = PostgresEngine()
    engine.upsert([document(1, "avustus", kind="item")])
    engine.upsert([document(1, "avustus", kind="decision")])
    assert asked("SELECT nature_id FROM search_embedded") == [(number_of("decision|fi|"),)]
    with connection.cursor() as cursor:
        cursor.execute("UPDATE search_embedded SET fingerprint = 0, nature_id = 0")
    engine.upsert([document(1, "avustus", kind="decision")])
    assert asked("SELECT nature_id FROM search_embedded") == [(number_of("decision|fi|"),)]
    assert_the_vocabulary_is_true()


@pytest.mark.django_db
def test_what_passages_have_in_common_is_written_again_where_it_is_lost():
    engine = PostgresEngine()
    engine.upsert([document(1, "avustus", kind="item")])
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM search_embedded_traits")
    assert engine.versions(0, 5) == [(1, 0)]
    engine.upsert([document(1, "avustus", kind="item")])
    assert engine.versions(0, 5) == [(1, 1)]


@contextmanager
def another_connection():
    other = connection.copy()
    other.inc_thread_sharing()
    try:
        yield other
    finally:
        other.close()
        other.dec_thread_sharing()
        PostgresEngine().clear()


def beside(other, documents, work):
    """What is done while another connection waits for its end to enter some documents of its own."""

    def write():
        other.set_autocommit(False)
        entering(other).enter(documents)
        other.commit()

    with transaction.atomic():
        work()
        writer = Thread(target=write)
        writer.start()
        for _ in range(1_000):
            writer.join(0.01)
            if not writer.is_alive() or asked("SELECT bool_and(granted) FROM pg_locks") == [(False,)]:
                break
    writer.join()


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
@pytest.mark.parametrize("there", [True, False])
@pytest.mark.parametrize("version", [2, 3, 4])
def test_two_who_enter_one_passage_at_once_leave_the_newest_and_true_numbers(emptied_database, there, version):
    if there:
        PostgresEngine().upsert([as_it_stands(1, "vanha sana")])
    with another_connection() as other:
        late = {1: as_it_stands(1, "toinen sana", version), 2: as_it_stands(2, "muu")}
        beside(other, late, lambda: PostgresEngine().upsert([as_it_stands(1, "ensin uusi sana", version=3)]))
        assert PostgresEngine().versions(0, 5) == [(1, max(version, 3)), (2, 1)]
        assert_the_vocabulary_is_true()
        assert PostgresEngine().known_words(["ensin", "toinen"]) == {"toinen" if version >= 3 else "ensin"}


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_one_who_enters_what_another_removes_enters_it_again(emptied_database):
    PostgresEngine().upsert([as_it_stands(1, "sana", version=3)])
    with another_connection() as other:
        beside(other, {1: as_it_stands(1, "sana", version=5)}, lambda: PostgresEngine().delete({1: 4}))
        assert PostgresEngine().versions(0, 5) == [(1, 5)]
        assert_the_vocabulary_is_true()


@pytest.mark.django_db
def test_numbers_are_true_after_any_changes_also_of_what_is_the_same():
    engine, dice = PostgresEngine(), random.Random(11)  # noqa: S311 - test data
    for version in range(1, 30):
        keys = dice.sample(range(1, 7), 4)
        made = [as_it_stands(key, " ".join(dice.choices("abc", k=2)), version - dice.randrange(3)) for key in keys]
        engine.upsert([*made, replace(made[0], version=version + 1)])
        engine.delete({dice.randrange(1, 7): version - dice.randrange(3)})
        assert_the_vocabulary_is_true()
