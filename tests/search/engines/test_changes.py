"""What many passages at once add to the numbers of words waits, and is counted once, whoever counts."""

from collections import Counter
from importlib import import_module

import pytest
from django.db import connection, transaction

from search.engines import changes
from search.engines.postgres import PostgresEngine
from search.engines.protocol import EngineDown
from search.engines.vocabulary import MANY, PASSAGES, Vocabulary
from search.query.nodes import Question, Term
from tests.search.engines.made import as_it_stands

pytestmark = pytest.mark.skipif(connection.vendor != "postgresql", reason="the vocabulary of PostgreSQL")
MIGRATION = import_module("search.migrations.0021_changes_of_the_vocabulary_on_postgresql")


def speaking(link):
    def execute(statement, values):
        with link.cursor() as cursor:
            cursor.execute(statement, values)
            return list(cursor.fetchall()) if cursor.description else []

    return Vocabulary(execute)


def waiting():
    with connection.cursor() as cursor:
        cursor.execute("SELECT COUNT(*) FROM search_embedded_vocabulary_changes")
        return cursor.fetchone()[0]


def many(number=1, **more):
    return Counter({f"ea{place}": number for place in range(MANY)} | more)


@pytest.fixture
def vocabulary(db):
    return speaking(connection)


@pytest.fixture
def two(emptied_database):
    """The vocabulary as two who write at once speak to it; the second waits for two seconds only."""
    other = connection.copy()
    try:
        with other.cursor() as cursor:
            cursor.execute("SET lock_timeout = '2s'")
        yield speaking(connection), speaking(other)
    finally:
        other.close()
        speaking(connection).clear()


def test_what_few_words_have_more_is_counted_at_once_and_of_very_many_later(vocabulary):
    vocabulary.change(Counter({"ea0": 1, "eb": 2}))
    assert (vocabulary.counts(["ea0", "eb"]), waiting()) == ({"ea0": 1, "eb": 2}, 0)
    vocabulary.change(many(2, eb=-2, **{PASSAGES: 7}))
    assert (vocabulary.counts(["ea0", "ea1", "eb", PASSAGES]), waiting()) == ({"ea0": 1, PASSAGES: 7}, 1)
    vocabulary.count()
    assert (vocabulary.counts(["ea0", "ea1", "eb", PASSAGES]), waiting()) == ({"ea0": 3, "ea1": 2, PASSAGES: 7}, 0)
    vocabulary.count()
    assert vocabulary.counts(["ea0"]) == {"ea0": 3}


def test_what_is_taken_before_it_was_counted_is_at_nothing(vocabulary):
    vocabulary.change(many())
    vocabulary.change(Counter({"ea1": -1}))
    assert vocabulary.counts(["ea1"]) == {}
    vocabulary.join()
    assert vocabulary.counts(["ea0", "ea1"]) == {"ea0": 1}
    assert len(vocabulary.beginning("ea")) == MANY - 1


def test_what_waits_is_counted_by_who_adds_to_much_of_it(vocabulary, monkeypatch):
    monkeypatch.setattr(changes, "MOST_WAITING", 3)
    for _ in range(3):
        vocabulary.change(many())
    assert (vocabulary.counts(["ea0"]), waiting()) == ({}, 3)
    vocabulary.change(many())
    assert (vocabulary.counts(["ea0"]), waiting()) == ({"ea0": 4}, 0)


def test_a_word_that_is_counted_again_and_again_has_few_rows(vocabulary):
    for _ in range(60):
        vocabulary.changes.add({"ea": 1, "eb": 1})
        vocabulary.count()
    with connection.cursor() as cursor:
        cursor.execute("SELECT COUNT(*), SUM(passages) FROM search_embedded_vocabulary")
        rows, total = cursor.fetchone()
    assert total == 120
    assert rows < 100


def test_nothing_waits_after_the_index_is_emptied(vocabulary):
    vocabulary.change(many())
    vocabulary.clear()
    vocabulary.count()
    assert (vocabulary.beginning("e"), waiting()) == ({}, 0)


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_two_who_add_and_count_at_once_lose_nothing_and_wait_for_nobody(two):
    one, other = two
    one.change(many())
    with transaction.atomic():
        one.change(many())
        one.count()
        other.change(many())
        other.count()
        assert one.counts(["ea0"]) == {"ea0": 3}
    other.count()
    one.count()
    assert (one.counts(["ea0", "ea9"]), waiting()) == ({"ea0": 3, "ea9": 3}, 0)


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_what_was_counted_in_vain_waits_again(two):
    one, _other = two
    one.change(many())
    with transaction.atomic():
        one.count()
        transaction.set_rollback(True)
    assert (one.counts(["ea0"]), waiting()) == ({}, 1)


@pytest.mark.django_db
def test_a_word_of_many_new_passages_is_known_before_it_is_counted_and_found_by_its_beginning_after():
    engine = PostgresEngine()
    text = " ".join(f"sana{number}" for number in range(MANY))
    engine.upsert([as_it_stands(1, text), as_it_stands(2, "muu d'är")])
    assert waiting() == 1
    assert engine.known_words(["sana7", "sana8", "d'är", "puuttuu"]) == {"sana7", "sana8", "d'är"}
    assert engine.suggest("sana19", 2) == []
    engine.count()
    assert (waiting(), engine.suggest("sana1999", 2)) == (0, ["sana1999"])
    assert engine.known_words(["sana7", "puuttuu"]) == {"sana7"}
    engine.delete({1: 1})
    assert engine.known_words(["sana7", "muu"]) == {"muu"}


@pytest.mark.django_db
def test_words_that_are_not_counted_yet_rank_what_has_them():
    engine = PostgresEngine()
    text = " ".join(f"sana{number}" for number in range(MANY))
    engine.upsert([as_it_stands(1, f"harava {text}"), as_it_stands(2, "harava harava"), as_it_stands(3, "harava ja")])
    assert waiting() == 1
    tree = Term("harava", "harava", ("harava",))
    hits = engine.search(Question(tree=tree, language="fi")).hits
    assert [hit.id for hit in hits] == [2, 3, 1]
    assert hits[-1].score > 0


@pytest.mark.django_db
def test_what_cannot_be_counted_waits_and_nobody_fails(monkeypatch):
    engine, said = PostgresEngine(), []

    def failing():
        raise EngineDown("busy")

    monkeypatch.setattr("search.engines.postgres.logger.warning", lambda *told: said.append(told))
    monkeypatch.setattr(Vocabulary, "count", lambda vocabulary: failing())
    engine.count()
    assert len(said) == 1


@pytest.mark.django_db
def test_a_version_without_the_table_gets_what_waits_counted(vocabulary):
    vocabulary.change(many(3))
    with connection.schema_editor() as editor:
        MIGRATION.drop(None, editor)
    assert vocabulary.counts(["ea0"]) == {"ea0": 3}
    with connection.schema_editor() as editor:
        MIGRATION.create(None, editor)
    assert waiting() == 0
