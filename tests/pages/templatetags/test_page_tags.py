"""What templates say about any page."""

from __future__ import annotations

from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.utils import timezone, translation

from pages.models import NewsIndexPage, Seat
from pages.templatetags import page_tags
from tests import factories


def test_past_and_future_leave_today_out() -> None:
    today, now = timezone.localdate(), timezone.now()
    assert not page_tags.is_past(today)
    assert not page_tags.is_future(today)
    assert page_tags.is_past(today - timedelta(days=1))
    assert page_tags.is_future(today + timedelta(days=1))
    assert page_tags.is_past(now - timedelta(minutes=1))
    assert page_tags.is_future(now + timedelta(minutes=1))


@pytest.mark.parametrize(
    ("first", "last", "now", "expected"),
    [(10, 11, 11, True), (10, 11, 12, False), (11, 1, 12, True), (11, 1, 1, True), (11, 1, 2, False), (3, 3, 3, True)],
)
def test_an_entry_of_the_clock_knows_its_months(
    monkeypatch: pytest.MonkeyPatch, first: int, last: int, now: int, expected: bool
) -> None:
    monkeypatch.setattr("django.utils.timezone.localdate", lambda: date(2026, now, 15))
    assert page_tags.is_this_month({"first_month": first, "last_month": last}) is expected


def test_the_ring_has_its_hand_in_its_own_year_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.localdate", lambda: date(2026, 11, 21))
    entries = [{"first_month": 1, "last_month": 2}, {"first_month": 12, "last_month": 12}]
    ring = page_tags.year_ring(entries, 2026, held=[date(2026, 2, 10)], coming=[date(2026, 12, 10)])
    assert ring["hand"] is not None
    assert [number for number, _span in ring["spans"]] == [1, 2]
    assert (len(ring["months"]), len(ring["held"]), len(ring["coming"])) == (12, 1, 1)
    assert page_tags.year_ring(entries, 2025)["hand"] is None


def test_the_clock_takes_this_years_meetings_of_the_list() -> None:
    now = timezone.localtime()
    moments = [now - timedelta(days=800), now - timedelta(minutes=1), now + timedelta(minutes=1)]
    meetings = [SimpleNamespace(page=SimpleNamespace(starts_at=moment)) for moment in moments]
    clock = page_tags.clock_of(SimpleNamespace(annual_clock=[SimpleNamespace(value="entry")]), meetings)
    assert clock.entries == ["entry"]
    assert clock.year == now.year
    assert len(clock.held) + len(clock.coming) == sum(moment.year == now.year for moment in moments)


def seat(role: str, name: str = "Ilari", **fields: Any) -> Any:
    return SimpleNamespace(role=role, representative=name, is_vacant=not name, **fields)


def test_those_who_lead_come_in_their_order() -> None:
    seats = [seat(Seat.Role.SECRETARY), seat(Seat.Role.MEMBER), seat(Seat.Role.VICE_CHAIR, ""), seat(Seat.Role.CHAIR)]
    assert [one.role for one in page_tags.officers(seats)] == [Seat.Role.CHAIR, Seat.Role.SECRETARY]
    assert page_tags.filled_seats(seats) == [True, True, False, True]


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (date(2026, 1, 1), date(2027, 12, 31), "2026–2027"),
        (date(2026, 1, 1), date(2026, 6, 30), "2026"),
        (date(2023, 1, 1), None, "2023–"),
    ],
)
def test_a_term_is_told_in_years(start: date, end: date | None, words: str) -> None:
    assert page_tags.term(SimpleNamespace(term_start=start, term_end=end)) == words


def test_words_of_the_model_follow_the_language(minimal_site: Any) -> None:
    network = factories.network(minimal_site.fi)
    image = SimpleNamespace(alternative_text=lambda language: f"kuva {language}")
    with translation.override("sv"):
        assert page_tags.type_name(network) == "nätverk"
        assert page_tags.seat_role("vice_chair") == "vice ordförande"
        assert page_tags.image_description(image) == "kuva sv"


def test_addresses_of_lists_and_of_what_is_above(minimal_site: Any) -> None:
    index = factories.page(NewsIndexPage, minimal_site.fi, slug="uutiset")
    news = factories.news(minimal_site.fi)
    assert page_tags.list_address("fi", "pages.NewsIndexPage") == "/fi/uutiset/"
    assert page_tags.list_address("sv", "pages.NewsIndexPage") == ""
    assert page_tags.parent_address(SimpleNamespace(page=news), "fi") == index.get_url()


def test_news_know_their_neighbours_by_date(minimal_site: Any) -> None:
    older, middle, newer = (factories.news(minimal_site.fi, date=date(2026, month, 1)) for month in (1, 2, 3))
    before, after = page_tags.news_neighbours(middle, "fi")
    assert (before.page, after.page) == (older, newer)
    assert page_tags.news_neighbours(older, "fi")[0] is None
    same_day = factories.news(minimal_site.fi, date=date(2026, 3, 1))
    assert page_tags.news_neighbours(newer, "fi")[1].page == same_day
    assert page_tags.news_neighbours(same_day, "fi")[1] is None


def test_municipalities_carry_their_other_name(minimal_site: Any) -> None:
    section = factories.section(minimal_site.fi)
    uusjoki = factories.municipality(section, title="Uusjoki")
    factories.municipality(section, title="Vesala")
    factories.translated(uusjoki, title="Nyå")
    assert [(item.title, item.twin) for item in page_tags.municipalities("fi")] == [("Uusjoki", "Nyå"), ("Vesala", "")]
    assert [(item.title, item.twin, item.is_own) for item in page_tags.municipalities("sv")] == [
        ("Nyå", "Uusjoki", True),
        ("Vesala", "", False),
    ]
