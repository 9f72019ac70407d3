"""Rows of a portion of passages are made where they are missing or other, and counted where they were written."""

from collections import Counter
from dataclasses import replace

from search.engines.rows import Portion, uncount
from search.engines.vocabulary import LENGTH, PASSAGES
from tests.search.engines.made import as_it_stands

MADE = [as_it_stands(3, "uusi sana"), as_it_stands(1, "sama", version=4), as_it_stands(2, "toinen sana")]


def held(portion):
    """What is held of the passages 1, which is the same in an older version, and 2, which is other."""
    return [(1, 3, portion.prints[1], 2, None), (2, 1, 7, 5, ["evanha", "lvanha", "hvanha", "#0"])]


def test_rows_stand_in_the_order_of_their_keys_and_are_made_of_what_is_missing_or_other():
    portion = Portion(MADE)
    assert list(portion.documents) == list(portion.prints) == [1, 2, 3]
    portion.hold(held(portion))
    assert portion.renumbered == {1: 4}
    assert portion.different == [2, 3]
    assert len(portion.columns([2])) == len(portion.columns([3])) == 13
    assert list(portion.rows) == [2, 3]


def test_what_is_the_same_is_not_different():
    portion = Portion([MADE[1]])
    portion.hold(held(portion)[:1])
    assert (portion.different, portion.rows) == ([], {})
    assert Portion([replace(MADE[1], version=3)]).renumbered == {}


def test_what_was_written_is_counted_and_the_rest_is_left():
    portion, total = Portion(MADE), Counter()
    portion.hold(held(portion))
    portion.columns(portion.different)
    portion.count(total, [2])
    words = {"etoinen": 1, "ltoinen": 1, "esana": 1, "lsana": 1, "evanha": -1, "lvanha": -1}
    assert {word: number for word, number in total.items() if number} == {**words, LENGTH: 4 - 5}
    assert portion.without([2]) == [MADE[0]]
    portion.count(total, [3])
    assert (total["esana"], total[PASSAGES], portion.without([2, 3])) == (2, 1, [])


def test_what_a_removed_passage_had_is_taken():
    total = Counter()
    uncount(total, 3, ["ea", "=b", "ha", "#0"])
    assert total == {"ea": -1, "=b": -1, PASSAGES: -1, LENGTH: -3}
