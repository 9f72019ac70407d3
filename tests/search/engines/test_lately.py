"""What was read of the vocabulary lately is not read again; what is in no passage is asked for soon."""

import pytest
from django.db import connection, transaction

from search.engines import chosen, lately
from search.engines.lately import MOST, SECONDS, SECONDS_WITHOUT, Lately
from search.engines.protocol import IndexDocument


class Vocabulary:
    """Numbers of words; notes what was asked."""

    def __init__(self):
        self.numbers = {"a": 1, "b": 2}
        self.asked = []
        self.now = 0.0

    def read(self, words):
        self.asked.append(words)
        return {word: self.numbers[word] for word in words if word in self.numbers}


@pytest.fixture
def vocabulary():
    return Vocabulary()


@pytest.fixture
def known(vocabulary):
    return Lately(lambda: vocabulary.now)


def test_what_is_known_is_not_read_again(known, vocabulary):
    assert known.of(["a", "c", "a"], vocabulary.read) == {"a": 1}
    assert known.of(["b", "a", "c"], vocabulary.read) == {"b": 2, "a": 1}
    assert known.of([], vocabulary.read) == {}
    assert vocabulary.asked == [["a", "c"], ["b"]]


def test_a_word_that_is_in_no_passage_is_asked_for_again_at_once(known, vocabulary):
    known.of(["c"], vocabulary.read)
    vocabulary.numbers["c"] = 1
    vocabulary.now += SECONDS_WITHOUT + 0.01
    assert known.of(["c", "a"], vocabulary.read) == {"c": 1, "a": 1}


def test_a_number_is_a_minute_old_at_most(known, vocabulary):
    known.of(["a"], vocabulary.read)
    vocabulary.numbers["a"] = 9
    vocabulary.now += SECONDS
    assert known.of(["a"], vocabulary.read) == {"a": 1}
    vocabulary.now += 0.01
    assert known.of(["a"], vocabulary.read) == {"a": 9}


def test_no_more_is_remembered_than_there_is_room_for(known, vocabulary):
    known.of(["a"], vocabulary.read)
    known.of(range(MOST), lambda words: dict.fromkeys(words, 1))
    known.of(["a"], vocabulary.read)
    assert vocabulary.asked == [["a"], ["a"]]


def document(key, word):
    return IndexDocument(key, key, (word,), (word,), (), (), (), (), (), "2026-01-01", {"language": ("fi",)})


def changes(engine, word, counted):
    """Asks, changes and asks again, without anybody's transaction."""
    engine.upsert([document(1, word)])
    assert counted() == 1
    engine.upsert([document(2, word)])
    assert counted() == 2
    engine.delete({1: 9})
    assert counted() == 1
    engine.clear()
    assert counted() == 0


@pytest.mark.skipif(connection.vendor != "postgresql", reason="the vocabulary of PostgreSQL")
@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_who_changes_the_index_knows_it_at_once_and_asks_only_once(emptied_database, django_assert_num_queries):
    engine = chosen.embedded()
    changes(engine, "sana", lambda: engine.counts(["esana"]).get("esana", 0))
    engine.upsert([document(1, "sana")])
    with django_assert_num_queries(2):
        assert engine.known_words(["sana", "muu"]) == engine.known_words(["sana", "muu"]) == {"sana"}
        assert engine.beginnings(["esa"], 10) == engine.beginnings(["esa"], 10) == {"esa": {"esana": 1}}
    engine.clear()


@pytest.mark.skipif(connection.vendor != "postgresql", reason="the vocabulary of PostgreSQL")
def test_nothing_is_remembered_that_may_be_taken_back(db):
    engine = chosen.embedded()
    with transaction.atomic():
        engine.upsert([document(1, "sana")])
        assert engine.known_words(["sana"]) == {"sana"}
        transaction.set_rollback(True)
    assert engine.known_words(["sana"]) == set()
    assert not lately.numbers[engine.using].of(["esana"], lambda words: {})
