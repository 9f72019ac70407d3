"""Numbers are written as labels of places, from which ts_rank makes nearly the same numbers."""

import pytest
from django.db import connection

from search.engines.labels import MOST_PLACES, SCALE, WEIGHTS, labels_of, value
from search.engines.rank import RANK_OF_ONE

WORTHS = [0.5, 1, 1.5, 2, 2.5, 3, 3.5, 4, 4.5, 5, 6, 7, 8, 9, 10, 12, 14, 16, 20, 24, 28, 32, 40, 50]


def told(worth, places=0):
    labels = labels_of(worth, places)
    return value(labels.first) + value(labels.second)


@pytest.mark.parametrize("worth", WORTHS)
def test_two_lexemes_come_near_to_any_number(worth):
    assert told(worth) == pytest.approx(worth, rel=0.12)


@pytest.mark.parametrize("times", [*range(1, 13), 40, MOST_PLACES])
def test_a_word_counts_as_often_as_it_stands_there(times):
    labels = labels_of(4.0 * times, times)
    assert len(labels.first) == times
    assert told(4.0 * times, times) == pytest.approx(min(4.0 * times, 50), rel=0.12)


def test_what_is_said_very_often_counts_no_less_than_what_is_said_often():
    assert told(500) >= told(50)


@pytest.mark.skipif(connection.vendor != "postgresql", reason="the ranking of PostgreSQL")
@pytest.mark.parametrize("worth", WORTHS)
def test_the_database_makes_the_same_of_it(db, worth):
    labels = labels_of(worth)
    places = (",".join(f"{place}{label}" for place, label in enumerate(one, 1)) for one in labels)
    vector = " ".join(f"{word}:{found}" for word, found in zip("ab", places, strict=True) if found)
    with connection.cursor() as cursor:
        cursor.execute("SELECT ts_rank(%s::real[], %s::tsvector, 'a | b')", [list(WEIGHTS), vector])
        rank = cursor.fetchone()[0]
    assert rank * 2 * SCALE * RANK_OF_ONE == pytest.approx(told(worth), rel=0.01)
