"""Minutes, seats and networks of the content files agree with the region."""

from collections import Counter
from datetime import date
from types import SimpleNamespace

import pytest

from demo.gatherings import case_numbers, forum_pieces, item_key, meeting_pieces, names_of_persons, people_of
from demo.manuscripts import key_of, read, read_meetings
from pages.models import Attendance, MeetingPage, Seat

MEETINGS = {meeting["key"]: meeting for meeting in read_meetings()}
HELD = {key: meeting for key, meeting in MEETINGS.items() if "item" in meeting and "closed" in meeting}
BY_NAME = {"YF": (14, 19), "JN": (12, 15), "AT": (5, 12), "VT": (5, 12)}
TODAY = date(2026, 11, 22)
FORUMS = {forum["code"]: forum for forum in read("forums")["forum"]}


class NoPlaces:
    """Places where nothing was loaded: no page is there, and every document is the same."""

    locales = {"fi": None, "sv": None}

    def page(self, key, language):
        return None

    page_or_none = index = page

    def document(self, name, sheet):
        return SimpleNamespace(pk=1)


@pytest.fixture
def drafts(db, monkeypatch):
    monkeypatch.setattr("demo.gatherings._attendance", lambda places, language, person, number: Attendance(name="x"))
    monkeypatch.setattr("demo.gatherings.stream", lambda blocks, identity: "")
    return {piece.key: piece for piece in meeting_pieces(NoPlaces(), TODAY)}


def test_the_forum_has_fourteen_networks_and_its_secretary_in_each_term():
    for term in FORUMS["YF"]["term"]:
        networks = [seat["network"] for seat in term["seats"] if "network" in seat]
        assert sorted(networks, key=lambda code: int(code[1:])) == [f"N{number}" for number in range(1, 15)]
        roles = Counter(seat.get("role") for seat in term["seats"])
        assert (roles["chair"], roles["vice_chair"], roles["secretary"]) == (1, 1, 1)
        assert {role for role in roles if role} <= set(Seat.Role.values)


@pytest.mark.parametrize("code", ["JN", "AT", "VT"])
def test_each_term_of_a_body_has_one_chair_one_secretary_and_nobody_twice(code):
    for term in FORUMS[code]["term"]:
        roles = Counter(seat.get("role") for seat in term["seats"])
        assert (roles["chair"], roles["secretary"]) == (1, 1)
        holders = [seat[post] for seat in term["seats"] for post in ("representative", "deputy") if post in seat]
        assert len(set(holders)) == len(holders)


def test_the_council_has_a_new_chair_in_the_new_term_and_an_annual_clock():
    chairs = [seat["representative"] for term in FORUMS["JN"]["term"] for seat in term["seats"][:1]]
    assert chairs == ["Benita Korsback", "Bo Holmskär"]
    assert [entry["months"] for entry in FORUMS["JN"]["annual_clock"]] == [[1, 2], [3, 5], [6, 6], [8, 10], [11, 12]]
    assert FORUMS["JN"]["minutes_kind"] == "formal"


def test_a_forum_without_seats_and_clock_and_one_that_ended_become_pages(db):
    pages = {piece.key: piece.draft("sv") for piece in forum_pieces(NoPlaces())}
    assert set(pages) == {"YF", "KF", "JN", "AT", "VT"}
    assert list(pages["KF"].seats.all()) == []
    assert len(pages["KF"].annual_clock) == 0
    assert pages["AT"].ended_on == date(2025, 11, 24)
    assert len(pages["JN"].seats.all()) == 34


@pytest.mark.parametrize("key", [key for key, meeting in HELD.items() if meeting["forum"] in BY_NAME])
def test_as_many_are_present_by_name_as_the_forum_has(key):
    people = people_of(MEETINGS[key])
    present = [person for person in people if person.get("presence") != "absent"]
    fewest, most = BY_NAME[MEETINGS[key]["forum"]]
    assert fewest <= len(present) <= most
    assert len({person.get("name") or person["title"] for person in people}) == len(people)
    assert {person.get("presence", "present") for person in people} <= set(Attendance.Presence.values)
    assert {person.get("role", "member") for person in people} <= set(Attendance.Role.values)


def test_partnership_forums_count_their_participants_and_name_none():
    counted = [meeting for meeting in HELD.values() if meeting["forum"] == "KF"]
    assert [meeting["participants"] for meeting in counted] == [84, 97, 131, 112, 63, 105]
    assert not any(people_of(meeting) for meeting in counted)
    assert all(meeting["programme"] for meeting in counted)


@pytest.mark.parametrize("key", HELD)
def test_minutes_are_numbered_and_chaired(key):
    meeting = MEETINGS[key]
    assert [item["number"] for item in meeting["item"]] == [str(n) for n in range(1, len(meeting["item"]) + 1)]
    assert meeting["forum"] != "YF" or meeting["date"].weekday() == 1
    people = {person["name"]: person for person in people_of(meeting) if "name" in person}
    if people:
        assert people[meeting["secretary"]]["role"] == "secretary"
        assert people[meeting["chair"]]["role"] == "chair"


@pytest.mark.parametrize("key", MEETINGS)
def test_whoever_speaks_in_the_minutes_was_there(key):
    meeting = MEETINGS[key]
    absent = {p["name"] for p in people_of(meeting) if p.get("presence") == "absent"}
    spoken = " ".join(item.get("discussion", {}).get(meeting["original"], "") for item in meeting.get("item", []))
    assert {name for name in absent if f"{name} " in spoken} == set()


def test_minutes_are_in_the_languages_of_the_region():
    assert {key for key, meeting in MEETINGS.items() if "sv" not in meeting["title"]} == {"YF-2-2025", "VT-1-2026"}
    assert {key for key, meeting in MEETINGS.items() if meeting["original"] == "sv"} == {"YF-3-2025", "KF-1-2026"}


def test_the_meetings_are_the_twenty_four_of_the_region():
    held_by = Counter(meeting["forum"] for meeting in MEETINGS.values())
    assert held_by == {"YF": 8, "KF": 6, "JN": 6, "AT": 2, "VT": 2}
    modes = Counter(meeting["mode"] for meeting in MEETINGS.values())
    assert modes == {"onsite": 11, "hybrid": 8, "remote": 5}
    assert set(MEETINGS) - set(HELD) == {"JN-2-2026"}


def test_since_the_rule_of_fourteen_days_every_translation_is_in_time():
    ruled = [meeting for meeting in HELD.values() if meeting["date"] >= date(2024, 12, 12)]
    late = {
        meeting["key"]
        for meeting in ruled
        if any((day - meeting["date"]).days > 14 for day in meeting["published"].values())
    }
    assert late == set()


def test_the_follow_ups_are_those_of_the_region():
    promises = {
        (promise["owner"], promise["due"], promise.get("done"))
        for meeting in MEETINGS.values()
        for item in meeting.get("item", [])
        for promise in item.get("follow_up", [])
    }
    assert promises == {
        ("Rasmus Öhvall", date(2024, 4, 16), date(2024, 4, 15)),
        ("Arto Myllyoja", date(2024, 10, 31), date(2024, 11, 12)),
        ("Marjut Ollinsaari", date(2025, 1, 31), date(2025, 1, 31)),
        ("Kristian Skärvik", date(2025, 4, 30), date(2025, 5, 21)),
        ("Sirpa Alajoutsi", date(2025, 9, 30), date(2025, 9, 22)),
        ("Jenni Valkeapuro", date(2026, 9, 1), None),
        ("Kristian Skärvik", date(2026, 12, 31), None),
        ("Peter Dahlvik", date(2027, 2, 28), None),
    }


def test_the_corrected_minutes_carry_the_right_figure_and_say_so(drafts):
    piece = drafts["YF-1-2026"]
    before, after = piece.draft("fi"), piece.corrected()
    assert "3\u00a0200" in before.summary
    assert "2\u00a0300" in after.summary
    assert before.dated_corrections == []
    (told,) = after.dated_corrections
    assert told["date"] == date(2026, 2, 20)
    assert "ei 3\u00a0200" in told["text"]
    assert piece.corrected_on == date(2026, 2, 20)


def test_minutes_whose_names_are_hidden_name_nobody_in_their_text():
    hidden = [meeting for meeting in MEETINGS.values() if "hide_names_on" in meeting]
    assert [meeting["key"] for meeting in hidden] == ["YF-1-2024"]
    [meeting] = hidden
    parts = [item[part] for item in meeting["item"] for part in ("matter", "discussion", "decision") if part in item]
    told = " ".join(part[language] for part in [*parts, meeting["summary"]] for language in ("fi", "sv"))
    assert {name for name in names_of_persons() if name in told} == set()


def test_a_guest_stands_by_role_and_has_no_person(db):
    [piece] = [piece for piece in meeting_pieces(NoPlaces(), TODAY) if piece.key == "YF-1-2024"]
    guests = [row for row in piece.draft("sv").attendances.all() if row.role == "guest"]
    assert [row.person_id for row in guests] == [None, None]
    assert guests[1].name == "Kaupungin edustaja / Stadens representant"


def test_a_programme_names_the_hour_and_the_speaker_in_the_language_of_the_page(db):
    [piece] = [piece for piece in meeting_pieces(NoPlaces(), TODAY) if piece.key == "KF-2-2024"]
    page = piece.draft("sv")
    entry = page.programme[1].value
    assert entry["starts"].isoformat() == "16:10:00"
    assert (entry["speaker"], entry["speaker_role"]) == ("Rasmus Öhvall", "välfärdskoordinator")
    assert (page.participants_count, list(page.attendances.all())) == (97, [])
    assert page.contact_email.startswith("kumppanuus@")


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
    assert not any("/" in name for name in names)


def test_matters_go_from_meeting_to_meeting_in_the_order_of_time():
    numbers = {f"{key}/{item['number']}" for key, meeting in MEETINGS.items() for item in meeting.get("item", [])}
    cases = read("cases")["case"]
    assert len({case["number"] for case in cases}) == len(cases) >= 3
    for case in cases:
        assert set(case["items"]) <= numbers
        days = [MEETINGS[item.split("/")[0]]["date"] for item in case["items"]]
        assert days == sorted(set(days)), case["matter"]
        assert len(days) > 1
    assert len(case_numbers()) == sum(len(case["items"]) for case in cases)


def test_an_item_has_the_number_of_its_matter(drafts):
    [item] = [item for item in drafts["YF-3-2024"].draft("sv").agenda_items.all() if item.case_number]
    assert (item.number, item.case_number) == ("3", "3/2024")
