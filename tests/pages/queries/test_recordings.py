"""Recordings and their words."""

from __future__ import annotations

from datetime import date
from typing import Any

from pages import models, queries
from tests import factories


def cue(recording: Any, second: int, text: str, language: str = "fi") -> None:
    """A cue of two seconds."""
    models.Cue.objects.create(
        recording=recording,
        language=language,
        start_milliseconds=second * 1000,
        end_milliseconds=second * 1000 + 2000,
        text=text,
    )


def test_recordings_of_a_meeting_are_found_from_either_language(minimal_site: Any) -> None:
    forum = factories.forum(minimal_site.fi)
    factories.translated(forum)
    meeting = factories.meeting(forum)
    swedish = factories.translated(meeting)
    second = factories.recording(minimal_site.fi, meeting=meeting, recorded_on=date(2026, 11, 3))
    first = factories.recording(minimal_site.fi, meeting=meeting, recorded_on=date(2026, 11, 2))
    factories.recording(minimal_site.fi)
    assert [item.page for item in queries.recordings_of(swedish, "sv")] == [first, second]


def test_the_newest_recording_comes_first(minimal_site: Any) -> None:
    for day in (1, 3, 2):
        factories.recording(minimal_site.fi, title=f"{day}", recorded_on=date(2026, 11, day))
    assert [line.item.title for line in queries.recording_archive("sv", {})[0].listing] == ["3", "2", "1"]


def test_words_stand_in_their_chapters(minimal_site: Any) -> None:
    chapters = [
        models.Chapter(title="Tilat", starts_at_second=60),
        models.Chapter(title="Avaus", starts_at_second=10),
        models.Chapter(title="Hiljaisuus", starts_at_second=90),
    ]
    recording = factories.recording(minimal_site.fi, rows={"chapters": chapters})
    for second, text in ((2, "ennen"), (10, "tervetuloa"), (30, "asialista"), (60, "tilat")):
        cue(recording, second, text)
    found = queries.cues_of(recording)
    assert [(words.chapter and words.chapter.title, [cue.text for cue in words.cues]) for words in found] == [
        (None, ["ennen"]),
        ("Avaus", ["tervetuloa", "asialista"]),
        ("Tilat", ["tilat"]),
    ]


def test_words_come_in_one_language(minimal_site: Any) -> None:
    recording = factories.recording(minimal_site.fi, spoken_language="sv")
    cue(recording, 1, "välkommen", "sv")
    assert [(words.language, len(words.cues)) for words in queries.cues_of(recording)] == [("sv", 1)]
    cue(recording, 1, "tervetuloa", "fi")
    assert [(words.language, words.cues[0].text) for words in queries.cues_of(recording)] == [("fi", "tervetuloa")]


def test_a_recording_without_captions_has_no_words(minimal_site: Any) -> None:
    assert queries.cues_of(factories.recording(minimal_site.fi)) == []


def test_lines_of_a_list_know_chapters_and_captions(minimal_site: Any) -> None:
    recording = factories.recording(
        minimal_site.fi,
        rows={
            "chapters": [
                models.Chapter(title="Tilat", starts_at_second=60),
                models.Chapter(title="Avaus", starts_at_second=0),
            ],
            "caption_tracks": [models.CaptionTrack(language="sv", webvtt="WEBVTT")],
        },
    )
    (line,) = queries.recording_archive("fi", {})[0].listing
    assert (line.page, line.year, line.captions) == (recording, 2026, ["sv"])
    assert [chapter.title for chapter in line.chapters] == ["Avaus", "Tilat"]


def test_the_times_of_a_line_lead_somewhere_where_its_page_has_a_player_or_words(minimal_site: Any) -> None:
    factories.recording(minimal_site.fi, title="Ei täällä", recorded_on=date(2026, 1, 3))
    factories.recording(
        minimal_site.fi, title="Muualla", recorded_on=date(2026, 1, 2), source="vimeo", third_party_id="1"
    )
    tracks = [models.CaptionTrack(language="sv", webvtt="WEBVTT")]
    factories.recording(
        minimal_site.fi, title="Tekstinä", recorded_on=date(2026, 1, 1), rows={"caption_tracks": tracks}
    )
    found = queries.recording_archive("fi", {})[0].listing
    assert [(line.item.title, line.is_followed) for line in found] == [
        ("Ei täällä", False),
        ("Muualla", True),
        ("Tekstinä", True),
    ]


def test_chapters_lead_to_the_agenda_item_of_the_readers_language(minimal_site: Any) -> None:
    forum = factories.forum(minimal_site.fi)
    factories.translated(forum)
    item = factories.agenda_item(number="4")
    meeting = factories.meeting(forum, rows={"agenda_items": [item]})
    swedish = factories.translated(meeting)
    chapters = [models.Chapter(agenda_item_key=item.translation_key), models.Chapter()]
    found = queries.agenda_addresses(chapters, queries.versions_for([meeting], "sv"))
    address = found[item.translation_key]
    assert (address.number, address.url) == ("4", f"{swedish.get_url()}#{item.anchor}")
    assert queries.agenda_addresses([models.Chapter()], []) == {}


def test_a_reader_may_ask_for_the_words_of_the_other_captions(minimal_site: Any) -> None:
    recording = factories.recording(minimal_site.fi)
    cue(recording, 1, "tervetuloa", "fi")
    cue(recording, 1, "välkommen", "sv")
    assert queries.cues_of(recording, "sv")[0].cues[0].text == "välkommen"
    assert queries.cues_of(recording, "en")[0].cues[0].text == "tervetuloa"


def test_a_recording_counts_once_in_the_time_of_all(minimal_site: Any) -> None:
    factories.translated(factories.recording(minimal_site.fi, length_seconds=60))
    factories.recording(minimal_site.fi, length_seconds=5)
    assert queries.recording_archive("fi", {})[1] == queries.recording_archive("sv", {})[1] == 65


def test_without_recordings_there_is_no_time(minimal_site: Any) -> None:
    assert queries.recording_archive("fi", {})[1] == 0


def test_a_line_of_a_list_names_its_meeting_in_the_readers_language(minimal_site: Any) -> None:
    forum = factories.forum(minimal_site.fi)
    factories.translated(forum)
    meeting = factories.meeting(forum)
    swedish = factories.translated(meeting)
    tracks = [models.CaptionTrack(language="fi", webvtt="WEBVTT")]
    factories.recording(minimal_site.fi, meeting=meeting, rows={"caption_tracks": tracks})
    (line,) = queries.recording_archive("sv", {})[0].listing
    assert line.meeting is not None
    assert line.meeting.page.pk == swedish.pk


def test_who_is_hidden_speaks_without_a_name(minimal_site: Any) -> None:
    meeting = factories.meeting(factories.forum(minimal_site.fi))
    recording = factories.recording(minimal_site.fi, meeting=meeting)
    cue(recording, 1, "tervetuloa")
    cue(recording, 5, "kiitos")
    models.Cue.objects.filter(text="tervetuloa").update(speaker="Aino Aalto")
    models.Cue.objects.filter(text="kiitos").update(speaker="Bo Berg")
    factories.person("Bo Berg", hidden=True)

    def speakers() -> list[str]:
        found = models.RecordingPage.objects.get(pk=recording.pk)
        return [cue.speaker for words in queries.cues_of(found) for cue in words.cues]

    assert speakers() == ["Aino Aalto", ""]
    models.MeetingPage.objects.update(hide_names_on=date(2020, 1, 1), live=False)
    assert speakers() == ["", ""]
