"""Lines become paragraphs, and page breaks inside sentences are mended."""

import pytest

from pages.minutes_import.paragraphs import paragraphs_of
from pages.minutes_import.text import numbered_lines


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("toivotaan tietoa\n\naikaisemmin.", ["toivotaan tietoa aikaisemmin."]),
        ("Valmis.\n\njatkuu", ["Valmis.", "jatkuu"]),
        ("kehittämis-\nja hanketyö", ["kehittämis- ja hanketyö"]),
        ("yhdistys-\ntoiminta", ["yhdistystoiminta"]),
        ("Maija-\nLiisa", ["Maija-Liisa"]),
        ("Aukot:\n- saaret\n- kylät\nSovittiin.", ["Aukot:\n- saaret\n- kylät\nSovittiin."]),
    ],
)
def test_lines_are_joined_as_a_reader_would(text: str, joined: list[str]) -> None:
    assert [paragraph.text for paragraph in paragraphs_of(numbered_lines(text))] == joined


def test_a_mended_break_names_its_line() -> None:
    (paragraph,) = paragraphs_of(numbered_lines("toivotaan tietoa\n\naikaisemmin."))
    assert (paragraph.line, paragraph.mended) == (1, (3,))
