"""Between passages that match alike the one that says something comes first."""

import pytest

from search.engines.protocol import Hit
from search.engines.weighing import weighed

COVER, SHORT, LONG = 1, 2, 3
LETTERS = {SHORT: 120, LONG: 1_200}


@pytest.mark.parametrize(
    ("scores", "order"),
    [
        ({COVER: 2.0, SHORT: 1.95, LONG: 1.9}, [LONG, SHORT, COVER]),
        ({COVER: 3.0, LONG: 1.9}, [COVER, LONG]),
        ({SHORT: 1.0, LONG: 1.0}, [LONG, SHORT]),
        ({}, []),
    ],
)
def test_what_says_hardly_more_than_its_heading_stands_behind_unless_it_matches_much_better(scores, order):
    found = weighed([Hit(key, score) for key, score in scores.items()], LETTERS)
    assert [hit.id for hit in found] == order


def test_what_nothing_tells_apart_stays_as_the_engine_had_it():
    assert [hit.id for hit in weighed([Hit(key, 0.0) for key in (5, 3, 4)], {3: 10, 4: 999})] == [5, 3, 4]
