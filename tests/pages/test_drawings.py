"""The geometry of the strategy's two drawings."""

from __future__ import annotations

from datetime import date

from pages.drawings import COURSE_BOTTOM, COURSE_LEFT, COURSE_RIGHT, COURSE_TOP, course, period_line


def test_a_period_has_its_years_and_todays_place() -> None:
    period = period_line(2024, 2030, date(2026, 7, 2))
    assert [mark.year for mark in period.years] == list(range(2024, 2031))
    assert period.number == 3
    assert period.end == 561
    assert period.now is not None
    assert period.years[2].start < period.now < period.years[3].start
    assert not period.is_over


def test_before_and_after_its_years_a_period_has_no_number() -> None:
    early, late = period_line(2024, 2030, date(2023, 12, 31)), period_line(2024, 2030, date(2031, 6, 1))
    assert (early.number, early.now, early.is_over) == (0, None, False)
    assert (late.number, late.now, late.is_over) == (0, late.end, True)


def test_measurements_run_from_left_to_right_and_the_target_is_within() -> None:
    drawn = course([(date(2024, 1, 1), 35), (date(2025, 1, 1), 20), (date(2026, 1, 1), 9)], 14)
    assert [dot.x for dot in drawn.dots] == [COURSE_LEFT, 160.2, COURSE_RIGHT]
    assert [dot.y for dot in drawn.dots] == sorted(dot.y for dot in drawn.dots)
    assert (drawn.dots[0].y, drawn.dots[-1].y) == (COURSE_TOP, COURSE_BOTTOM)
    assert drawn.target is not None
    assert COURSE_TOP < drawn.target < COURSE_BOTTOM
    assert drawn.path.startswith(f"M{COURSE_LEFT} {COURSE_TOP}L")


def test_one_value_or_equal_ones_are_drawn_in_the_middle() -> None:
    (only,) = course([(date(2026, 1, 1), 5)], None).dots
    assert (only.x, only.y) == (160.0, 67.0)
    same = course([(date(2025, 1, 1), 5), (date(2026, 1, 1), 5)], 5)
    assert {dot.y for dot in same.dots} == {same.target}
