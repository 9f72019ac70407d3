"""The head gives date, number, scheduled time, place and mode."""

from datetime import date

import pytest

from pages.minutes_import.head import Head, read_head
from pages.minutes_import.text import numbered_lines


def head_of(text: str) -> Head:
    lines = numbered_lines(text)
    return read_head(lines, lines)


@pytest.mark.parametrize(
    ("text", "place", "mode"),
    [
        ("Yhdistysfoorumi 1.9.2026 klo 13-15, etäyhteys", "", "remote"),
        ("Yhdistysfoorumi 1.9.2026 klo 13-15, Rantasali", "Rantasali", "onsite"),
        ("Yhdistysfoorumi 1.9.2026 klo 13-15, hybridi", "", "hybrid"),
        ("Muistio\nAika: 1.9.2026\nPaikka: Teams", "", "remote"),
        ("Muistio\nAika: 1.9.2026\nPaikka: Rantasali ja Teams", "Rantasali ja Teams", "hybrid"),
        ("Promemoria\nTid: 1.9.2026\nPlats: på distans", "", "remote"),
        ("Promemoria\nTid och plats: 1.9.2026 kl. 13, Nyå bystuga", "Nyå bystuga", "onsite"),
        ("Muistio 1.9.2026", "", None),
    ],
)
def test_place_and_mode_are_read(text: str, place: str, mode: str | None) -> None:
    head = head_of(text)
    assert (head.place, head.mode, head.day) == (place, mode, date(2026, 9, 1))


@pytest.mark.parametrize(
    ("text", "number"),
    [("Pöytäkirja nro 3", "3"), ("Kokous 3/2025", "3/2025"), ("Protokoll nr 2/2025", "2/2025"), ("Muistio", "")],
)
def test_the_number_of_the_meeting_is_read(text: str, number: str) -> None:
    assert head_of(text).number == number


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Muistio 31.2.2025", "impossible_date"),
        ("Muistio ma 2.9.2026", "weekday_mismatch"),
        ("Muistio\nAika: ma 7.9. klo 13\nKokous 1/2026", "date_guessed"),
        ("Muistio 1.9.2026\nAika: 2.9.2026", "two_dates"),
        ("Muistio", "no_date"),
    ],
)
def test_a_doubtful_date_is_warned_about(text: str, code: str) -> None:
    assert code in [warning.code for warning in head_of(text).warnings]


def test_the_date_of_approval_is_not_that_of_the_meeting() -> None:
    assert head_of("Muistio, hyväksytty 5.10.2026\nYhdistysfoorumi 1.9.2026").day == date(2026, 9, 1)


def test_a_range_of_hours_without_its_word_is_the_scheduled_time() -> None:
    time = head_of("Varautumistyöryhmä ke 2.9.2026 14-16").time
    assert time is not None
    assert (time.start, time.end) == ("14:00", "16:00")
