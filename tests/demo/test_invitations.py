"""The invitation of the demo lies ahead on whatever day the region is loaded; minutes stay where they are."""

from datetime import date, timedelta

import pytest

from demo.invitations import kept_ahead, next_weekday
from demo.manuscripts import read, read_meetings

INVITATION = read("meetings/2026-12-10")
THURSDAY = 3


@pytest.mark.parametrize("today", [date(2026, 11, 22), date(2026, 12, 10)])
def test_until_its_day_the_meeting_is_as_in_its_file(today):
    assert kept_ahead(INVITATION, today) == INVITATION


def test_loaded_before_its_invitation_the_page_is_of_today():
    early = kept_ahead(INVITATION, date(2026, 10, 1))
    assert early["date"] == date(2026, 12, 10)
    assert set(early["published"].values()) == {date(2026, 10, 1)}


@pytest.mark.parametrize(
    ("today", "day"),
    [
        (date(2026, 12, 11), date(2026, 12, 31)),
        (date(2026, 12, 17), date(2026, 12, 31)),
        (date(2026, 12, 18), date(2027, 1, 7)),
        (date(2028, 2, 15), date(2028, 3, 2)),
    ],
)
def test_after_its_day_it_moves_to_a_thursday_at_least_a_fortnight_away(today, day):
    moved = kept_ahead(INVITATION, today)
    assert moved["date"] == day
    assert day.weekday() == THURSDAY
    assert timedelta(days=14) <= day - today < timedelta(days=21)
    assert set(moved["published"].values()) == {today}


def test_in_another_year_it_is_the_first_of_that_year():
    moved = kept_ahead(INVITATION, date(2027, 3, 1))
    assert moved["number"] == 1
    assert moved["title"] == {"fi": "Järjestöneuvottelukunta 1/2027", "sv": "Organisationsdelegationen 1/2027"}
    assert moved["slug"] == {"fi": "kokous-1-2027", "sv": "mote-1-2027"}


def test_later_in_the_same_year_it_keeps_its_number():
    assert kept_ahead(INVITATION, date(2026, 12, 12))["title"] == INVITATION["title"]


def test_minutes_never_move():
    held = [meeting for meeting in read_meetings() if "closed" in meeting]
    assert held
    assert all(kept_ahead(meeting, date(2030, 1, 1)) == meeting for meeting in held)


def test_a_day_that_is_the_weekday_is_its_own_next():
    assert next_weekday(THURSDAY, date(2026, 12, 10)) == date(2026, 12, 10)
    assert next_weekday(THURSDAY, date(2026, 12, 11)) == date(2026, 12, 17)
