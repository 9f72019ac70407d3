"""The events of the content file follow the rules of the region, whatever the day of loading."""

from collections import Counter
from datetime import date, timedelta

import pytest

from cms.dates import HELSINKI
from demo.events import create_submissions, days_of, event_pieces, has_page
from demo.manuscripts import read
from demo.wording import pair
from events.models import EventPage, Occurrence, Submission
from events.models.audience import AUDIENCES

TODAY = date(2026, 11, 21)
ENTRIES = {entry["key"]: entry for entry in read("events")["event"]}


class NoPlaces:
    """Places where nothing was loaded."""

    locales = {"fi": None, "sv": None}

    def page(self, key, language):
        return None

    page_or_none = index = page


@pytest.fixture
def pieces(db):
    return {piece.key: piece for piece in event_pieces(NoPlaces(), TODAY)}


def dates(page):
    return list(page.occurrences.all())


def test_there_are_thirty_events_and_three_of_them_wait_without_a_page(pieces):
    assert list(ENTRIES) == [f"event-{number}" for number in range(1, 31)]
    assert ENTRIES.keys() - pieces.keys() == {"event-5", "event-26", "event-29"}


def test_every_event_says_for_whom_it_is_and_every_group_has_one(pieces):
    groups = Counter(code for entry in ENTRIES.values() for code in entry["for"])
    assert set(groups) == set(AUDIENCES)
    assert all(entry["for"] for entry in ENTRIES.values())
    course = pieces["event-8"]
    assert [str(name) for name in course.draft(course.original).audiences] == [str(AUDIENCES["young"])]


@pytest.mark.parametrize("today", [TODAY + timedelta(days=number) for number in range(7)])
@pytest.mark.parametrize("weekday", range(7))
def test_a_weekly_event_starts_within_a_week_after_the_day_of_loading(today, weekday):
    names = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
    days = days_of({"every": names[weekday], "times": 3}, today)
    assert {day.weekday() for day in days} == {weekday}
    assert 1 <= (days[0] - today).days <= 7
    assert [(other - one).days for one, other in zip(days, days[1:], strict=False)] == [7, 7]


@pytest.mark.parametrize(
    ("key", "times"),
    [("event-1", 10), ("event-2", 8), ("event-4", 12), ("event-8", 6), ("event-12", 8), ("event-15", 10),
     ("event-20", 4), ("event-21", 6), ("event-24", 12), ("event-28", 1)],
)  # fmt: skip
def test_a_series_is_as_long_as_the_region_says(pieces, key, times):
    piece = pieces[key]
    assert len(dates(piece.draft(piece.original))) == times


def test_an_hour_holds_on_finlands_clock_across_the_change_of_clocks(db):
    pieces = {piece.key: piece for piece in event_pieces(NoPlaces(), date(2027, 3, 15))}
    hours = {row.starts_at.astimezone(HELSINKI).strftime("%H.%M") for row in dates(pieces["event-1"].draft("fi"))}
    assert hours == {"09.30"}


def test_dates_that_are_off_say_why(pieces):
    off = {}
    for key, piece in pieces.items():
        rows = [row for row in dates(piece.draft(piece.original)) if row.is_off]
        if rows:
            off[key] = [(row.sort_order, row.status, bool(row.status_note)) for row in rows]
    assert off == {
        "event-20": [(1, Occurrence.Status.CANCELLED, True)],
        "event-22": [(0, Occurrence.Status.POSTPONED, True)],
        "event-30": [(0, Occurrence.Status.CANCELLED, True)],
    }


def test_an_event_has_the_languages_that_the_region_gives_it(pieces):
    single = {key: piece.original for key, piece in pieces.items() if piece.translation == "single"}
    assert single == {
        "event-2": "sv", "event-7": "sv", "event-12": "fi", "event-15": "fi", "event-20": "fi",
        "event-21": "sv", "event-22": "sv", "event-23": "fi", "event-27": "fi",
    }  # fmt: skip
    assert all(pieces[key].single_reason for key in single)


def test_one_event_has_a_later_text_that_the_finnish_page_lacks(pieces):
    [late] = [piece for piece in pieces.values() if piece.corrected]
    assert (late.key, late.original, late.corrected_on) == ("event-18", "sv", TODAY - timedelta(days=3))
    assert "16.45" in str(late.corrected().body)


def test_every_draft_is_valid_and_both_languages_have_the_same_parts(pieces):
    for piece in pieces.values():
        page = piece.draft(piece.original)
        page.clean()
        for row in dates(page):
            row.clean()
        if piece.translation == "live":
            assert pair(page, piece.draft("sv" if piece.original == "fi" else "fi")), piece.key


def test_a_date_is_the_same_one_in_both_languages(pieces):
    fi, sv = (dates(pieces["event-24"].draft(language)) for language in ("fi", "sv"))
    assert [(row.uid, row.translation_key) for row in fi] == [(row.uid, row.translation_key) for row in sv]


def test_descriptions_have_between_forty_and_a_hundred_and_twenty_words():
    for key, entry in ENTRIES.items():
        for text in entry["body"].values():
            assert 40 <= len(text.split()) <= 120, key


def test_access_and_price_are_told(pieces):
    evening = pieces["event-14"].draft("fi")
    assert (evening.text_interpreting, evening.sign_interpreting) == ("yes", "no")
    assert evening.register_by.astimezone(HELSINKI).date() == TODAY + timedelta(days=15)
    dance = pieces["event-7"].draft("sv")
    assert not dance.is_free
    assert dance.price
    assert pieces["event-9"].draft("fi").is_free
    remote = pieces["event-30"].draft("fi")
    assert (remote.mode, remote.venue) == (EventPage.Mode.REMOTE, None)


def test_every_event_is_announced_before_it_takes_place(pieces):
    for piece in pieces.values():
        first = dates(piece.draft(piece.original))[0].starts_at.astimezone(HELSINKI).date()
        assert max(piece.published.values()) < first, piece.key


def test_the_queue_shows_every_state_that_was_promised(desk):
    assert create_submissions(TODAY, desk.people) == 4
    states = {row.payload["key"]: row.state for row in Submission.objects.all()}
    assert states == {
        "event-5": "unverified",
        "event-26": "changes_requested",
        "event-27": "pending",
        "event-29": "pending",
    }
    asked = Submission.objects.get(state="changes_requested")
    assert (asked.decided_by.username, asked.reason_code) == ("moderator", "c5")
    assert asked.created_at < asked.verified_at < asked.decided_at


def test_the_pending_edit_changes_the_time_and_keeps_what_was_sent_first(desk):
    create_submissions(TODAY, desk.people)
    edited = Submission.objects.get(version=2)
    first, second = (version.payload["dates"][0]["starts_at"] for version in edited.versions.all())
    assert (first[11:16], second[11:16]) == ("18:00", "10:00")
    assert edited.payload["dates"][0]["starts_at"] == second


def test_what_was_sent_is_there_once(desk):
    create_submissions(TODAY, desk.people)
    Submission.objects.filter(state="unverified").update(state="expired")
    assert create_submissions(TODAY + timedelta(days=3), desk.people) == 0
    assert Counter(Submission.objects.values_list("state", flat=True))["expired"] == 1


def test_an_event_that_waits_has_a_page_only_where_it_edits_one():
    assert has_page({})
    assert has_page({"submission": {"edit": {"starts": "10.00"}}})
    assert not has_page({"submission": {"state": "pending"}})
