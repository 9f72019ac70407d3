"""The prose tells when the meeting opened, paused and closed, who led it and who came and went."""

import pytest

from pages.minutes_import.proceedings import Proceedings, read_proceedings, with_movements
from pages.minutes_import.structure import Item, Participant


def told(*texts: str) -> Proceedings:
    return read_proceedings([Item(number="1", matter=text, line=1) for text in texts], [])


@pytest.mark.parametrize(
    ("text", "opened"),
    [
        ("Puheenjohtaja avasi kokouksen klo 13.00.", "13:00"),
        ("Kokous avattiin 13:05.", "13:05"),
        ("Kokous alkoi kello 13.", "13:00"),
        ("Ordföranden öppnade mötet kl. 13.02.", "13:02"),
        ("Sammanträdet öppnades klockan 13.", "13:00"),
    ],
)
def test_the_opening_is_found(text: str, opened: str) -> None:
    assert told(text).opened == opened


@pytest.mark.parametrize(
    ("text", "closed"),
    [
        ("Puheenjohtaja päätti kokouksen 14.50. Seuraava kokous on 3.12.2026 klo 9-11.", "14:50"),
        ("Kokous päätettiin klo 14.50.", "14:50"),
        ("Kokous päättyi 14:50.", "14:50"),
        ("Ordföranden avslutade mötet kl. 14.50.", "14:50"),
        ("Mötet avslutades klockan 15.", "15:00"),
    ],
)
def test_the_closing_is_found(text: str, closed: str) -> None:
    assert told(text).closed == closed


@pytest.mark.parametrize(
    "text",
    [
        "Kokous keskeytettiin klo 14.00 ja jatkui klo 14.10.",
        "Kokoustauko klo 14.00–14.10.",
        "Kokous keskeytettiin klo 14.00. Kokousta jatkettiin klo 14.10.",
        "Mötet ajournerades kl. 14.00–14.10.",
        "Mötet ajournerades kl. 14.00. Mötet återupptogs kl. 14.10.",
    ],
)
def test_an_adjournment_is_found(text: str) -> None:
    assert [(pause.start, pause.end) for pause in told(text).breaks] == [("14:00", "14:10")]


@pytest.mark.parametrize(
    "text",
    [
        "Puheenjohtajana toimi Saga Norrmark ja sihteerinä toimi Eetu Pihlajisto.",
        "Valittiin puheenjohtajaksi Saga Norrmark ja sihteeriksi Eetu Pihlajisto.",
        "Som ordförande fungerade Saga Norrmark och som sekreterare fungerade Eetu Pihlajisto.",
        "Till ordförande valdes Saga Norrmark. Till sekreterare valdes Eetu Pihlajisto.",
    ],
)
def test_officers_are_found_in_prose(text: str) -> None:
    found = told(text)
    assert (found.chair, found.secretary) == ("Saga Norrmark", "Eetu Pihlajisto")


@pytest.mark.parametrize(
    ("text", "arrived", "left"),
    [
        ("Saga Norrmark saapui klo 13.20.", "13:20", None),
        ("Merkittiin, että Saga Norrmark poistui kokouksesta klo 14.", None, "14:00"),
        ("Saga Norrmark avlägsnade sig kl. 14.", None, "14:00"),
        ("Saga Norrmark anlände kl. 13.20.", "13:20", None),
    ],
)
def test_who_comes_late_or_leaves_early_is_there_in_part(text: str, arrived: str | None, left: str | None) -> None:
    people = [Participant(name="Eetu Pihlajisto", line=1), Participant(name="Saga Norrmark", line=2)]
    (first, second), warnings = with_movements(people, [Item(number="2", matter=text, line=7)])
    assert first.attendance == "present"
    assert (second.attendance, second.arrived, second.left) == ("part", arrived, left)
    assert [(warning.line, warning.code) for warning in warnings] == [(7, "part_from_text")]
