"""Numbers open items in every printed form, and lists inside items do not."""

import pytest

from pages.minutes_import.numbering import Sequence, read_number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1. Avaus", "1"),
        ("1.Avaus", "1"),
        ("1) Avaus", "1"),
        ("1 § Avaus", "1"),
        ("§ 1 Avaus", "1"),
        ("12 §", "12"),
        ("1.1 Tausta", "1.1"),
        ("Kohta 1 Avaus", "1"),
        ("Kohta 1: Avaus", "1"),
        ("Punkt 1. Öppnande", "1"),
        ("1 Avaus", "1"),
    ],
)
def test_a_number_is_read_in_its_forms(text: str, number: str) -> None:
    found = read_number(text)
    assert found is not None
    assert found.text == number


@pytest.mark.parametrize(
    "text", ["1.11.2021 kokous", "13.00 avattiin", "10 000 euroa", "6 ja 7 §:ssä", "Kohta on tärkeä"]
)
def test_dates_times_and_amounts_open_no_item(text: str) -> None:
    found = read_number(text)
    assert found is None or not Sequence().accepts(found, after_blank=True, is_known=False)


def accepted(*texts: str) -> list[str]:
    sequence = Sequence()
    taken = []
    for text in texts:
        number = read_number(text)
        if number and sequence.accepts(number, after_blank=False, is_known=False):
            sequence.advance(number, after_blank=False)
            taken.append(number.text)
    return taken


def test_a_list_inside_an_item_is_not_taken_for_items() -> None:
    assert accepted("1. Avaus", "2. Ohjelma", "1. puhe", "2. kahvi", "3) Muut") == ["1", "2", "3"]


def test_a_missing_and_a_doubled_number_still_open_items() -> None:
    assert accepted("1. Avaus", "3. Ohjelma", "3. Talous", "5. Muut") == ["1", "3", "3", "5"]


def test_sections_may_start_anywhere() -> None:
    assert accepted("23 § Avaus", "24 § Muut") == ["23", "24"]


def test_points_below_an_item_are_items_of_their_own() -> None:
    assert accepted("1. Avaus", "1.1 Läsnä", "1.2 Asialista", "2. Muut", "3.1 Väärä") == ["1", "1.1", "1.2", "2"]


def test_a_gap_is_measured() -> None:
    sequence = Sequence(style="dot", current=2)
    number = read_number("5. Muut")
    assert number is not None
    assert sequence.gap_before(number) == 2
