"""A line of a list is split into group, role and persons."""

import pytest

from pages.minutes_import.columns import is_column_heading, read_columns


@pytest.mark.parametrize(
    ("text", "group", "content"),
    [
        ("Lapset ja perheet:\tHenna Ruokosalmi poissa", "Lapset ja perheet", "Henna Ruokosalmi poissa"),
        ("Unga\tSaga Norrmark\tnärvarande", "Unga", "Saga Norrmark\tnärvarande"),
        ("Saga Norrmark\tUnga\tx", "Unga", "Saga Norrmark\tx"),
        ("Marjut Ollinsaari\tSihteeri\tx", "", "Marjut Ollinsaari\tSihteeri\tx"),
        ("Jenni Valkeapuro\t(poistui klo 14.10)", "", "Jenni Valkeapuro\t(poistui klo 14.10)"),
        ("- Eetu Pihlajisto", "", "Eetu Pihlajisto"),
        ("Nuoret:", "Nuoret", ""),
    ],
)
def test_the_group_is_told_from_the_persons(text: str, group: str, content: str) -> None:
    columns = read_columns(text)
    assert (columns.group, columns.content) == (group, content)


@pytest.mark.parametrize(
    ("text", "role"),
    [("Koordinoija:\tMarjut Ollinsaari", "coordinator"), ("Puheenjohtaja Ilari Koivuharju", "chair")],
)
def test_a_label_may_give_a_role(text: str, role: str) -> None:
    assert read_columns(text).role == role


def test_the_heading_of_a_table_is_no_person() -> None:
    assert is_column_heading("Nimi\tVerkosto\tLäsnä")
    assert not is_column_heading("Nimi\tSaga Norrmark")
