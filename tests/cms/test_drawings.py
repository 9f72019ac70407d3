"""The horseshoe and the ring of the year."""

from __future__ import annotations

from itertools import combinations
from math import hypot

import pytest

from cms import drawings


@pytest.mark.parametrize("count", [0, 1, 2, 3, 14, 24, 25, 48, 60, 120])
def test_every_seat_has_a_place_of_its_own(count: int) -> None:
    seats = drawings.horseshoe(count)
    assert len(seats) == count
    for first, second in combinations(seats, 2):
        assert hypot(first.x - second.x, first.y - second.y) >= first.radius + second.radius


@pytest.mark.parametrize("count", [1, 2, 14, 24, 60, 120])
def test_the_horseshoe_stays_in_its_frame(count: int) -> None:
    for seat in drawings.horseshoe(count):
        assert seat.x - seat.radius > 0
        assert seat.x + seat.radius < 300
        assert seat.y - seat.radius > 0
        assert seat.y + seat.radius < 262


def test_seats_run_from_the_left_end_to_the_right() -> None:
    seats = drawings.horseshoe(14)
    assert (seats[0].x, seats[0].y) == (66.6, 223.4)
    assert (seats[-1].x, seats[-1].y) == (233.4, 223.4)


def test_one_seat_stands_at_the_top() -> None:
    (seat,) = drawings.horseshoe(1)
    assert (seat.x, seat.y) == (150, 22)


def test_the_year_begins_at_the_top_and_runs_clockwise() -> None:
    outer, inner = drawings.month_tick(1)
    assert (outer.x, outer.y, inner.x, inner.y) == (230, 52, 230, 96)
    assert drawings.month_tick(4)[0].x == 408
    assert drawings.month_label(1).x > 230 > drawings.month_label(12).x


def test_a_span_covers_its_months() -> None:
    assert drawings.month_span(1, 1).path == "M236.5 74.1A156 156 0 0 1 302.3 91.8"
    assert " 0 1 1 " in drawings.month_span(1, 9).path
    assert drawings.month_span(11, 1).label == drawings.month_span(12, 12).label


def test_a_day_stands_in_its_month() -> None:
    new_year, spring = drawings.day_dot(1, 1), drawings.day_dot(4, 1)
    assert (new_year.x, new_year.y) == (230, 96)
    assert (spring.x, spring.y) == (364, 230)
    assert drawings.pointer(4, 1)[1].x == 410
