"""The geometry of the site's two drawings: the horseshoe of seats and the ring of the year. Pure numbers."""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, hypot, radians, sin

HORSESHOE_CENTRE = (150.0, 140.0)
HORSESHOE_RADII = (118.0, 88.0, 62.0)
SEATS_IN_ONE_ROW = 24
LARGEST_DOT = 13.0

RING_CENTRE = 230.0
RING_OUTER, RING_MIDDLE, RING_INNER, RING_TEXT = 178.0, 156.0, 134.0, 205.0
POINTER = (52.0, 180.0)


@dataclass(frozen=True)
class Point:
    """A place in a drawing, to a tenth."""

    x: float
    y: float


@dataclass(frozen=True)
class Seat:
    """One dot of the horseshoe; the outermost row is 1."""

    x: float
    y: float
    radius: float
    row: int


@dataclass(frozen=True)
class Span:
    """Months of the year as a part of the ring: the path of the part and the place of its number."""

    path: str
    label: Point


def horseshoe(count: int) -> list[Seat]:
    """``count`` seats from the left end of the horseshoe to the right, in one, two or three rows.

    The first seat is the lowest on the left of the outermost row. Few seats keep their distance, so that three do
    not look like a whole table; many get smaller dots and never touch.
    """
    rows = _rows(count)
    fewest_gap = min((_gap(seats, radius) for seats, radius in rows if seats > 1), default=3 * LARGEST_DOT)
    size = round(min(LARGEST_DOT, fewest_gap * 0.36), 1)
    return [
        Seat(point.x, point.y, size, row)
        for row, (seats, radius) in enumerate(rows, start=1)
        for point in (_on_circle(HORSESHOE_CENTRE, radius, angle) for angle in _angles(seats))
    ]


def month_tick(month: int) -> tuple[Point, Point]:
    """The line across the ring where a month begins; January begins at the top."""
    angle = _month_angle(month)
    centre = (RING_CENTRE, RING_CENTRE)
    return _on_circle(centre, RING_OUTER, angle), _on_circle(centre, RING_INNER, angle)


def month_label(month: int) -> Point:
    """Where the name of a month is centred, outside the ring."""
    return _on_circle((RING_CENTRE, RING_CENTRE + 5), RING_TEXT + 5, _month_angle(month + 0.5))


def month_span(first: int, last: int) -> Span:
    """The part of the ring from the first month to the end of the last, which may lie in the next year."""
    months = (last - first) % 12 + 1
    centre = (RING_CENTRE, RING_CENTRE)
    start, end = _month_angle(first) + 2.4, _month_angle(first + months) - 2.4
    begins, ends = _on_circle(centre, RING_MIDDLE, start), _on_circle(centre, RING_MIDDLE, end)
    large = 1 if end - start > 180 else 0
    path = f"M{begins.x} {begins.y}A{RING_MIDDLE:g} {RING_MIDDLE:g} 0 {large} 1 {ends.x} {ends.y}"
    return Span(path, _on_circle((RING_CENTRE, RING_CENTRE + 7), RING_MIDDLE, (start + end) / 2))


def day_dot(month: int, day: int) -> Point:
    """The place of one day on the inner edge of the ring."""
    return _on_circle((RING_CENTRE, RING_CENTRE), RING_INNER, _month_angle(month + (day - 1) / 31))


def pointer(month: int, day: int) -> tuple[Point, Point]:
    """The hand of the year: from near the middle to the outer edge at one day."""
    angle = _month_angle(month + (day - 1) / 31)
    centre = (RING_CENTRE, RING_CENTRE)
    return _on_circle(centre, POINTER[0], angle), _on_circle(centre, POINTER[1], angle)


def _rows(count: int) -> list[tuple[int, float]]:
    """How many seats sit in which row, shared by the length of the rows."""
    needed = min(len(HORSESHOE_RADII), 1 + max(0, count - 1) // SEATS_IN_ONE_ROW)
    radii = HORSESHOE_RADII[:needed]
    shares = [round(count * radius / sum(radii)) for radius in radii[1:]]
    return list(zip([count - sum(shares), *shares], radii, strict=True))


def _angles(seats: int) -> list[float]:
    if seats < 2:
        return [270.0] * seats
    sweep = min(270.0, 30.0 * (seats - 1))
    return [270.0 - sweep / 2 + sweep * number / (seats - 1) for number in range(seats)]


def _gap(seats: int, radius: float) -> float:
    angles = _angles(seats)
    first, second = (_on_circle((0.0, 0.0), radius, angle) for angle in angles[:2])
    return hypot(first.x - second.x, first.y - second.y)


def _month_angle(month: float) -> float:
    return (month - 1) * 30.0 - 90.0


def _on_circle(centre: tuple[float, float], radius: float, angle: float) -> Point:
    turn = radians(angle)
    return Point(round(centre[0] + radius * cos(turn), 1), round(centre[1] + radius * sin(turn), 1))
