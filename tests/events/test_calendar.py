"""The calendar as a list and as a month."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from events import queries
from events.calendar import SHOWN_IN_A_DAY, calendar_of
from tests import factories
from tests.factories import moment

NOW = moment(2026, 11, 21, 14)


def _listed(language: str, now: Any = NOW, **parameters: str) -> list[Any]:
    return list(calendar_of(language, parameters, now).listing or [])


def test_dates_come_by_time_over_all_events(minimal_site: Any) -> None:
    factories.event(minimal_site.fi, moment(2026, 11, 20), moment(2026, 12, 3), title="A")
    factories.event(minimal_site.fi, moment(2026, 12, 1), moment(2026, 12, 5), title="B")
    factories.event(minimal_site.fi, moment(2026, 12, 2), live=False)
    found = [(entry.event.title, entry.day.day) for entry in _listed("sv")]
    assert found == [("B", 1), ("A", 3), ("B", 5)]


def test_an_event_is_listed_once_in_the_readers_language(minimal_site: Any) -> None:
    event = factories.event(minimal_site.fi, moment(2026, 12, 1), title="Hiihtokoulu")
    factories.translated(event, title="Skidskola")
    for language, title in (("fi", "Hiihtokoulu"), ("sv", "Skidskola")):
        (entry,) = _listed(language)
        assert (entry.event.title, entry.event.language) == (title, language)


def test_cancelled_dates_are_told(minimal_site: Any) -> None:
    date_off = factories.occurrence(moment(2026, 12, 1), status="cancelled")
    factories.event(minimal_site.fi, rows={"occurrences": [date_off]})
    (entry,) = _listed("fi")
    assert entry.occurrence.is_off


def test_names_of_organiser_and_venue_know_their_language(minimal_site: Any) -> None:
    venue = factories.venue(name_fi="", name_sv="Stenträsk skola")
    association = factories.association(minimal_site.fi, title="Kivilammen Vauhti ry")
    factories.event(minimal_site.fi, moment(2026, 12, 1), venue=venue, association=association)
    factories.event(minimal_site.fi, moment(2026, 12, 2), organiser_name="Kylätoimikunta")
    factories.event(minimal_site.fi, moment(2026, 12, 3))
    first, second, third = _listed("fi")
    assert (first.venue, first.organiser) == (
        queries.Name("Stenträsk skola", "sv"),
        queries.Name("Kivilammen Vauhti ry", "fi"),
    )
    assert (second.venue, second.organiser) == (None, queries.Name("Kylätoimikunta", "fi"))
    assert third.organiser is None


def test_past_dates_are_kept_and_the_latest_comes_first(minimal_site: Any) -> None:
    factories.event(minimal_site.fi, moment(2020, 1, 1), moment(2026, 11, 1), moment(2026, 12, 1))
    assert [entry.day for entry in _listed("fi", time="past")] == [date(2026, 11, 1), date(2020, 1, 1)]
    assert [entry.day for entry in _listed("fi")] == [date(2026, 12, 1)]


@pytest.mark.parametrize(
    ("time", "days"), [("today", [21]), ("weekend", [21, 22]), ("week", [21, 22]), ("month", [20, 21, 22, 28])]
)
def test_shortcuts_show_what_one_can_still_go_to(minimal_site: Any, time: str, days: list[int]) -> None:
    starts = [moment(2026, 11, day, 18) for day in (20, 21, 22, 28)]
    factories.event(minimal_site.fi, moment(2026, 11, 21, 9), *starts)
    listed = [entry.day.day for entry in _listed("fi", time=time)]
    assert list(dict.fromkeys(listed)) == days
    assert len(listed) == len(days) + (time == "month")


def test_what_goes_on_for_days_is_listed_under_the_first_day_that_is_shown(minimal_site: Any) -> None:
    long = factories.occurrence(moment(2026, 11, 18, 10), ends_at=moment(2026, 11, 25, 16))
    factories.event(minimal_site.fi, rows={"occurrences": [long]})
    (entry,) = _listed("fi", time="today")
    assert (entry.day, entry.first_day, entry.last_day) == (date(2026, 11, 21), date(2026, 11, 18), date(2026, 11, 25))
    (day,) = _listed("fi", day="2026-11-24")
    assert day.day == date(2026, 11, 24)
    assert _listed("fi", day="2026-11-26") == []


def test_a_night_out_belongs_to_its_evening(minimal_site: Any) -> None:
    night = factories.occurrence(moment(2026, 11, 28, 20), ends_at=moment(2026, 11, 29, 2))
    factories.event(minimal_site.fi, rows={"occurrences": [night]})
    (entry,) = _listed("fi")
    assert entry.first_day == entry.last_day == date(2026, 11, 28)
    weeks = calendar_of("fi", {"view": "month"}, NOW).weeks or []
    assert [day.date.day for week in weeks for day in week.days if day.entries] == [28]


def test_a_month_has_whole_weeks_and_each_day_of_what_goes_on(minimal_site: Any) -> None:
    long = factories.occurrence(moment(2026, 10, 30, 10), ends_at=moment(2026, 11, 2, 16))
    factories.event(minimal_site.fi, rows={"occurrences": [long]})
    found = calendar_of("fi", {"view": "month", "month": "2026-11"}, NOW)
    weeks = found.weeks or []
    assert [week.number for week in weeks] == [44, 45, 46, 47, 48, 49]
    days = [day for week in weeks for day in week.days]
    assert [day.date for day in days if day.entries] == [date(2026, 11, 1), date(2026, 11, 2)]
    assert [day.date for day in days if day.is_today] == [date(2026, 11, 21)]
    assert sum(not day.is_outside for day in days) == 30
    assert found.total == 1


def test_a_full_day_of_the_month_says_how_many_more_it_has(minimal_site: Any) -> None:
    for hour in range(10, 18):
        factories.event(minimal_site.fi, moment(2026, 12, 5, hour))
    found = calendar_of("fi", {"view": "month", "month": "2026-12"}, NOW)
    (day,) = [day for week in found.weeks or [] for day in week.days if day.entries]
    assert (len(day.entries), day.more, found.total) == (SHOWN_IN_A_DAY, 3, 8)


def test_the_list_of_a_month_holds_what_the_grid_holds(minimal_site: Any) -> None:
    factories.event(minimal_site.fi, moment(2026, 11, 3), moment(2026, 11, 30, 20), moment(2026, 12, 1))
    assert len(_listed("fi", month="2026-11")) == calendar_of("fi", {"view": "month"}, NOW).total == 2


@pytest.mark.parametrize("parameters", [{}, {"view": "month", "month": "2026-12"}, {"time": "past"}])
def test_a_full_calendar_costs_as_many_queries_as_a_small_one(minimal_site: Any, parameters: dict[str, str]) -> None:
    def asked() -> int:
        with CaptureQueriesContext(
            connection,
        ) as captured:
            calendar_of("sv", parameters, NOW)
        return len(captured)

    association = factories.association(minimal_site.fi)
    for number in range(2):
        factories.event(
            minimal_site.fi, moment(2020, 1, 1), moment(2026, 12, 1 + number),
            venue=factories.venue(), association=association,
        )  # fmt: skip
    asked()  # the first time also fills what a process remembers
    few = asked()
    for number in range(12):
        dates = [moment(2020 + year % 7, 12, 1 + (number + year) % 27) for year in range(9)]
        factories.event(minimal_site.fi, *dates, venue=factories.venue(), association=association)
    assert asked() == few
