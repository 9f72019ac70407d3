"""Figures over ranked answers and times."""

import pytest

from search.evaluation.measures import gain, mean, percentile, recall, reciprocal_rank


def test_recall_looks_at_ten_places():
    found = [str(number) for number in range(20)]
    assert recall(found, {"9"}) == 1
    assert recall(found, {"10"}) == 0
    assert recall(found, {"0", "10"}) == 0.5
    assert recall(["a", "a"], {"a", "b"}) == 0.5


def test_of_more_than_ten_relevant_ones_ten_are_all():
    assert recall([str(number) for number in range(10)], {str(number) for number in range(30)}) == 1


def test_the_rank_is_that_of_the_first_relevant_one():
    assert reciprocal_rank(["a", "b", "c"], {"b", "c"}) == 0.5
    assert reciprocal_rank([], {"a"}) == 0
    assert reciprocal_rank([*"abcdefghij", "k"], {"k"}) == 0


def test_a_gain_counts_grades_by_the_logarithm_of_the_place():
    grades = {"a": 3, "b": 2, "c": 1}
    assert gain(["a", "b", "c"], grades) == 1
    # (2 / log2(2) + 3 / log2(3)) / (3 / log2(2) + 2 / log2(3) + 1 / log2(4)), by hand.
    assert gain(["b", "a"], grades) == pytest.approx((2 + 3 / 1.58496) / (3 + 2 / 1.58496 + 0.5), abs=1e-4)
    assert gain(["x", "a"], {"a": 3}) == pytest.approx(1 / 1.58496, abs=1e-4)


def test_a_gain_looks_at_ten_places_and_counts_each_passage_once():
    ten = [str(number) for number in range(10)]
    assert gain([*ten, "a"], {"a": 3}) == 0
    assert gain(ten, dict.fromkeys(map(str, range(30)), 1)) == 1
    assert gain(["a", "a"], {"a": 1, "b": 1}) < 1
    assert gain([], {"a": 1}) == gain(["a"], {}) == 0


def test_a_mean_of_nothing_is_nothing():
    assert mean([]) == 0
    assert mean([1, 0, 0]) == 0.3333


@pytest.mark.parametrize(("share", "value"), [(0.5, 50), (0.95, 95), (0.99, 99), (1, 100), (0, 1)])
def test_a_percentile_is_one_of_the_values(share, value):
    assert percentile([*range(100, 0, -1)], share) == value
    assert percentile([], share) == 0
    assert percentile([7.0], share) == 7
