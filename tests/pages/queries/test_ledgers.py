"""Long lists under their years."""

from __future__ import annotations

from typing import Any

from pages.models import MeetingPage
from pages.queries.ledgers import ledger_of, totals_by_year
from tests import factories
from tests.factories import moment


class Line:
    """Anything that has a year."""

    def __init__(self, number: int) -> None:
        self.year = 2026 if number < 3 else 2025


def test_a_year_counts_what_stands_on_other_pages_too() -> None:
    rows = list(range(5))
    made = ledger_of(
        rows, 2, lines_of=lambda found: map(Line, found), totals={2026: 3, 2025: 2}, choices=[], per_page=2
    )
    assert [(year.year, year.total, len(year.lines)) for year in made.years] == [(2026, 3, 1), (2025, 2, 1)]
    assert made.total == 5
    assert not made.is_narrowed


def test_a_number_out_of_range_is_clamped() -> None:
    for asked, shown in (("99", 3), ("x", 1), ("-1", 3), (None, 1)):
        made = ledger_of(
            list(range(5)), asked, lines_of=lambda found: map(Line, found), totals={}, choices=[], per_page=2
        )
        assert made.listing.number == shown


def test_years_turn_by_finlands_clock(minimal_site: Any) -> None:
    forum = factories.forum(minimal_site.fi)
    for at in (moment(2025, 12, 31, 23, 30), moment(2026, 1, 1, 0, 30), moment(2026, 6, 1)):
        factories.meeting(forum, starts_at=at)
    assert totals_by_year(MeetingPage.objects.all(), "starts_at") == {2025: 1, 2026: 2}
