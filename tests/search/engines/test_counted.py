"""What a word counts is written as one number among others, and found again by halving."""

import pytest
from django.db import connection

from search.engines.counted import CARRIER, MOST, TENTHS, UNITS, counted, counting, number_of
from search.engines.expressions import WEIGHTS


def of(tenths):
    """What words with their signs count, as it stands in a row."""
    carried = counted([CARRIER + number_of(word) for word in tenths], [*tenths.values()])
    return [int(number - CARRIER) for number in carried]


def test_numbers_are_sorted_and_none_is_too_great():
    numbers = of({f"e{number}": 40 for number in range(50)})
    assert numbers == sorted(numbers)
    assert {number & MOST for number in numbers} == {40}
    assert {number & MOST for number in of({"ea": 10**10, "eb": 255})} == {MOST}
    assert counted([], []) == []


def test_what_a_word_counts_is_told_in_tenths_without_a_rest():
    assert [tenths / UNITS for tenths in TENTHS.values()] == list(WEIGHTS)


@pytest.mark.skipif(connection.vendor != "postgresql", reason="the ranking of PostgreSQL")
@pytest.mark.parametrize("number", [0, 1, 2, 3, 200])
def test_the_database_finds_what_a_word_counts_and_nothing_for_one_that_is_not_there(db, number):
    there = {f"eword{place}": 5 + place % 25 * UNITS for place in range(number)}
    expected = there.values()
    asked = ", ".join(map(counting, [*there, "emissing", "lword1", "e", "z" * 40]))
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {asked} FROM (SELECT %s::integer[] AS counted) e", [of(there)])  # noqa: S608
        assert list(cursor.fetchone()) == pytest.approx([*expected, 0, 0, 0, 0])


@pytest.mark.skipif(connection.vendor != "postgresql", reason="the ranking of PostgreSQL")
def test_words_are_looked_for_beside_one_whose_number_is_as_far_away_as_can_be(db):
    words = sorted((f"e{number}" for number in range(400)), key=number_of)
    for there, missing in ((words[0], words[-1]), (words[-1], words[0])):
        with connection.cursor() as cursor:
            asked = ", ".join(map(counting, (there, missing)))
            cursor.execute(f"SELECT {asked} FROM (SELECT %s::integer[] AS counted) e", [of({there: 40})])  # noqa: S608
            assert cursor.fetchone() == (40, 0)
