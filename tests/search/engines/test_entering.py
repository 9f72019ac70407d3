"""Passages are written to the index on PostgreSQL where they differ, also where two write at once."""

import random
from contextlib import contextmanager
from dataclasses import replace
from threading import Thread, active_count

import pytest
from django.db import connection, transaction

from search.engines import entering as module
from search.engines.entering import Entering
from search.engines.postgres import PostgresEngine
from search.engines.protocol import EngineDown
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
        entering(other).enter(documents.values())
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


def some(number, version=1, first=1):
    dice = random.Random(number + version)  # noqa: S311 - test data
    return [as_it_stands(first + key, " ".join(dice.choices("abcdefgh", k=5)), version) for key in range(number)]


def written():
    return asked(
        "SELECT id, version, fingerprint, length, words::text, counted, language, date FROM search_embedded ORDER BY id"
    )


@pytest.fixture
def portions_of_three(monkeypatch):
    monkeypatch.setattr(module, "PORTION", 3)
    monkeypatch.setattr(module, "AT_A_TIME", 2)


@pytest.mark.django_db
@pytest.mark.parametrize("number", [1, 3, 4, 6, 7, 20])
def test_many_portions_make_the_rows_and_numbers_that_one_makes(number, monkeypatch):
    engine, rows = PostgresEngine(), []
    for portion, at_a_time in ((100, 100), (3, 2), (100, 4)):
        monkeypatch.setattr(module, "PORTION", portion)
        monkeypatch.setattr(module, "AT_A_TIME", at_a_time)
        engine.upsert(some(8, first=3))
        engine.upsert(iter(some(number, version=2)))
        rows.append(written())
        assert_the_vocabulary_is_true()
        engine.upsert(iter(some(number, version=3)))
        engine.upsert(iter(some(number, version=2)))
        assert [version for _key, version in engine.versions(0, number)] == [3] * number
        assert_the_vocabulary_is_true()
        engine.clear()
    assert rows[0] == rows[1] == rows[2]


@pytest.mark.django_db
def test_of_a_passage_in_several_portions_the_newest_is_kept(portions_of_three):
    made = [as_it_stands(7, "uusi", version=5), *some(6), as_it_stands(7, "vanha", version=4)]
    PostgresEngine().upsert([*made, *some(6, version=2), as_it_stands(8, "muu"), as_it_stands(7, "uusin", version=6)])
    assert PostgresEngine().versions(0, 9) == [*((key, 2) for key in range(1, 7)), (7, 6), (8, 1)]
    assert PostgresEngine().known_words(["uusi", "vanha", "uusin"]) == {"uusin"}
    assert_the_vocabulary_is_true()


@pytest.mark.django_db
def test_documents_may_ask_the_database_as_they_are_read(portions_of_three):
    seen = []

    def asking():
        for one in some(20):
            seen.append(asked("SELECT COUNT(*) FROM search_embedded")[0][0])
            yield one

    PostgresEngine().upsert(asking())
    assert len(written()) == 20
    assert seen == sorted(seen)
    assert_the_vocabulary_is_true()


def failing_after(number):
    yield from some(number)
    raise EngineDown("no documents any more")


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
@pytest.mark.parametrize("place", [0, 4, 8, 13])
def test_an_error_in_any_portion_leaves_nothing_written_and_nothing_under_way(
    emptied_database, portions_of_three, place
):
    broken = some(14)
    broken[place] = as_it_stands(100 + place, "a" * 3_000)
    for documents in (broken, failing_after(place + 1)):
        threads = active_count()
        with pytest.raises(EngineDown), transaction.atomic():
            PostgresEngine().upsert(documents)
        assert (written(), active_count()) == ([], threads)
        assert_the_vocabulary_is_true()
    try:
        PostgresEngine().upsert(some(14))
        assert len(written()) == 14
    finally:
        PostgresEngine().clear()


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
@pytest.mark.parametrize("size", [3, 20])
def test_two_who_enter_many_of_the_same_passages_at_once_do_not_wait_for_each_other_in_vain(
    emptied_database, portions_of_three, size
):
    """One enters many portions, the other as many or single ones, in the opposite order."""
    failed = []

    def write(link, versions):
        try:
            for version in versions:
                made = some(20, version, first=version % 5)[::-1]
                for place in range(0, len(made), size if version % 2 else 20):
                    link.set_autocommit(False)
                    entering(link).enter(made[place : place + (size if version % 2 else 20)])
                    link.commit()
        except Exception as problem:  # noqa: BLE001 - it is told below
            failed.append(problem)
            link.rollback()

    with another_connection() as other, another_connection() as third:
        writers = [
            Thread(target=write, args=(other, range(1, 40, 2))),
            Thread(target=write, args=(third, range(2, 40, 3))),
        ]
        for writer in writers:
            writer.start()
        for writer in writers:
            writer.join()
        assert failed == []
        assert_the_vocabulary_is_true()
