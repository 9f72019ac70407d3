"""Draws the plates of the news: a shore, a house, a ferry, a school, in the palette of the site and by rule only."""

from collections.abc import Callable
from io import BytesIO
from math import cos, sin

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


def _disc(pen: Pen, colour: str, x: float, y: float, radius: float) -> None:
    pen.ellipse(_points((x - radius, y - radius), (x + radius, y + radius)), fill=colour)


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


def _shore_map(pen: Pen) -> None:
    _box(pen, PAPER, 0, 0, WIDTH, HEIGHT)
    shore = [(x, 330 + 70 * sin(x / 150 + 0.6) + 26 * sin(x / 47)) for x in range(0, WIDTH + 20, 20)]
    _area(pen, TINT, (0, 0), *shore, (WIDTH, 0))
    _line(pen, SPRUCE, 3, *shore)
    river = [(640 + 36 * sin(y / 60), y) for y in range(0, 405, 15)]
    _line(pen, PAPER, 12, *river)
    for number, (x, y) in enumerate(((300, 500), (420, 560), (520, 480), (905, 545), (1010, 470))):
        rim = [(x + (62 - number * 6) * cos(turn / 6) + 9 * sin(turn), y + 30 * sin(turn / 6)) for turn in range(38)]
        _area(pen, TINT, *rim)
        _line(pen, SPRUCE, 2, *rim, rim[0])
    towns = ((180, 150), (330, 250), (505, 130), (700, 260), (845, 120), (1010, 210), (1090, 340), (1010, 470))
    for one, other in zip(towns, towns[1:], strict=False):
        _line(pen, STONE, 2, one, other)
    for number, (x, y) in enumerate(towns):
        _box(pen, LIGHT if number == 3 else INK, x - 11, y - 11, x + 11, y + 11)


def _bus(pen: Pen) -> None:
    _box(pen, TINT, 0, 0, WIDTH, 400)
    _ridge(pen, FAR, 410, 130, 0.8)
    _wood(pen, 0, 360, 440, 170)
    _wood(pen, 900, 1200, 440, 190)
    _box(pen, PAPER, 0, 430, WIDTH, HEIGHT)
    _area(pen, STONE, (0, 500), (WIDTH, 470), (WIDTH, 560), (0, 600))
    for number in range(8):
        _box(pen, PAPER, 30 + number * 160, 540 - number * 4, 100 + number * 160, 546 - number * 4)
    _box(pen, SPRUCE, 380, 320, 840, 490)
    for number in range(5):
        _box(pen, LIGHT, 410 + number * 76, 345, 468 + number * 76, 405)
    _box(pen, INK, 785, 345, 825, 490)
    _box(pen, INK, 380, 440, 785, 448)
    for x in (470, 730):
        _disc(pen, INK, x, 495, 42)
        _disc(pen, STONE, x, 495, 18)


def _open_door(pen: Pen) -> None:
    _box(pen, INK, 0, 0, WIDTH, HEIGHT)
    for number in range(60):
        _box(
            pen,
            "#2c4f47",
            (number * 211) % WIDTH,
            (number * 97) % 400,
            (number * 211) % WIDTH + 3,
            (number * 97) % 400 + 3,
        )
    _box(pen, "#0d211d", 0, 500, WIDTH, HEIGHT)
    _area(pen, "#214a41", (300, 240), (600, 90), (900, 240))
    _box(pen, "#0a1a17", 330, 240, 870, 510)
    _area(pen, "#4d5b38", (530, 510), (670, 510), (820, HEIGHT), (380, HEIGHT))
    _box(pen, LIGHT, 530, 300, 670, 510)
    _area(pen, SPRUCE, (670, 300), (740, 330), (740, 540), (670, 510))
    _disc(pen, LIGHT, 726, 430, 5)
    _box(pen, INK, 580, 400, 620, 510)
    _disc(pen, INK, 600, 380, 22)
    for left in (390, 770):
        _box(pen, "#1d3a34", left, 330, left + 60, 400)


def _empty_chair(pen: Pen) -> None:
    _box(pen, MIST, 0, 0, WIDTH, 430)
    _box(pen, PAPER, 0, 430, WIDTH, HEIGHT)
    _box(pen, TINT, 470, 60, 730, 270)
    _ridge_inside(pen)
    for number in range(5):
        _chair(pen, 150 + number * 200, "#c9d2c8" if number == 3 else SPRUCE)
    _box(pen, INK, 90, 400, 1110, 424)
    for x in (140, 1040):
        _box(pen, INK, x, 424, x + 18, 600)
    for number in range(5):
        x = 190 + number * 200
        _box(pen, PAPER if number == 3 else LIGHT, x - 20, 366, x + 20, 400)
        _line(pen, INK, 3, (x - 20, 366), (x - 20, 400), (x + 20, 400), (x + 20, 366))


def _ridge_inside(pen: Pen) -> None:
    _area(pen, FAR, (470, 270), (540, 200), (600, 235), (670, 175), (730, 225), (730, 270))
    _line(pen, STONE, 6, (470, 60), (730, 60), (730, 270), (470, 270), (470, 60))
    _line(pen, STONE, 4, (600, 60), (600, 270))


def _chair(pen: Pen, left: float, colour: str) -> None:
    _line(pen, colour, 9, (left, 600), (left, 290), (left + 80, 290), (left + 80, 600))
    for y in (320, 350):
        _line(pen, colour, 7, (left, y), (left + 80, y))
    _box(pen, colour, left - 6, 470, left + 86, 486)


PLATES: dict[str, Callable[[Pen], None]] = {
    "bus": _bus,
    "empty_chair": _empty_chair,
    "open_door": _open_door,
    "shore_map": _shore_map,
    "village_house": _village_house,
    "storm": _storm,
    "ferry": _ferry,
    "school": _school,
}
