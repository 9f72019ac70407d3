"""News, recordings and the goals of the content files hold together."""

from collections import Counter

import pytest

from demo.manuscripts import read, read_captions, read_meetings, seconds
from demo.stories import news_pieces, recording_pieces, strategy_pieces
from pages.captions import read_webvtt

RECORDINGS = {recording["key"]: recording for recording in read("recordings")["recording"]}


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
    for builder in (news_pieces, strategy_pieces, recording_pieces):
        for piece in without_references(builder, desk):
            piece.draft(piece.original).clean()


@pytest.mark.parametrize("key", RECORDINGS)
def test_chapters_follow_the_agenda_and_end_before_the_recording(key):
    recording = RECORDINGS[key]
    [meeting] = [meeting for meeting in read_meetings() if meeting["key"] == recording["meeting"]]
    starts = [seconds(chapter["at"]) for chapter in recording["chapters"]]
    assert starts == sorted(starts)
    assert starts[-1] < seconds(recording["length"])
    assert [chapter["item"] for chapter in recording["chapters"]] == [item["number"] for item in meeting["item"]]


@pytest.mark.parametrize("key", RECORDINGS)
def test_captions_are_in_order_and_spoken_by_people_who_were_there(key):
    recording = RECORDINGS[key]
    [meeting] = [meeting for meeting in read_meetings() if meeting["key"] == recording["meeting"]]
    there = {p["name"] for p in meeting["attendance"]["people"] if p.get("presence") != "absent"}
    captions = read_webvtt(read_captions(key, "fi"))
    assert len(captions) > 20
    assert all(one.end <= other.start for one, other in zip(captions, captions[1:], strict=False))
    assert captions[-1].end <= seconds(recording["length"]) * 1000
    assert {caption.speaker for caption in captions} <= there


def without_references(builder, desk, *arguments):
    desk.places.page = desk.places.page_or_none = lambda key, language: None
    desk.places.image = lambda name: None
    return builder(desk.places, *arguments)
