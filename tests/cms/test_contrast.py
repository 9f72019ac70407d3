"""Contrast of every pair of colour tokens that meet on a page (WCAG 2.2, 1.4.3 and 1.4.11), light and dark."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

STYLESHEET = Path(__file__).resolve().parents[2] / "cms" / "static" / "css" / "site.css"
SURFACES = ("paper", "sunk", "tint")
TEXT_PAIRS = [
    *((text, surface) for text in ("ink", "muted", "accent", "warm") for surface in SURFACES),
    ("visited", "paper"),
    ("visited", "tint"),
    ("on-accent", "accent"),
    ("on-mark", "mark"),
    ("paper", "ink"),
]
CONTROL_PAIRS = [("line", "paper"), ("line", "sunk"), ("accent", "paper"), ("warm", "paper"), ("ring", "halo")]


def tokens(block: str) -> dict[str, str]:
    return dict(re.findall(r"--([a-z-]+):\s*(#[0-9a-f]{6})", block))


def schemes() -> dict[str, dict[str, str]]:
    css = STYLESHEET.read_text()
    light = tokens(css[css.index("@layer tokens {") : css.index("prefers-color-scheme: dark")])
    dark = css[css.index("prefers-color-scheme: dark") :]
    return {"light": light, "dark": light | tokens(dark[: dark.index("@layer base")])}


def luminance(colour: str) -> float:
    channels = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: str, second: str) -> float:
    lighter, darker = sorted((luminance(first), luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_the_measure_itself() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("text", "surface"), TEXT_PAIRS)
def test_text_is_read_on_every_surface(scheme: str, text: str, surface: str) -> None:
    colours = schemes()[scheme]
    assert contrast(colours[text], colours[surface]) >= 4.5


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("edge", "surface"), CONTROL_PAIRS)
def test_edges_of_controls_are_seen(scheme: str, edge: str, surface: str) -> None:
    colours = schemes()[scheme]
    assert contrast(colours[edge], colours[surface]) >= 3


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("surface", [*SURFACES, "accent"])
def test_one_of_the_two_focus_colours_is_seen_on_every_surface(scheme: str, surface: str) -> None:
    colours = schemes()[scheme]
    assert max(contrast(colours[ring], colours[surface]) for ring in ("ring", "halo")) >= 3


def test_both_schemes_set_every_colour() -> None:
    light, dark = schemes().values()
    assert set(light) == set(dark)
    assert all(light[name] != dark[name] for name in light)
