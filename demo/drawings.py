"""Draws the plates of the news: a shore, a house, a ferry, a school, in the palette of the site and by rule only."""

from collections.abc import Callable
from io import BytesIO
from math import sin

from PIL import Image, ImageDraw

WIDTH, HEIGHT = 1200, 640
SCALE = 2
PAPER, MIST, TINT = "#fafaf6", "#eef0ea", "#e1ece5"
INK, SPRUCE, FAR = "#16332e", "#0b4f45", "#b9cdc2"
LIGHT, STONE = "#f7dd86", "#8f9a92"

Pen = ImageDraw.ImageDraw


def draw_plate(name: str) -> bytes:
    """The plate as a PNG, the same bytes at every call; raises KeyError for an unknown name."""
    image = Image.new("RGB", (WIDTH * SCALE, HEIGHT * SCALE), MIST)
    PLATES[name](ImageDraw.Draw(image))
    small = image.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS)
    stored = BytesIO()
    small.save(stored, "PNG", optimize=True)
    return stored.getvalue()


def _points(*points: tuple[float, float]) -> list[tuple[float, float]]:
    return [(x * SCALE, y * SCALE) for x, y in points]


def _area(pen: Pen, colour: str, *points: tuple[float, float]) -> None:
    pen.polygon(_points(*points), fill=colour)


def _box(pen: Pen, colour: str, left: float, top: float, right: float, bottom: float) -> None:
    pen.rectangle(_points((left, top), (right, bottom)), fill=colour)


def _line(pen: Pen, colour: str, width: float, *points: tuple[float, float]) -> None:
    pen.line(_points(*points), fill=colour, width=round(width * SCALE), joint="curve")


def _ridge(pen: Pen, colour: str, base: float, height: float, phase: float) -> None:
    crest = [
        (x, base - height * (0.6 + 0.25 * sin(x / 137 + phase) + 0.15 * sin(x / 51 + 2 * phase)))
        for x in range(0, WIDTH + 12, 12)
    ]
    _area(pen, colour, (0, HEIGHT), *crest, (WIDTH, HEIGHT))


def _water(pen: Pen, top: float, lines: int, colour: str = FAR) -> None:
    for number in range(lines):
        y = top + number * (HEIGHT - top) / lines
        wave = [(x, y + 2.2 * sin(x / 43 + number * 1.7)) for x in range(0, WIDTH + 10, 10)]
        _line(pen, colour, 1 + number / lines * 1.6, *wave)


def _spruce(pen: Pen, x: float, foot: float, height: float, colour: str = INK) -> None:
    for step in range(4):
        top = foot - height + step * height * 0.2
        half = height * (0.07 + 0.055 * step)
        _area(pen, colour, (x, top), (x + half, top + height * 0.36), (x - half, top + height * 0.36))
    _box(pen, colour, x - height * 0.02, foot - height * 0.1, x + height * 0.02, foot)


def _wood(pen: Pen, left: int, right: int, foot: float, height: float, colour: str = INK) -> None:
    for number, x in enumerate(range(left, right, 34)):
        _spruce(
            pen, x + 9 * sin(number * 2.3), foot + 5 * sin(number), height * (0.75 + 0.25 * sin(number * 1.9)), colour
        )


def _house(pen: Pen, left: float, foot: float, width: float, wall: float, panes: list[str]) -> None:
    top, roof = foot - wall, 30 + width * 0.12
    _box(pen, INK, left, top, left + width, foot)
    _area(pen, SPRUCE, (left - 18, top), (left + width / 2, top - roof), (left + width + 18, top))
    side = wall * 0.34
    for number, colour in enumerate(panes):
        x = left + width * (number + 0.5) / len(panes) - side / 2
        _box(pen, colour, x, top + wall * 0.3, x + side, top + wall * 0.3 + side)


def _village_house(pen: Pen) -> None:
    _box(pen, TINT, 0, 0, WIDTH, 410)
    _ridge(pen, FAR, 420, 150, 1.2)
    _box(pen, PAPER, 0, 400, WIDTH, HEIGHT)
    _wood(pen, 20, 330, 450, 190)
    _wood(pen, 930, 1190, 450, 210)
    _house(pen, 390, 470, 420, 130, [LIGHT, LIGHT, LIGHT, LIGHT])
    _box(pen, STONE, 704, 250, 728, 318)
    _area(pen, FAR, (560, 470), (640, 470), (730, HEIGHT), (470, HEIGHT))


def _storm(pen: Pen) -> None:
    _box(pen, INK, 0, 0, WIDTH, HEIGHT)
    for number in range(26):
        y = 20 + number * 17
        gust = [(x, y + 9 * sin(x / 160 + number * 0.8) - x * 0.05) for x in range(0, WIDTH + 20, 20)]
        _line(pen, "#2c4f47", 1.4 + (number % 3) * 0.7, *gust)
    _ridge(pen, "#0d211d", 520, 110, 0.4)
    for number, left in enumerate((150, 430, 700, 970)):
        pane = LIGHT if number == 2 else "#1d3a34"
        _box(pen, "#0a1a17", left, 440, left + 110, 510)
        _area(pen, "#0a1a17", (left - 8, 440), (left + 55, 402), (left + 118, 440))
        _box(pen, pane, left + 44, 460, left + 68, 486)
    _box(pen, "#0d211d", 0, 508, WIDTH, HEIGHT)
    _water(pen, 540, 7, "#2c4f47")


def _ferry(pen: Pen) -> None:
    _box(pen, PAPER, 0, 0, WIDTH, 330)
    _ridge(pen, FAR, 340, 70, 2.1)
    _box(pen, TINT, 0, 330, WIDTH, HEIGHT)
    _wood(pen, 10, 240, 345, 105)
    _wood(pen, 1010, 1190, 345, 90)
    _water(pen, 360, 16)
    _area(pen, INK, (400, 420), (840, 420), (800, 480), (440, 480))
    _box(pen, PAPER, 470, 350, 770, 420)
    _box(pen, SPRUCE, 590, 300, 690, 350)
    for number in range(8):
        _box(pen, INK, 490 + number * 35, 370, 510 + number * 35, 392)
    _box(pen, INK, 720, 310, 742, 350)


def _school(pen: Pen) -> None:
    _box(pen, TINT, 0, 0, WIDTH, 420)
    _ridge(pen, FAR, 430, 120, 0.1)
    _box(pen, PAPER, 0, 420, WIDTH, HEIGHT)
    _house(pen, 250, 480, 700, 170, [LIGHT, LIGHT, PAPER, INK, LIGHT, PAPER, LIGHT])
    _box(pen, SPRUCE, 562, 372, 638, 480)
    _box(pen, LIGHT, 580, 392, 620, 420)
    _area(pen, FAR, (562, 480), (638, 480), (720, HEIGHT), (480, HEIGHT))
    _wood(pen, 30, 220, 470, 170)
    _wood(pen, 1010, 1070, 486, 150)
    _line(pen, STONE, 5, (1110, 480), (1110, 200))
    _area(pen, SPRUCE, (1113, 205), (1180, 224), (1113, 244))


PLATES: dict[str, Callable[[Pen], None]] = {
    "village_house": _village_house,
    "storm": _storm,
    "ferry": _ferry,
    "school": _school,
}
