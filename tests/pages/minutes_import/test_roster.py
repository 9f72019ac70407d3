"""Lists of people become participants with group and attendance."""

from pages.minutes_import.outline import outline_of
from pages.minutes_import.roster import People, read_people
from pages.minutes_import.text import numbered_lines


def people_of(text: str) -> People:
    return read_people(outline_of(numbered_lines(text)).rosters)


def test_the_heading_gives_the_attendance_where_no_mark_does() -> None:
    people = people_of("Läsnä:\nSaga Norrmark\nEetu Pihlajisto (poissa)\nPoissa: Mirza Delalić")
    assert [(person.name, person.attendance) for person in people.participants] == [
        ("Saga Norrmark", "present"),
        ("Eetu Pihlajisto", "absent"),
        ("Mirza Delalić", "absent"),
    ]


def test_a_name_broken_over_two_lines_is_one_person() -> None:
    people = people_of("Läsnä: Saga Norrmark, Eetu Pihlajisto, Arto\nMyllyoja, Mirza Delalić")
    assert [person.name for person in people.participants][2:] == ["Arto Myllyoja", "Mirza Delalić"]
    assert people.participants[2].line == 2


def test_a_group_on_a_line_of_its_own_counts_for_those_below() -> None:
    people = people_of("Edustajat\nNuoret:\nSaga Norrmark paikalla\nIkäihmiset:\nKauko Heinäaho poissa")
    assert [person.group for person in people.participants] == ["Nuoret", "Ikäihmiset"]


def test_an_office_is_a_group_only_in_a_list_of_groups() -> None:
    alone = people_of("Puheenjohtaja: Saga Norrmark\nLäsnä: Eetu Pihlajisto")
    listed = people_of("Edustajat\nNuoret:\tEetu Pihlajisto paikalla\nSihteeri:\tSaga Norrmark paikalla")
    assert (alone.participants[0].group, alone.participants[0].role) == ("", "chair")
    assert (listed.participants[1].group, listed.participants[1].role) == ("Sihteeri", "secretary")


def test_a_person_listed_twice_is_one_person() -> None:
    people = people_of("Puheenjohtaja: Saga Norrmark\nLäsnä: Saga Norrmark, Eetu Pihlajisto\nPoissa: Eetu Pihlajisto")
    assert [(person.name, person.role) for person in people.participants] == [
        ("Saga Norrmark", "chair"),
        ("Eetu Pihlajisto", "member"),
    ]
    assert [warning.code for warning in people.warnings] == ["listed_twice"]


def test_a_missing_mark_is_guessed_with_a_warning() -> None:
    people = people_of("Edustajat\nNuoret:\tSaga Norrmark ja Eetu Pihlajisto poissa")
    assert [person.attendance for person in people.participants] == ["absent", "absent"]
    assert [warning.code for warning in people.warnings] == ["attendance_guessed"]


def test_a_vacant_seat_is_warned_about() -> None:
    people = people_of("Edustajat\nNuoret:\tSaga Norrmark paikalla\nPäihdetyö:\tei nimetty")
    assert [(warning.line, warning.code) for warning in people.warnings] == [(3, "not_a_name")]
