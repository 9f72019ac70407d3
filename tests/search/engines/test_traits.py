"""What many passages have in common stands in the index once, and is remembered."""

import pytest

from search.engines.traits import (
    Nature,
    Occasion,
    Remembered,
    nature_of,
    number_of,
    occasion_of,
    read_nature,
    read_occasion,
)

VALUES = {
    "kind": ("item",), "language": ("fi",), "speaker": ("Aino Ahola",), "body": ("forum",), "network": ("network",),
    "year": ("2025",), "present": ("a", "b"), "absent": ("c",),
}  # fmt: skip


def remembered():
    return Remembered(read_nature, Nature())


def look_up(numbers):
    return [(number, f"item|fi|{number}") for number in numbers]


def test_what_is_written_is_read_again():
    assert read_nature(nature_of(VALUES)) == Nature("item", "fi", "Aino Ahola")
    found = read_occasion(occasion_of("2025-02-01", VALUES))
    assert found == Occasion("2025-02-01", "forum", "network", "2025", ("a", "b"), ("c",))


def test_what_a_passage_has_not_is_empty():
    assert read_nature(nature_of({})) == Nature()
    assert read_occasion(occasion_of("", {})) == read_occasion("") == Occasion()
    assert read_nature("") == Nature()
    assert read_occasion(occasion_of("", {"absent": ("c",)})) == Occasion(absent=("c",))


@pytest.mark.parametrize("name", ["Aino|Ahola", "|", "Aino  Ahola"])
def test_a_speaker_is_called_anything(name):
    assert read_nature(nature_of({"speaker": (name,)})).speaker == name


def test_a_number_is_the_same_for_the_same_text_and_fits_any_database():
    numbers = {number_of(f"forum {text}") for text in range(10_000)}
    assert len(numbers) == 10_000
    assert number_of("forum 7") in numbers
    assert 0 <= min(numbers) <= max(numbers) < 2**60


def test_what_was_read_is_not_looked_up_again():
    asked, natures = [], remembered()

    def noted(numbers):
        asked.append(numbers)
        return look_up(numbers)

    assert natures.of({2, 1}, noted)[2].speaker == "2"
    assert natures.of({2, 3}, noted)[3].speaker == "3"
    assert asked == [[1, 2], [3]]


def test_what_is_in_no_index_is_nothing_and_looked_up_again():
    natures = remembered()
    assert natures.of({1}, lambda numbers: [])[1] == Nature()
    assert natures.of({1}, look_up)[1] == Nature("item", "fi", "1")


def test_no_more_is_remembered_than_there_is_room_for(monkeypatch):
    monkeypatch.setattr("search.engines.traits.MOST_REMEMBERED", 3)
    natures = remembered()
    before = natures.of({1, 2}, look_up)
    after = natures.of({2, 3, 4}, look_up)
    assert (sorted(before), sorted(after)) == ([1, 2], [2, 3, 4])
