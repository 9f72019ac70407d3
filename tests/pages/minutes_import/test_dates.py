"""Dates and clock times are read in the ways that both languages write them."""

from datetime import date

import pytest

from pages.minutes_import.dates import best_time, find_dates, find_times, without_dates


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Yhdistysfoorumi 1.11.2021 klo 13-15", date(2021, 11, 1)),
        ("01.11.21", date(2021, 11, 1)),
        ("1. 11. 2021", date(2021, 11, 1)),
        ("maanantaina 17.4.2023", date(2023, 4, 17)),
        ("31. lokakuuta 2023", date(2023, 10, 31)),
        ("den 1 november 2021", date(2021, 11, 1)),
        ("måndagen den 1.11.2021", date(2021, 11, 1)),
        ("2021-11-01", date(2021, 11, 1)),
    ],
)
def test_a_date_is_read(text: str, day: date) -> None:
    assert [mention.value for mention in find_dates(text)] == [day]


@pytest.mark.parametrize("text", ["ma 1.11.", "den 1.11 kl. 13", "måndagen den 1.11", "1. marraskuuta", "1 november"])
def test_a_date_without_a_year_needs_one_given(text: str) -> None:
    assert find_dates(text) == []
    assert [mention.value for mention in find_dates(text, year=2021)] == [date(2021, 11, 1)]


def test_a_day_that_never_was_is_kept_without_a_value() -> None:
    (mention,) = find_dates("31.2.2024")
    assert mention.value is None


def test_a_wrong_weekday_is_noticed() -> None:
    (right,) = find_dates("ma 1.11.2021")
    (wrong,) = find_dates("ti 1.11.2021")
    assert not right.has_wrong_weekday
    assert wrong.has_wrong_weekday


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("klo 13.00", "13:00", None),
        ("klo 13", "13:00", None),
        ("13:05", "13:05", None),
        ("klo 13-15", "13:00", "15:00"),
        ("kello 9.05 – 10", "09:05", "10:00"),
        ("kl. 13-14.50", "13:00", "14:50"),
        ("kl.13", "13:00", None),
        ("klockan 13", "13:00", None),
        ("klo 13.00–klo 14.50", "13:00", "14:50"),
        ("päätti kokouksen 14.50.", "14:50", None),
        ("päätti kokouksen 13.10.", "13:10", None),
        ("ti 2.11.2021 klo 12-14", "12:00", "14:00"),
    ],
)
def test_a_time_is_read(text: str, start: str, end: str | None) -> None:
    (span,) = find_times(text)
    assert (span.start, span.end) == (start, end)


@pytest.mark.parametrize("text", ["1.11.2021", "kohta 13", "klo 25", "14,5 %", "nro 3/2025", "ma 2.11.", "2026-2027"])
def test_what_is_no_time_is_left_alone(text: str) -> None:
    assert find_times(text) == []


def test_a_marked_time_wins_over_a_bare_one() -> None:
    span = best_time("kohta 3.12 alkoi klo 14.10")
    assert span is not None
    assert span.start == "14:10"


def test_bare_hours_count_only_where_asked() -> None:
    assert find_times("ke 21.5.2025 14-16") == []
    assert find_times("ke 21.5.2025 14-16", bare_hours=True)[0].end == "16:00"


def test_blanked_dates_keep_the_length_of_the_text() -> None:
    text = "ma 1.11.2021 ja 2.11.2021"
    assert len(without_dates(text)) == len(text)
