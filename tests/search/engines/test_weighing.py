"""Between passages that match alike the one comes first that says something, early, with the words near each other."""

import pytest

from search.engines.protocol import Hit
from search.engines.weighing import Told, between, weighed

COVER, SHORT, LONG = 1, 2, 3
TOLD = {SHORT: Told(letters=120), LONG: Told(letters=1_200)}


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
    found = weighed([Hit(key, score) for key, score in scores.items()], TOLD)
    assert [hit.id for hit in found] == order


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (Told(500, before=0), Told(500, before=450)),
        (Told(500, between=10), Told(500, between=300)),
        (Told(500, kind="grant"), Told(500, kind="item")),
        (Told(500, kind="meeting"), Told(500, kind="meeting", is_roll=True)),
    ],
)
def test_early_near_lasting_and_told_come_before_late_far_dated_and_listed(first, second):
    assert [hit.id for hit in weighed([Hit(2, 1.0), Hit(1, 1.0)], {1: first, 2: second})] == [1, 2]


def test_a_much_better_match_comes_first_whatever_its_passage_is():
    worst = Told(1, before=100_000, between=100_000, kind="meeting", is_roll=True)
    best = Told(100_000, kind="page")
    assert 0 < worst.worth < best.worth < 1.2
    assert weighed([Hit(1, 1.0), Hit(2, 10.0)], {1: best, 2: worst})[0].id == 2


def test_what_nothing_tells_apart_stays_as_the_engine_had_it():
    hits = [Hit(key, 0.0) for key in (5, 3, 4)]
    assert weighed(hits, {3: Told(letters=10), 4: Told(letters=999)}) == hits


@pytest.mark.parametrize(
    ("places", "letters"),
    [
        ([], 0),
        ([(7, 0), (90, 0)], 0),
        ([(0, 0), (40, 1)], 40),
        ([(0, 0), (40, 1), (45, 0), (300, 1)], 5),
        ([(0, 0), (100, 1), (110, 2), (130, 0)], 15),
    ],
)
def test_words_are_as_far_apart_as_where_all_of_them_stand_nearest(places, letters):
    assert between(places) == letters
