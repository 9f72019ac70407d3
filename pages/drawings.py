"""The geometry of the strategy's two drawings: its period as a line of years, a measure over time. Pure numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

YEAR_WIDTH = 80.0
EDGE = 1.0
COURSE_WIDTH, COURSE_HEIGHT = 320.0, 132.0
COURSE_LEFT, COURSE_RIGHT, COURSE_TOP, COURSE_BOTTOM = 12.0, 308.0, 30.0, 104.0


@dataclass(frozen=True)
class YearMark:
    """A year on the line: where it begins and where its number stands."""

    year: int
    start: float
    middle: float
    is_now: bool


@dataclass(frozen=True)
class Period:
    """A period as a line: its years, its right end, and how much of it is behind (None before it has begun)."""

    years: tuple[YearMark, ...]
    end: float
    now: float | None
    is_over: bool

    @property
    def number(self) -> int:
        """Which year of the period it is, from 1; 0 outside it."""
        return next((index for index, mark in enumerate(self.years, start=1) if mark.is_now), 0)


@dataclass(frozen=True)
class Dot:
    """A measurement in a drawing."""

    x: float
    y: float
    year: int


@dataclass(frozen=True)
class Course:
    """A measure over time: its dots from left to right and the height of its target (None where none is set)."""

    dots: tuple[Dot, ...]
    target: float | None

    @property
    def path(self) -> str:
        """The line from dot to dot."""
        return "M" + "L".join(f"{dot.x} {dot.y}" for dot in self.dots)


def period_line(first: int, last: int, today: date) -> Period:
    """The years from ``first`` to ``last`` with today's place on the line."""
    years = tuple(
        YearMark(year, _year_start(first, year), _year_start(first, year) + YEAR_WIDTH / 2, year == today.year)
        for year in range(first, last + 1)
    )
    end = _year_start(first, last + 1)
    passed = (today - date(first, 1, 1)).days / 365.25 * YEAR_WIDTH + EDGE
    return Period(years, end, round(min(passed, end), 1) if passed >= EDGE else None, passed >= end)


def course(values: Sequence[tuple[date, float]], target: float | None) -> Course:
    """Measurements in the order of their dates as a line; the scale holds every value and the target."""
    numbers = [number for _day, number in values] + ([target] if target is not None else [])
    low, high = min(numbers, default=0.0), max(numbers, default=0.0)
    days = [day.toordinal() for day, _number in values]

    def height(number: float) -> float:
        share = (number - low) / (high - low) if high > low else 0.5
        return round(COURSE_BOTTOM - share * (COURSE_BOTTOM - COURSE_TOP), 1)

    def place(day: int) -> float:
        share = (day - days[0]) / (days[-1] - days[0]) if days[-1] > days[0] else 0.5
        return round(COURSE_LEFT + share * (COURSE_RIGHT - COURSE_LEFT), 1)

    dots = tuple(Dot(place(day.toordinal()), height(number), day.year) for day, number in values)
    return Course(dots, height(target) if target is not None else None)


def _year_start(first: int, year: int) -> float:
    return EDGE + (year - first) * YEAR_WIDTH
