"""News, recordings and the goals of the content files hold together."""

from collections import Counter
from datetime import date, timedelta

import pytest

from demo.gatherings import names_of_persons
from demo.manuscripts import CONTENT, read, read_captions, read_meetings, seconds
from demo.stories import news_pieces, recording_pieces, sourced_goals, strategy_pieces
from pages.captions import read_webvtt
from pages.models import MeetingPage

RECORDINGS = {recording["key"]: recording for recording in read("recordings")["recording"]}
CAPTIONS = [(key, language) for key, recording in RECORDINGS.items() for language in recording["captions"]]
OF_THE_DESK = {"Lan Nguyen", "Cecilia Hagsved"}
TODAY = date(2026, 11, 21)


def test_the_twenty_pieces_are_of_the_kinds_promised(desk):
    kinds = Counter(piece.draft(piece.original).kind for piece in without_references(news_pieces, desk))
    assert kinds == {"news": 16, "statement": 1, "consultation": 1, "blog": 1, "opinion": 1}


def test_the_news_stand_in_the_order_of_their_dates():
    dates = [entry["date"] for entry in read("news")["news"]]
    assert dates == sorted(dates)


def test_one_went_out_in_an_emergency_and_says_why(desk):
    [piece] = [piece for piece in news_pieces(desk.places) if piece.emergency_reason]
    assert piece.key == "news-6"


def test_one_waits_in_review_one_is_untranslated_and_one_is_in_swedish_only(desk):
    pieces = news_pieces(desk.places)
    assert Counter(piece.translation for piece in pieces) == {"live": 17, "in_review": 1, "none": 1, "single": 1}
    [single] = [piece for piece in pieces if piece.translation == "single"]
    assert single.original == "sv"
    assert single.single_reason


def test_every_draft_is_valid(desk):
    pieces = [piece for builder in (news_pieces, strategy_pieces) for piece in without_references(builder, desk)]
    for piece in [*pieces, *without_references(recording_pieces, desk, TODAY)]:
        piece.draft(piece.original).clean()


@pytest.mark.parametrize("key", RECORDINGS)
def test_chapters_follow_the_agenda_and_end_before_the_recording(key):
    recording = RECORDINGS[key]
    [meeting] = [meeting for meeting in read_meetings() if meeting["key"] == recording["meeting"]]
    starts = [seconds(chapter["at"]) for chapter in recording["chapters"]]
    assert starts == sorted(starts)
    assert starts[-1] < seconds(recording["length"])
    assert [chapter["item"] for chapter in recording["chapters"]] == [item["number"] for item in meeting["item"]]


@pytest.mark.parametrize(("key", "language"), CAPTIONS)
def test_captions_are_in_order_and_spoken_by_people_who_were_there(key, language):
    recording = RECORDINGS[key]
    [meeting] = [meeting for meeting in read_meetings() if meeting["key"] == recording["meeting"]]
    people = meeting.get("attendance", {}).get("people", [])
    there = {p["name"] for p in people if p.get("presence") != "absent"} or names_of_persons() | OF_THE_DESK
    captions = read_webvtt(read_captions(key, language))
    assert len(captions) > 20
    assert all(one.end <= other.start for one, other in zip(captions, captions[1:], strict=False))
    assert captions[-1].end <= seconds(recording["length"]) * 1000
    assert {caption.speaker for caption in captions} <= there


def test_the_eight_recordings_are_those_of_the_region():
    facts = [
        (key, seconds(entry["length"]) // 60, entry["was_live"], entry["captions"], entry.get("source", "own"))
        for key, entry in RECORDINGS.items()
    ]
    assert facts == [
        ("R1", 58, False, ["fi"], "own"),
        ("R2", 104, False, ["fi", "sv"], "youtube"),
        ("R3", 112, True, ["fi"], "own"),
        ("R4", 97, False, ["fi"], "own"),
        ("R5", 109, False, ["fi"], "vimeo"),
        ("R6", 101, False, ["fi"], "own"),
        ("R7", 130, False, ["sv", "fi"], "own"),
        ("R8", 106, True, [], "own"),
    ]


def test_the_newest_recording_waits_for_its_captions_for_fourteen_days_from_its_publication(desk):
    [newest] = [piece for piece in without_references(recording_pieces, desk, TODAY) if piece.key == "R8"]
    page = newest.draft("fi")
    assert newest.published == {"fi": TODAY - timedelta(days=5), "sv": TODAY - timedelta(days=5)}
    assert page.captions_due == TODAY + timedelta(days=9)
    assert page.reason_to_wait() == ""


@pytest.mark.parametrize("key", ["R2", "R7"])
def test_captions_in_two_languages_have_the_same_speakers_in_the_same_order(key):
    fi, sv = (read_webvtt(read_captions(key, language)) for language in ("fi", "sv"))
    assert [caption.speaker for caption in fi] == [caption.speaker for caption in sv]
    assert all(abs(one.start - other.start) < 5000 for one, other in zip(fi, sv, strict=True))


def test_a_passage_in_swedish_is_marked_in_finnish_captions():
    spoken = {
        caption.speaker
        for key, language in CAPTIONS
        for caption in read_webvtt(read_captions(key, language))
        if language == "fi" and caption.language == "sv"
    }
    assert spoken >= {"Anders Kronqvall", "Göran Utterskär", "Bo Holmskär"}


@pytest.mark.parametrize("key", ["R1", "R4", "R7"])
def test_the_sound_of_a_recording_is_small(key):
    sound = CONTENT / "sound" / RECORDINGS[key]["sound"]
    assert sound.read_bytes()[:4] == b"OggS"
    assert sound.stat().st_size < 1_000_000


def without_references(builder, desk, *arguments):
    desk.places.page = desk.places.page_or_none = lambda key, language: None
    desk.places.image = lambda name: None
    desk.places.sound = lambda name, title: None
    return builder(desk.places, *arguments)


def test_corrections_are_told_with_their_day_which_is_that_of_the_last_publication(desk):
    corrected = [piece for piece in without_references(news_pieces, desk) if piece.corrected_on]
    assert [piece.key for piece in corrected] == ["news-1", "news-10"]
    for piece in corrected:
        told = [piece.draft(language).dated_corrections for language in ("fi", "sv")]
        assert [[one["date"] for one in corrections] for corrections in told] == [[piece.corrected_on]] * 2
        assert told[0][0]["text"] != told[1][0]["text"]
        assert piece.published["fi"] < piece.corrected_on <= piece.published["sv"]


def test_news_name_meetings_that_were_held_before_them():
    days = {meeting["key"]: meeting["date"] for meeting in read_meetings()}
    named = [(entry["date"], days[key]) for entry in read("news")["news"] for key in entry.get("meetings", [])]
    assert len(named) >= 15
    assert all(held <= told for told, held in named)


def test_a_piece_of_news_leads_to_its_meetings(desk):
    desk.places.page_or_none = lambda key, language: MeetingPage(pk=1) if key == "YF-1-2024" else None
    desk.places.image = lambda name: None
    [first, *_others] = news_pieces(desk.places)
    assert [row.meeting_id for row in first.draft("sv").told_meetings.all()] == [1]


def test_goals_name_the_meetings_that_their_words_name(desk):
    days = {meeting["key"]: meeting["date"] for meeting in read_meetings()}
    rows = [row for goal in read("goals")["goal"] for row in goal["note"]]
    rows += [row for goal in read("goals")["goal"] for one in goal["indicator"] for row in one["values"]]
    named = [(row["meeting"].split("-"), row) for row in rows if "meeting" in row]
    assert len(named) > 30
    for (_forum, number, year), row in named:
        assert days[row["meeting"]].year == int(year)
        assert all(f" {number}/{year}" in text for text in row["source"].values())


def test_a_goal_learns_its_sources_when_the_meetings_are_there(desk):
    (goal, name), *_others = sourced_goals_of(desk)
    name(goal)
    assert {note.source_page.pk for note in goal.progress_notes.all()} == {7}
    found = {block.value["source_page"] for one in goal.indicators.all() for block in one.values}
    assert found == {7, None}


def sourced_goals_of(desk):
    """The goals as drafts, with one page for every meeting."""
    drafts = {piece.key: piece.draft("fi") for piece in strategy_pieces(desk.places)}
    desk.places.page = lambda key, language: drafts[key]
    desk.places.page_or_none = lambda key, language: MeetingPage(pk=7) if key else None
    return sourced_goals(desk.places)
