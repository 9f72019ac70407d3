"""What the passages of a meeting have in common stands in the index once, and is remembered."""

import pytest

from search.engines.occasions import NOTHING, Occasion, Remembered, number_of, occasion_of, read, written

SOME = Occasion("forum", "network", "2025", ("a", "b"), ("c",))


@pytest.mark.parametrize("occasion", [SOME, NOTHING, Occasion(absent=("c",)), Occasion(year="2026")])
def test_what_is_written_is_read_again(occasion):
    assert read(written(occasion)) == occasion


def test_an_occasion_is_that_of_the_values_of_a_passage():
    values = {"kind": ("item",), "body": ("forum",), "present": ("a", "b"), "year": ("2025",)}
    assert occasion_of(values) == Occasion(body="forum", year="2025", present=("a", "b"))
    assert occasion_of({}) == NOTHING


def test_a_number_is_the_same_for_the_same_text_and_fits_any_database():
    numbers = {number_of(f"forum {text}") for text in range(10_000)}
    assert len(numbers) == 10_000
    assert number_of("forum 7") in numbers
    assert 0 <= min(numbers) <= max(numbers) < 2**60


def test_what_was_read_is_not_looked_up_again():
    asked = []

    def look_up(numbers):
        asked.append(numbers)
        return [(number, written(Occasion(year=str(number)))) for number in numbers]

    remembered = Remembered()
    assert remembered.of({2, 1}, look_up)[2].year == "2"
    assert remembered.of({2, 3}, look_up)[3].year == "3"
    assert asked == [[1, 2], [3]]


def test_what_is_in_no_index_is_nothing_and_looked_up_again():
    remembered = Remembered()
    assert remembered.of({1}, lambda numbers: [])[1] == NOTHING
    assert remembered.of({1}, lambda numbers: [(1, written(SOME))])[1] == SOME


def test_no_more_is_remembered_than_there_is_room_for(monkeypatch):
    monkeypatch.setattr("search.engines.occasions.MOST_REMEMBERED", 3)
    remembered = Remembered()

    def look_up(numbers):
        return [(number, written(Occasion(year=str(number)))) for number in numbers]

    before = remembered.of({1, 2}, look_up)
    after = remembered.of({2, 3, 4}, look_up)
    assert (sorted(before), sorted(after)) == ([1, 2], [2, 3, 4])
