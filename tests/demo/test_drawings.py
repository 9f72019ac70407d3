"""The plates are drawn by rule: readable, of one size, the same every time, and described in both languages."""

from io import BytesIO

import pytest
from PIL import Image

from demo.drawings import HEIGHT, PLATES, WIDTH, draw_plate
from demo.manuscripts import read


@pytest.mark.parametrize("name", PLATES)
def test_a_plate_is_a_small_picture_and_the_same_every_time(name):
    drawn = draw_plate(name)
    picture = Image.open(BytesIO(drawn))
    assert picture.format == "PNG"
    assert picture.size == (WIDTH, HEIGHT)
    assert len(drawn) < 80_000
    assert len(picture.getcolors(WIDTH * HEIGHT)) > 10
    assert draw_plate(name) == drawn


@pytest.mark.parametrize("name", PLATES)
def test_a_plate_is_described_in_both_languages(name):
    words = read("images")[name]
    assert words["fi"]
    assert words["sv"]
    assert words["fi"] != words["sv"]


def test_an_unknown_plate_is_refused():
    with pytest.raises(KeyError):
        draw_plate("castle")
