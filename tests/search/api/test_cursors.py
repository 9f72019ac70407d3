"""Cursors: they give back what was put in, and nothing that somebody else wrote."""

import pytest

from search.api.cursors import LONGEST, BadCursor, opened, sealed


@pytest.mark.parametrize(
    "numbers", [[0], [0, 0, 0], [1], [7, 0, 12], [2**128 - 1, 0], [63_000_000_000_000_000, 2**127], list(range(502))]
)
def test_numbers_come_back_as_they_were(numbers):
    assert opened(sealed(numbers, purpose="x"), purpose="x") == numbers


def test_the_order_of_five_hundred_hits_among_a_million_fits_into_an_address():
    hits = [number * 7919 % 1_000_000 for number in range(500)]
    cursor = sealed([1_000_000, 1, *hits], purpose="x")
    assert len(cursor) < 2_000
    assert opened(cursor, purpose="x")[2:] == hits


def test_a_cursor_stands_in_an_address_as_it_is():
    assert set("%+/=&?# ").isdisjoint(sealed(list(range(300)), purpose="x"))


@pytest.mark.parametrize(
    "cursor",
    [
        "", "x", ".", "..", "AAAA.AAAA", "ä", "\0", "a" * (LONGEST + 1), "1" * LONGEST,
        sealed([1, 2], purpose="other"),
        sealed([1, 2], purpose="x")[:-1],
        "B" + sealed([1, 2], purpose="x"),
    ],
)  # fmt: skip
def test_what_the_site_did_not_write_for_this_is_refused(cursor):
    with pytest.raises(BadCursor):
        opened(cursor, purpose="x")
