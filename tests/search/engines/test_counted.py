"""What a word counts is written as one number among others, and found again by halving."""

import pytest
from django.db import connection

from search.engines.counted import MOST, UNITS, WORTH, counted, counting, worths


def test_what_words_count_is_added_up_over_columns():
    found = worths("l", title_lemmas=("a", "b"), lemmas=("a", "a"))
    assert found == {"la": WORTH["title_lemmas"] + 2 * WORTH["lemmas"], "lb": WORTH["title_lemmas"]}


def test_numbers_are_sorted_and_none_is_too_great():
    numbers = [int(number) for number in counted({f"e{number}": 4.0 for number in range(50)}).strip("{}").split(",")]
    assert numbers == sorted(numbers)
    assert {number & MOST for number in numbers} == {40}
    assert {number & MOST for number in map(int, counted({"ea": 1e9, "eb": 25.5}).strip("{}").split(","))} == {MOST}
    assert counted({}) == "{}"


@pytest.mark.skipif(connection.vendor != "postgresql", reason="the ranking of PostgreSQL")
@pytest.mark.parametrize("number", [0, 1, 2, 3, 200])
def test_the_database_finds_what_a_word_counts_and_nothing_for_one_that_is_not_there(db, number):
    there = {f"eword{place}": 0.5 + place % 25 for place in range(number)}
    expected = [worth * UNITS for worth in there.values()]
    asked = ", ".join(map(counting, [*there, "emissing", "lword1", "e", "z" * 40]))
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {asked} FROM (SELECT %s::integer[] AS counted) e", [counted(there)])  # noqa: S608
        assert list(cursor.fetchone()) == pytest.approx([*expected, 0, 0, 0, 0])


@pytest.mark.skipif(connection.vendor != "postgresql", reason="the ranking of PostgreSQL")
def test_words_are_looked_for_beside_one_whose_number_is_as_far_away_as_can_be(db):
    words = sorted((f"e{number}" for number in range(400)), key=lambda word: int(counted({word: 0.0}).strip("{}")))
    for there, missing in ((words[0], words[-1]), (words[-1], words[0])):
        with connection.cursor() as cursor:
            asked = ", ".join(map(counting, (there, missing)))
            cursor.execute(f"SELECT {asked} FROM (SELECT %s::integer[] AS counted) e", [counted({there: 4.0})])  # noqa: S608
            assert cursor.fetchone() == (40, 0)
