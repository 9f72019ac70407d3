"""Minutes, seats and networks of the content files agree with the region."""

from collections import Counter
from datetime import date
from types import SimpleNamespace

import pytest

from demo.gatherings import item_key, meeting_pieces, names_of_persons
from demo.manuscripts import key_of, read, read_meetings
from pages.models import Attendance, MeetingPage, Seat

MEETINGS = {meeting["key"]: meeting for meeting in read_meetings()}


class NoPlaces:
    """Places where nothing was loaded: no page is there, and every document is the same."""

    locales = {"fi": None, "sv": None}

    def page(self, key, language):
        return None

    page_or_none = page

    def document(self, name, sheet):
        return SimpleNamespace(pk=1)


@pytest.fixture
def drafts(db, monkeypatch):
    monkeypatch.setattr("demo.gatherings._attendance", lambda places, language, person, number: Attendance(name="x"))
    monkeypatch.setattr("demo.gatherings.stream", lambda blocks, identity: "")
    return {piece.key: piece for piece in meeting_pieces(NoPlaces())}


def test_the_forum_has_fourteen_networks_and_its_secretary_in_each_term():
    for term in read("forums")["forum"][0]["term"]:
        networks = [seat["network"] for seat in term["seats"] if "network" in seat]
        assert sorted(networks, key=lambda code: int(code[1:])) == [f"N{number}" for number in range(1, 15)]
        roles = Counter(seat.get("role") for seat in term["seats"])
        assert (roles["chair"], roles["vice_chair"], roles["secretary"]) == (1, 1, 1)
        assert {role for role in roles if role} <= set(Seat.Role.values)


@pytest.mark.parametrize("key", MEETINGS)
def test_between_fourteen_and_nineteen_are_present_by_name(key):
    people = MEETINGS[key]["attendance"]["people"]
    present = [person for person in people if person.get("presence") != "absent"]
    assert 14 <= len(present) <= 19
    assert len({person["name"] for person in people}) == len(people)
    assert {person.get("presence", "present") for person in people} <= set(Attendance.Presence.values)


@pytest.mark.parametrize("key", MEETINGS)
def test_minutes_are_numbered_chaired_and_held_on_a_tuesday(key):
    meeting = MEETINGS[key]
    assert [item["number"] for item in meeting["item"]] == [str(n) for n in range(1, len(meeting["item"]) + 1)]
    assert meeting["date"].weekday() == 1
    people = {person["name"]: person for person in meeting["attendance"]["people"]}
    assert people[meeting["secretary"]]["role"] == "secretary"
    assert people[meeting["chair"]]["role"] == "chair"


@pytest.mark.parametrize("key", MEETINGS)
def test_whoever_speaks_in_the_minutes_was_there(key):
    meeting = MEETINGS[key]
    absent = {p["name"] for p in meeting["attendance"]["people"] if p.get("presence") == "absent"}
    spoken = " ".join(item.get("discussion", {}).get(meeting["original"], "") for item in meeting["item"])
    assert {name for name in absent if f"{name} " in spoken} == set()


def test_three_minutes_are_full_and_one_is_in_finnish_only():
    assert sorted(len(meeting["item"]) for meeting in MEETINGS.values()) == [6, 6, 6, 8, 8, 8]
    assert [key for key, meeting in MEETINGS.items() if "sv" not in meeting["title"]] == ["YF-2-2025"]
    assert [key for key, meeting in MEETINGS.items() if meeting["original"] == "sv"] == ["YF-3-2025"]


def test_the_follow_ups_are_those_of_the_region():
    promises = {
        (promise["owner"], promise["due"], promise.get("done"))
        for meeting in MEETINGS.values()
        for item in meeting["item"]
        for promise in item.get("follow_up", [])
    }
    assert promises == {
        ("Arto Myllyoja", date(2024, 10, 31), date(2024, 11, 12)),
        ("Kristian Skärvik", date(2025, 4, 30), date(2025, 5, 21)),
        ("Sirpa Alajoutsi", date(2025, 9, 30), date(2025, 9, 22)),
        ("Peter Dahlvik", date(2027, 2, 28), None),
    }


def test_the_corrected_minutes_carry_the_right_figure_and_say_so(drafts):
    piece = drafts["YF-1-2026"]
    before, after = piece.draft("fi"), piece.corrected()
    assert "3\u00a0200" in before.summary
    assert "2\u00a0300" in after.summary
    assert str(before.notes) == ""
    assert piece.corrected_on == date(2026, 2, 20)


def test_a_draft_has_the_same_identities_every_time_and_in_both_languages(drafts):
    piece = drafts["YF-1-2025"]
    fi, again, sv = piece.draft("fi"), piece.draft("fi"), piece.draft("sv")
    assert isinstance(fi, MeetingPage)
    assert fi.translation_key == again.translation_key == sv.translation_key == key_of("page", "YF-1-2025")
    keys = [[item.translation_key for item in page.agenda_items.all()] for page in (fi, again, sv)]
    assert keys[0] == keys[1] == keys[2]
    assert keys[0][3] == item_key("YF-1-2025", "4")


def test_everybody_of_the_minutes_and_seats_is_a_person():
    names = names_of_persons()
    assert {"Laura Ketomäki", "Benita Korsback", "Minna Koskelainen"} <= names
    assert len(names) < 50
