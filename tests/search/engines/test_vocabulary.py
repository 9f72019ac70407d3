"""The numbers of words on PostgreSQL, also where two write at once."""

from collections import Counter

import pytest
from django.db import connection, transaction

from search.engines.vocabulary import Vocabulary

pytestmark = pytest.mark.skipif(connection.vendor != "postgresql", reason="the vocabulary of PostgreSQL")


def speaking(link):
    def execute(statement, values):
        with link.cursor() as cursor:
            cursor.execute(statement, values)
            return list(cursor.fetchall()) if cursor.description else []

    return Vocabulary(execute)


@pytest.fixture
def vocabulary(db):
    return speaking(connection)


def rows():
    with connection.cursor() as cursor:
        cursor.execute("SELECT word, passages FROM search_embedded_vocabulary ORDER BY word")
        return cursor.fetchall()


def test_numbers_are_added_and_taken_and_what_is_at_nothing_is_no_word(vocabulary):
    vocabulary.change(Counter({"ea": 2, "eb": 1, "ec": 0}))
    vocabulary.change(Counter({"ea": 1, "eb": -1}))
    vocabulary.change(Counter())
    assert vocabulary.counts(["ea", "eb", "ec"]) == vocabulary.beginning("e") == {"ea": 3}


def test_rows_are_joined_and_those_of_what_is_at_nothing_go(vocabulary):
    for number in (2, 3, -1):
        vocabulary.change(Counter({"ea": number, "ec": 1}))
    vocabulary.change(Counter({"eb": 1}))
    vocabulary.change(Counter({"ec": -3}))
    vocabulary.join()
    assert rows() == [("ea", 4), ("eb", 1)]


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_rows_that_somebody_holds_are_joined_another_time(emptied_database):
    other = connection.copy()
    vocabulary = speaking(connection)
    try:
        with other.cursor() as cursor:
            cursor.execute("SET lock_timeout = '2s'")
        for word in ("ea", "eb", "ea", "eb"):
            vocabulary.change(Counter({word: 1}))
        with connection.cursor() as cursor, transaction.atomic():
            cursor.execute("SELECT 1 FROM search_embedded_vocabulary WHERE word = 'ea' FOR UPDATE")
            speaking(other).join()
        assert vocabulary.counts(["ea", "eb"]) == {"ea": 2, "eb": 2}
        assert rows()[-1] == ("eb", 2)
        vocabulary.join()
        assert rows() == [("ea", 2), ("eb", 2)]
    finally:
        other.close()
        vocabulary.clear()


def test_a_word_that_changes_again_and_again_has_few_rows(vocabulary):
    for _ in range(200):
        vocabulary.change(Counter({"ea": 1}))
    assert vocabulary.counts(["ea"]) == {"ea": 200}
    with connection.cursor() as cursor:
        cursor.execute("SELECT COUNT(*) FROM search_embedded_vocabulary")
        assert cursor.fetchone()[0] < 150


def test_words_are_listed_by_their_beginning_the_most_frequent_first(vocabulary):
    vocabulary.change(Counter({"eab": 1, "eaä": 5, "eb": 9, "lab": 4}))
    assert list(vocabulary.beginning("ea").items()) == [("eaä", 5), ("eab", 1)]
    assert list(vocabulary.beginning("ea", 1)) == ["eaä"]
    vocabulary.clear()
    assert vocabulary.beginning("e") == vocabulary.counts(["eab"]) == {}
    assert vocabulary.counts([]) == {}


def test_of_several_beginnings_each_has_its_own_most_frequent_words(vocabulary):
    vocabulary.change(Counter({"eab": 1, "eaä": 5, "ebb": 9, "ebc": 2, "ebd": 3, "lab": 4}))
    found = vocabulary.beginnings(["ea", "eb", "ez", "ea"], 2)
    assert found == {"ea": {"eaä": 5, "eab": 1}, "eb": {"ebb": 9, "ebd": 3}}
    assert vocabulary.beginnings([], 2) == {}


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_two_writers_of_one_word_do_not_wait_for_one_another(emptied_database):
    other = connection.copy()
    vocabulary = speaking(connection)
    try:
        with other.cursor() as cursor:
            cursor.execute("SET lock_timeout = '2s'")
        vocabulary.change(Counter({"ea": 1, "eb": 1}))
        with transaction.atomic():
            vocabulary.change(Counter({"ea": 1, "eb": 1}))
            speaking(other).change(Counter({"eb": 1, "ea": 1}))
        assert vocabulary.counts(["ea", "eb"]) == {"ea": 3, "eb": 3}
        vocabulary.change(Counter({"ea": -3}))
        assert vocabulary.counts(["ea", "eb"]) == {"eb": 3}
    finally:
        other.close()
        vocabulary.clear()
