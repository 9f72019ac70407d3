"""Passages of recordings."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from pages.models import CaptionTrack, Chapter
from pages.services import rebuild_cues
from search.passages.recordings import passages_of_recording
from tests import factories

pytestmark = pytest.mark.django_db
FINNISH = """WEBVTT

00:00:02.000 --> 00:00:05.000
<v Aino Aalto>Avustuksia haetaan.

00:00:40.500 --> 00:00:44.000
<v Bo Berg><lang sv>Föreningen tackar.</lang>
"""
SWEDISH = """WEBVTT

00:00:02.000 --> 00:00:05.000
<v Aino Aalto>Understöd söks.
"""


def recorded(home, *tracks, **fields):
    captions = [CaptionTrack(language=language, webvtt=text) for language, text in tracks]
    rows = {"caption_tracks": captions, "chapters": fields.pop("chapters", [])}
    recording = factories.recording(home, rows=rows, **fields)
    rebuild_cues(recording=recording)
    return recording


def speeches(recording):
    return [draft for draft in passages_of_recording(recording) if draft.kind == "speech"]


def test_what_is_said_is_found_at_its_second_with_who_says_it_in_which_language(minimal_site):
    first, second = speeches(recorded(minimal_site.fi, ("fi", FINNISH)))
    assert (first.text, first.speaker, first.language) == ("Avustuksia haetaan.", "Aino Aalto", "fi")
    assert (first.anchor, first.start, first.end, first.cue_map) == ("t2", 2, 5, ((0, 2),))
    assert (second.text, second.language, second.anchor) == ("Föreningen tackar.", "sv", "t40")
    assert [person.role for person in second.people] == ["spoke"]


def test_a_chapter_is_found_at_its_second_and_ties_what_is_said_to_its_item(minimal_site):
    key = uuid4()
    chapters = [Chapter(starts_at_second=30, title="Kiitokset", agenda_item_key=key)]
    drafts = passages_of_recording(recorded(minimal_site.fi, ("fi", FINNISH), chapters=chapters))
    assert [(draft.kind, draft.anchor, draft.item_key) for draft in drafts] == [
        ("recording", "", None),
        ("recording", "t30", key),
        ("speech", "t2", None),
        ("speech", "t40", key),
    ]
    assert drafts[1].title == "Kiitokset"
    assert "Kiitokset" not in drafts[0].text


def test_a_recording_stands_with_its_meeting_and_those_who_were_there(minimal_site):
    forum = factories.forum(minimal_site.fi)
    rows = {"attendances": [factories.attendance("Aino Aalto", group="Kylät")]}
    meeting = factories.meeting(forum, rows=rows)
    first = speeches(recorded(minimal_site.fi, ("fi", FINNISH), meeting=meeting))[0]
    assert first.body_key == str(forum.translation_key)
    assert first.meeting_key == meeting.translation_key
    assert [(person.role, person.name, person.group) for person in first.people] == [
        ("present", "", "Kylät"),
        ("spoke", "Aino Aalto", "Kylät"),
    ]


def test_a_meeting_that_is_not_public_lends_a_recording_nothing(minimal_site):
    rows = {"attendances": [factories.attendance("Aino Aalto", group="Kylät")]}
    meeting = factories.meeting(factories.forum(minimal_site.fi), live=False, rows=rows)
    for draft in passages_of_recording(recorded(minimal_site.fi, ("fi", FINNISH), meeting=meeting)):
        assert (draft.body_key, draft.meeting_key) == ("", None)
        assert "Kylät" not in {person.group for person in draft.people}


def test_nobody_is_named_as_speaker_once_the_names_of_the_meeting_hide(minimal_site):
    meeting = factories.meeting(factories.forum(minimal_site.fi), hide_names_on=timezone.localdate())
    for draft in speeches(recorded(minimal_site.fi, ("fi", FINNISH), meeting=meeting)):
        assert (draft.speaker, draft.people) == ("", ())
    factories.person("Bo Berg", hidden=True)
    assert [draft.speaker for draft in speeches(recorded(minimal_site.fi, ("fi", FINNISH)))] == ["Aino Aalto", ""]


def test_what_a_meeting_hides_does_not_come_back_when_it_is_withdrawn(minimal_site):
    meeting = factories.meeting(factories.forum(minimal_site.fi), live=False, hide_names_on=timezone.localdate())
    assert {draft.speaker for draft in speeches(recorded(minimal_site.fi, ("fi", FINNISH), meeting=meeting))} == {""}
    tomorrow = timezone.localdate() + timedelta(days=1)
    type(meeting).objects.update(hide_names_on=tomorrow)
    first = speeches(recorded(minimal_site.fi, ("fi", FINNISH), meeting=meeting))[0]
    assert (first.speaker, first.people_hidden_on) == ("Aino Aalto", tomorrow)


def test_captions_in_the_other_language_belong_to_its_version_once_there_is_one(minimal_site):
    recording = recorded(minimal_site.fi, ("fi", FINNISH), ("sv", SWEDISH))
    assert "Understöd söks." in [draft.text for draft in speeches(recording)]
    version = factories.translated(recording)
    rebuild_cues(recording=version)
    assert "Understöd söks." not in [draft.text for draft in speeches(recording)]
    assert [draft.text for draft in speeches(version)] == ["Understöd söks."]


def test_two_who_speak_in_one_second_have_keys_of_their_own(minimal_site):
    text = "WEBVTT\n\n00:02.000 --> 00:02.400\n<v Aino>Kyllä.\n\n00:02.500 --> 00:03.000\n<v Bo>Ei.\n"
    first, second = speeches(recorded(minimal_site.fi, ("fi", text)))
    assert first.anchor == second.anchor == "t2"
    assert first.key != second.key


def test_a_recording_without_captions_is_found_by_its_page(minimal_site):
    recording = recorded(minimal_site.fi, summary="Tulossa.", was_live=True)
    assert [(draft.kind, draft.text) for draft in passages_of_recording(recording)] == [("recording", "Tulossa.")]


def test_captions_that_overlap_or_are_wrong_in_places_lose_no_other_words(minimal_site, caplog):
    broken = FINNISH + (
        "\n00:00:41.000 --> 00:00:46.000\n<v Aino Aalto>Päällekkäin puhuttua.\n"
        "\n00:00:30.000 --> 00:00:20.000\n<v Aino Aalto>Takaperin.\n"
        "\n00:00:50,000 --> 00:00:52,000\n<v Aino Aalto>Pilkulla.\n"
        "\n00:00:10.000 --> 00:00:12.000\n<v Aino Aalto>Myöhässä kirjattu.\n"
    )
    said = " ".join(draft.text for draft in speeches(recorded(minimal_site.fi, ("fi", broken))))
    for words in ("Avustuksia haetaan.", "Föreningen tackar.", "Päällekkäin puhuttua.", "Myöhässä kirjattu."):
        assert words in said
    assert "Takaperin" not in said
    assert "are wrong in line 12, 15" in caplog.text
