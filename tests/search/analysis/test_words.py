"""Forms of a word stand once each, in their order."""

from search.analysis.words import distinct


def test_forms_stand_once_in_their_order_without_empty_ones_and_those_left_out():
    assert distinct(["b", "", "a", "b", "c"], without=("c",)) == ("b", "a")
