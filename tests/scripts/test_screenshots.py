"""The pictures of the documentation: each is named once, small enough, and shown by the guides in both languages."""

import io
import re
from urllib.parse import parse_qs, urlsplit

import pytest
from PIL import Image

from cms.demo_accounts import DEMO_ACCOUNTS
from scripts.screenshots import IMAGES, SHOTS, question, shrunk

GUIDES = [IMAGES.parent / name for name in ("editing.fi.md", "editing.sv.md")]
KILOBYTES = {"front-page": 200, "search-results": 200}


def test_each_picture_has_a_name_of_its_own_and_a_known_visitor():
    names = [shot.name for shot in SHOTS]
    assert len(names) == len(set(names))
    assert {shot.account for shot in SHOTS} <= {"", *DEMO_ACCOUNTS}


@pytest.mark.parametrize("shot", SHOTS, ids=lambda shot: shot.name)
def test_a_picture_is_there_as_wide_as_a_screen_and_light(shot):
    file = IMAGES / f"{shot.name}.png"
    assert file.stat().st_size <= KILOBYTES.get(shot.name, 120) * 1024
    assert Image.open(file).size == (1280, shot.height)


def test_no_picture_is_left_that_the_script_does_not_take():
    assert {file.stem for file in IMAGES.glob("*.png")} == {shot.name for shot in SHOTS}


@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.name)
def test_both_guides_show_every_picture_of_the_desk_with_words_beside_it(guide):
    shown = dict(re.findall(r"!\[([^\]]+)\]\(images/([\w-]+)\.png\)", guide.read_text(encoding="utf-8")))
    assert set(shown.values()) == {shot.name for shot in SHOTS if shot.name.startswith("editing-")}


def test_the_desk_is_asked_for_a_page_by_its_title_and_language():
    asked = parse_qs(urlsplit(question("Tallenne: foorumi 1/2026 & muuta", "sv")).query)
    assert asked == {"title": ["Tallenne: foorumi 1/2026 & muuta"], "locale": ["sv"], "limit": ["1"]}


def test_a_picture_gets_smaller_and_keeps_its_size_in_pixels():
    drawn = io.BytesIO()
    Image.linear_gradient("L").convert("RGB").save(drawn, "PNG", compress_level=0)
    small = shrunk(drawn.getvalue())
    assert len(small) < len(drawn.getvalue())
    assert Image.open(io.BytesIO(small)).size == (256, 256)
