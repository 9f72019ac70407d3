"""Days as they are typed, and as they are not."""

import pytest

from search.query.days import days_of


@pytest.mark.parametrize(
    ("typed", "days"),
    [
        ("2025", ("2025-01-01", "2025-12-31")),
        ("2/2024", ("2024-02-01", "2024-02-29")),
        ("2025-11", ("2025-11-01", "2025-11-30")),
        ("5.11.2025", ("2025-11-05", "2025-11-05")),
        ("2025-11-05", ("2025-11-05", "2025-11-05")),
        ("2020-2023", ("2020-01-01", "2023-12-31")),
        ("2020–2023", ("2020-01-01", "2023-12-31")),
        ("1.2.2025..3/2025", ("2025-02-01", "2025-03-31")),
        ("2025..", ("2025-01-01", "")),
        ("..2025", ("", "2025-12-31")),
    ],
)
def test_a_day_a_month_a_year_or_a_span_of_them(typed, days):
    assert days_of(typed) == days


@pytest.mark.parametrize(
    "typed", ["", "..", "31.2.2025", "0000", "13/2025", "eilen", "2025..2026..2027", "1" * 500, "٢٠٢٥-٩٩"]
)
def test_what_no_calendar_has_is_nothing(typed):
    assert days_of(typed) is None
