"""Lists of people are read with roles, attendance, times and substitutes."""

import pytest

from pages.minutes_import.people import parse_people


def test_two_persons_of_one_line_keep_their_own_marks() -> None:
    first, second = parse_people("pj. Gun-Britt Wikars paikalla ja Omaishoitajat Tuula Mertaranta poissa").entries
    assert (first.name, first.role, first.attendance) == ("Gun-Britt Wikars", "chair", "present")
    assert (second.name, second.inner_group, second.attendance) == ("Tuula Mertaranta", "Omaishoitajat", "absent")


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("pj. Ilari Koivuharju", "chair"),
        ("Ilari Koivuharju pj", "chair"),
        ("Ilari Koivuharju (pj.)", "chair"),
        ("Ilari Koivuharju, puheenjohtaja", "chair"),
        ("Ilari Koivuharju (vpj.)", "vice_chair"),
        ("v. ordf. Gun-Britt Wikars", "vice_chair"),
        ("Gun-Britt Wikars, vice ordförande", "vice_chair"),
        ("Marjut Ollinsaari (siht.)", "secretary"),
        ("Marjut Ollinsaari, sekr.", "secretary"),
        ("asiantuntija Rasmus Öhvall", "expert"),
        ("Rasmus Öhvall (sakkunnig)", "expert"),
        ("koordinaattori Marjut Ollinsaari", "coordinator"),
    ],
)
def test_a_role_is_read_on_either_side_of_the_name(text: str, role: str) -> None:
    (entry,) = parse_people(text).entries
    assert entry.role == role


@pytest.mark.parametrize(
    ("text", "attendance"),
    [
        ("Saga Norrmark läsnä", "present"),
        ("Saga Norrmark\tx", "present"),
        ("x Saga Norrmark", "present"),
        ("Saga Norrmark –", "absent"),
        ("Saga Norrmark (poissa)", "absent"),
        ("Saga Norrmark, frånvarande", "absent"),
        ("Saga Norrmark ilmoittanut esteestä", "absent"),
        ("Saga Norrmark osan aikaa", "part"),
        ("Saga Norrmark (kohdat 1–3)", "part"),
        ("Saga Norrmark (efter punkt 4)", "part"),
        ("Saga Norrmark", None),
    ],
)
def test_attendance_is_read_from_the_mark(text: str, attendance: str | None) -> None:
    (entry,) = parse_people(text).entries
    assert (entry.name, entry.attendance) == ("Saga Norrmark", attendance)


@pytest.mark.parametrize(
    ("text", "arrived", "left"),
    [
        ("Saga Norrmark (klo 13.20 alkaen)", "13:20", None),
        ("Saga Norrmark saapui klo 13.20", "13:20", None),
        ("Saga Norrmark, poistui klo 14.10", None, "14:10"),
        ("Saga Norrmark paikalla klo 14 asti", None, "14:00"),
        ("Saga Norrmark (fr.o.m. kl. 13.20)", "13:20", None),
        ("Saga Norrmark (t.o.m. kl. 14)", None, "14:00"),
        ("Saga Norrmark kom kl. 13.20", "13:20", None),
        ("Saga Norrmark, avlägsnade sig kl. 14", None, "14:00"),
        ("Saga Norrmark (13.00–14.10)", "13:00", "14:10"),
        ("Saga Norrmark saapui klo 13.20, poistui klo 14", "13:20", "14:00"),
    ],
)
def test_part_attendance_has_its_times(text: str, arrived: str | None, left: str | None) -> None:
    (entry,) = parse_people(text).entries
    assert (entry.name, entry.attendance, entry.arrived, entry.left) == ("Saga Norrmark", "part", arrived, left)


@pytest.mark.parametrize(
    ("text", "substituted"),
    [
        ("Carola Stenfelt (Tuula Mertarannan sijasta)", "Tuula Mertarannan"),
        ("Carola Stenfelt Tuula Mertarannan sijasta", "Tuula Mertarannan"),
        ("Carola Stenfelt, ersättare för Tuula Mertaranta", "Tuula Mertaranta"),
        ("Carola Stenfelt i stället för Tuula Mertaranta", "Tuula Mertaranta"),
        ("Carola Stenfelt (i Tuula Mertarantas ställe)", "Tuula Mertarantas"),
        ("Carola Stenfelt, varalla", ""),
        ("Carola Stenfelt (suppl.)", ""),
        ("Carola Stenfelt (vara)", ""),
    ],
)
def test_a_substitute_is_known_with_whom_they_stand_in_for(text: str, substituted: str) -> None:
    (entry,) = parse_people(text).entries
    assert (entry.name, entry.is_substitute, entry.substitute_for) == ("Carola Stenfelt", True, substituted)


def test_names_between_commas_are_persons_and_organisations_are_not() -> None:
    listing = parse_people("Henna Ruokosalmi, Vesalan Perhepiha ry, Eetu Pihlajisto sekä Saga Norrmark")
    assert [entry.name for entry in listing.entries] == ["Henna Ruokosalmi", "Eetu Pihlajisto", "Saga Norrmark"]
    assert listing.entries[0].affiliation == "Vesalan Perhepiha ry"


def test_a_group_of_two_halves_is_not_split() -> None:
    (entry,) = parse_people("Nuoret ja perheet Henna Ruokosalmi poissa").entries
    assert (entry.inner_group, entry.name) == ("Nuoret ja perheet", "Henna Ruokosalmi")


def test_what_is_no_person_is_left_over() -> None:
    assert parse_people("kaksi asukasta").leftovers == ["kaksi asukasta"]
