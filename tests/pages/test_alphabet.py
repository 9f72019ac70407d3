"""The order of names in both languages of the site."""

from __future__ import annotations

import pytest

from pages.alphabet import LETTERS, OTHER, first_letter, sort_key


def test_the_last_letters_stand_last_in_their_order() -> None:
    names = ["Örebro", "Zeppelin", "Ähtäri", "Ålands vänner", "aamu", "Ülle", "Yö", "Vesa", "Wille"]
    wanted = ["aamu", "Vesa", "Wille", "Ülle", "Yö", "Zeppelin", "Ålands vänner", "Ähtäri", "Örebro"]
    assert sorted(names, key=sort_key) == wanted


def test_quotation_marks_case_and_foreign_accents_do_not_move_a_name() -> None:
    assert sort_key("”Éva”") == sort_key("eva")
    assert sort_key("A\u0308iti") == sort_key("Äiti")


@pytest.mark.parametrize(
    ("name", "letter"),
    [
        ("åland", "Å"),
        ("Ängen", "Ä"),
        ("Øy", "Ö"),
        ("Šakki", "S"),
        ("”Askel”", "A"),
        ("4H-kerho", OTHER),
        ("Дом", OTHER),
    ],
)
def test_a_name_stands_under_its_letter(name: str, letter: str) -> None:
    assert first_letter(name) == letter


def test_a_name_without_a_letter_stands_somewhere() -> None:
    assert first_letter("") == first_letter("…") == OTHER
    assert len(LETTERS) == 29
