"""The weight of the style, and that it asks nobody else for anything."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest

STATIC = Path(__file__).resolve().parents[2] / "cms" / "static"
TEMPLATES = Path(__file__).resolve().parents[2] / "templates"
STYLESHEET = STATIC / "css" / "site.css"
FONTS = sorted((STATIC / "fonts").glob("*.woff2"))


def test_the_stylesheet_is_light() -> None:
    assert len(gzip.compress(STYLESHEET.read_bytes())) <= 20_000


def test_the_fonts_are_light() -> None:
    assert FONTS
    assert sum(font.stat().st_size for font in FONTS) <= 70_000


def test_every_address_in_the_stylesheet_is_one_of_our_files() -> None:
    css = re.sub(r"/\*.*?\*/", "", STYLESHEET.read_text(), flags=re.DOTALL)
    addresses = re.findall(r"url\(\s*['\"]?([^'\")]+)", css)
    assert addresses
    assert all((STYLESHEET.parent / address).resolve().is_file() for address in addresses)
    assert "@import" not in css
    assert not re.search(r"https?://|//[a-z]", css)


def test_what_is_hidden_stays_hidden_whatever_else_a_part_is_told() -> None:
    css = STYLESHEET.read_text()
    assert "[hidden] { display: none !important; }" in css[css.index("@layer reset {") : css.index("@layer tokens {")]


def test_every_font_has_its_licence() -> None:
    licences = {path.name: path.read_text() for path in (STATIC / "fonts").glob("OFL-*.txt")}
    assert set(licences) == {"OFL-Fraunces.txt", "OFL-Source-Sans-3.txt"}
    assert all("SIL Open Font License, Version 1.1" in text for text in licences.values())
    assert {font.name.removesuffix(".woff2").removesuffix("-ext") for font in FONTS} == {"fraunces", "source-sans-3"}


def test_drawings_carry_no_script_and_no_foreign_address() -> None:
    for drawing in (STATIC / "img").glob("*.svg"):
        text = drawing.read_text().replace('xmlns="http://www.w3.org/2000/svg"', "")
        assert "<script" not in text
        assert "http" not in text


@pytest.mark.parametrize("path", sorted(TEMPLATES.rglob("*.html")), ids=lambda path: path.name)
def test_no_template_has_inline_style_or_script_or_foreign_address(path: Path) -> None:
    text = path.read_text()
    if path.is_relative_to(TEMPLATES / "email"):
        pytest.skip("a letter has its style inside")
    assert not re.search(r"<[^>]+\sstyle=", text)
    assert not re.search(r"<[^>]+\son[a-z]+=", text)
    assert "<style" not in text
    assert not re.search(r"<script(?![^>]*\ssrc=)(?![^>]*application/ld\+json)", text)
    assert not re.search(r"(?:src|srcset|action)=\"(?:https?:)?//", text)
