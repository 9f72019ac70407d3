"""A number is one, with spaces between its thousands or without them."""

import pytest

from search.query.nodes import Phrase
from search.query.numbers import apart


@pytest.mark.parametrize(
    ("word", "words"), [("1800", ("1", "800")), ("2000", ("2", "000")), ("1234567", ("1", "234", "567"))]
)
def test_a_number_is_looked_for_with_spaces_too(word, words):
    assert apart(word) == Phrase(words)


@pytest.mark.parametrize("word", ["800", "2026", "1999", "0800", "18000000000", "1800mk", "1800,50", "٣٠٠٠", ""])
def test_years_and_what_is_no_sum_are_not(word):
    assert apart(word) is None
