"""Values become words that nothing in them can break."""

import pytest

from search.engines.narrowing import narrowed, value_word, value_words


def test_a_value_is_one_word_of_letters_and_digits_and_its_own():
    words = {
        value_word("kind", "item"),
        value_word("year", "item"),
        value_word("kind", "Item"),
        value_word("kindi", "tem"),
    }
    assert len(words) == 4
    assert all(word.isalnum() and len(word) == 16 for word in words)


@pytest.mark.parametrize("value", ["", '"', "a OR b", "Bo Holmskär", "\x00", "\ud800", "x" * 10_000])
def test_whatever_the_value_is(value):
    assert value_word("speaker", value).isalnum()


def test_every_value_of_every_field_is_a_word():
    assert value_words({"kind": ("item",), "present": ("a", "b")}) == (
        value_word("kind", "item"), value_word("present", "a"), value_word("present", "b"),
    )  # fmt: skip


def test_values_of_one_field_are_alternatives_and_fields_without_any_narrow_nothing():
    one, other = value_word("year", "2025"), value_word("year", "2026")
    assert narrowed({"year": ("2025", "2026"), "kind": ()}) == [f"(narrowing : {one} OR narrowing : {other})"]
