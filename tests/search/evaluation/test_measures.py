"""Figures over ranked answers and times."""

import pytest

from search.evaluation.measures import mean, percentile, recall, reciprocal_rank


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


def test_a_mean_of_nothing_is_nothing():
    assert mean([]) == 0
    assert mean([1, 0, 0]) == 0.3333


@pytest.mark.parametrize(("share", "value"), [(0.5, 50), (0.95, 95), (0.99, 99), (1, 100), (0, 1)])
def test_a_percentile_is_one_of_the_values(share, value):
    assert percentile([*range(100, 0, -1)], share) == value
    assert percentile([], share) == 0
    assert percentile([7.0], share) == 7
