"""The forms of dates and times, example by example."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from cms import dates
from cms.dates import HELSINKI

THURSDAY = date(2026, 8, 6)


def at(day: int, hour: int, minute: int = 0, *, month: int = 8, year: int = 2026) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=HELSINKI)


@pytest.mark.parametrize(
    ("start", "end", "finnish", "swedish"),
    [
        (at(6, 13), at(6, 14, 50), "torstai 6.8.2026 klo 13.00–14.50", "torsdag 6.8.2026 kl. 13.00–14.50"),
        (at(6, 13), at(6, 15), "torstai 6.8.2026 klo 13–15", "torsdag 6.8.2026 kl. 13–15"),
        (at(6, 12, 30), at(6, 15), "torstai 6.8.2026 klo 12.30–15.00", "torsdag 6.8.2026 kl. 12.30–15.00"),
        (at(6, 9, 5), None, "torstai 6.8.2026 klo 9.05", "torsdag 6.8.2026 kl. 9.05"),
        (at(6, 18), None, "torstai 6.8.2026 klo 18", "torsdag 6.8.2026 kl. 18"),
        (
            at(6, 18),
            at(7, 2),
            "torstai 6.8. klo 18 – perjantai 7.8.2026 klo 2",
            "torsdag 6.8 kl. 18 – fredag 7.8.2026 kl. 2",
        ),
        (
            at(31, 22, month=12),
            at(1, 1, 30, month=1, year=2027),
            "torstai 31.12.2026 klo 22 – perjantai 1.1.2027 klo 1.30",
            "torsdag 31.12.2026 kl. 22 – fredag 1.1.2027 kl. 1.30",
        ),
    ],
)
def test_a_moment_in_a_heading(start: datetime, end: datetime | None, finnish: str, swedish: str) -> None:
    assert dates.heading_moment(start, end, "fi") == finnish
    assert dates.heading_moment(start, end, "sv") == swedish


@pytest.mark.parametrize(
    ("start", "end", "finnish", "swedish"),
    [
        (at(6, 18), at(7, 2), "6.8. klo 18 – 7.8. klo 2", "6.8 kl. 18 – 7.8 kl. 2"),
        (at(6, 13), at(6, 15), "to 6.8. klo 13–15", "to 6.8 kl. 13–15"),
        (
            at(31, 22, month=12),
            at(1, 2, month=1, year=2027),
            "31.12.2026 klo 22 – 1.1.2027 klo 2",
            "31.12.2026 kl. 22 – 1.1.2027 kl. 2",
        ),
    ],
)
def test_a_moment_in_a_list(start: datetime, end: datetime, finnish: str, swedish: str) -> None:
    assert dates.list_moment(start, end, "fi") == finnish
    assert dates.list_moment(start, end, "sv") == swedish


def test_a_moment_in_a_list_may_name_its_year() -> None:
    assert dates.list_moment(at(6, 13), at(6, 15), "sv", year=True) == "to 6.8.2026 kl. 13–15"


def test_a_date_in_a_heading_and_in_running_text() -> None:
    assert dates.heading_date(THURSDAY, "fi") == "torstai 6.8.2026"
    assert dates.heading_date(THURSDAY, "sv") == "torsdag 6.8.2026"
    assert dates.running_date(THURSDAY, "fi") == "torstaina 6. elokuuta 2026"
    assert dates.running_date(THURSDAY, "sv") == "torsdagen den 6 augusti 2026"


def test_the_dateline_of_a_front_page() -> None:
    assert dates.dateline(date(2026, 11, 21), "fi") == "lauantai 21. marraskuuta 2026"
    assert dates.dateline(date(2026, 11, 21), "sv") == "lördag 21 november 2026"


def test_every_weekday_takes_its_running_form() -> None:
    days = [date(2026, 8, 3) + timedelta(days=n) for n in range(7)]
    assert [dates.running_date(day, "fi").split()[0] for day in days] == [
        "maanantaina",
        "tiistaina",
        "keskiviikkona",
        "torstaina",
        "perjantaina",
        "lauantaina",
        "sunnuntaina",
    ]
    assert [dates.running_date(day, "sv").split()[0] for day in days] == [
        "måndagen",
        "tisdagen",
        "onsdagen",
        "torsdagen",
        "fredagen",
        "lördagen",
        "söndagen",
    ]
    assert " ".join(dates.short_weekday(day, "fi") for day in days) == "ma ti ke to pe la su"
    assert " ".join(dates.short_weekday(day, "sv") for day in days) == "må ti on to fr lö sö"


@pytest.mark.parametrize(
    ("first", "last", "year", "finnish", "swedish"),
    [
        (date(2026, 8, 6), date(2026, 8, 6), False, "6.8.", "6.8"),
        (date(2026, 8, 6), date(2026, 8, 8), False, "6.–8.8.", "6–8.8"),
        (date(2026, 8, 6), date(2026, 8, 8), True, "6.–8.8.2026", "6–8.8.2026"),
        (date(2026, 11, 30), date(2026, 12, 2), True, "30.11.–2.12.2026", "30.11–2.12.2026"),
        (date(2026, 11, 30), date(2026, 12, 2), False, "30.11.–2.12.", "30.11–2.12"),
        (date(2026, 12, 30), date(2027, 1, 2), False, "30.12.2026–2.1.2027", "30.12.2026–2.1.2027"),
        (date(2026, 8, 6), date(2026, 8, 6), True, "6.8.2026", "6.8.2026"),
    ],
)
def test_a_range_of_days(first: date, last: date, year: bool, finnish: str, swedish: str) -> None:
    assert dates.date_range(first, last, "fi", year=year) == finnish
    assert dates.date_range(first, last, "sv", year=year) == swedish


def test_a_range_never_runs_backwards() -> None:
    with pytest.raises(ValueError, match="ends before"):
        dates.date_range(date(2026, 8, 8), date(2026, 8, 6), "fi")


def test_a_naive_moment_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        dates.local(datetime(2026, 8, 6, 13))


def test_moments_are_told_on_finlands_clock() -> None:
    assert dates.heading_moment(datetime(2026, 8, 6, 22, 30, tzinfo=UTC), None, "fi") == "perjantai 7.8.2026 klo 1.30"


@pytest.mark.parametrize(
    ("start", "hours", "expected"),
    [
        (datetime(2026, 3, 29, 0, 30, tzinfo=UTC), 1, "sunnuntai 29.3.2026 klo 2.30–4.30"),
        (datetime(2026, 3, 28, 22, 0, tzinfo=UTC), 24, "sunnuntai 29.3. klo 0 – maanantai 30.3.2026 klo 1"),
        (datetime(2026, 10, 24, 23, 0, tzinfo=UTC), 4, "sunnuntai 25.10.2026 klo 2–5"),
        (datetime(2026, 10, 24, 21, 0, tzinfo=UTC), 24, "sunnuntai 25.10.2026 klo 0–23"),
    ],
)
def test_the_days_when_the_clocks_change(start: datetime, hours: int, expected: str) -> None:
    assert dates.heading_moment(start, start + timedelta(hours=hours), "fi") == expected


def test_a_long_date_has_no_leading_zero() -> None:
    assert dates.long_date(date(2026, 1, 2), "fi") == "2. tammikuuta 2026"
    assert dates.long_date(date(2026, 1, 2), "sv") == "2 januari 2026"


@pytest.mark.parametrize(
    ("first", "last", "finnish", "swedish"),
    [
        (1, 1, "tammikuu", "januari"),
        (3, 4, "maalis–huhtikuu", "mars–april"),
        (11, 1, "marras–tammikuu", "november–januari"),
    ],
)
def test_months_of_an_annual_clock(first: int, last: int, finnish: str, swedish: str) -> None:
    assert dates.month_range(first, last, "fi") == finnish
    assert dates.month_range(first, last, "sv") == swedish
    assert dates.short_month(8, "fi") == "elo"
    assert dates.short_month(8, "sv") == "aug"


@pytest.mark.parametrize(
    ("seconds", "finnish", "swedish"),
    [
        (6600, "1 t 50 min", "1 h 50 min"),
        (7200, "2 t", "2 h"),
        (58 * 60, "58 min", "58 min"),
        (12, "1 min", "1 min"),
        (3599, "1 t", "1 h"),
    ],
)
def test_the_length_of_a_recording(seconds: int, finnish: str, swedish: str) -> None:
    assert dates.length(seconds, "fi") == finnish
    assert dates.length(seconds, "sv") == swedish


@pytest.mark.parametrize(("seconds", "code"), [(0, "0.00"), (761, "12.41"), (5282.9, "1.28.02")])
def test_a_place_in_a_recording(seconds: float, code: str) -> None:
    assert dates.timecode(seconds) == code


def test_an_unknown_language_reads_as_finnish() -> None:
    assert dates.heading_date(THURSDAY, "en") == "torstai 6.8.2026"
    assert dates.heading_date(THURSDAY, "sv-fi") == "torsdag 6.8.2026"
