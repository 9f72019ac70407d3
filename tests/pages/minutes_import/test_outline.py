"""Each line goes to its region, and page marks to none."""

from pages.minutes_import.outline import outline_of
from pages.minutes_import.text import numbered_lines

TEXT = """Yhdistysfoorumi 1.9.2026

Asialista
1. Avaus
2. Muut asiat

Läsnä: Saga Norrmark
Eetu Pihlajisto

1. Avaus
Avattiin.

2 (3)
Yhdistysfoorumi 1.9.2026

2. Muut asiat
Ei ollut.
Sihteeri: Marjut Ollinsaari

Liitteet
Liite 1 Kartta
"""


def test_every_line_has_its_region() -> None:
    outline = outline_of(numbered_lines(TEXT))
    assert [line.number for line in outline.head] == [1]
    assert [line.number for line in outline.agenda] == [3, 4, 5]
    assert [roster.kind for roster in outline.rosters] == ["present", "present"]
    assert [line.number for roster in outline.rosters for line in roster.lines] == [8, 18]
    assert [item.opening.number for item in outline.items] == [10, 16]
    assert [line.number for line in outline.attachments] == [20, 21]


def test_page_marks_and_running_heads_belong_nowhere() -> None:
    outline = outline_of(numbered_lines(TEXT))
    taken = [line.number for item in outline.items for line in item.lines]
    assert taken == [11, 17]


def test_without_numbers_lone_lines_are_headings() -> None:
    outline = outline_of(numbered_lines("Kokouksen avaus\n\nAvattiin.\n\nDigituki\n\nKiertue alkaa.\n"))
    assert [item.opening.text for item in outline.items] == ["Kokouksen avaus", "Digituki"]
