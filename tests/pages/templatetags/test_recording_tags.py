"""What templates say about recordings."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest

from pages import queries
from pages.models import CaptionTrack, Chapter, RecordingPage
from pages.templatetags import recording_tags
from pages.templatetags.recording_tags import LONGEST_PASSAGE
from tests import factories


def cue(second: float, speaker: str, text: str = "Kannatetaan.") -> Any:
    return SimpleNamespace(start_milliseconds=int(second * 1000), speaker=speaker, text=text)


def test_cues_of_one_speaker_become_a_passage() -> None:
    passages = recording_tags.spoken_passages([cue(0, "Virve"), cue(4, "Virve"), cue(9, "Heli"), cue(12, "Virve")])
    assert [(passage.second, passage.speaker, len(passage.cues)) for passage in passages] == [
        (0, "Virve", 2),
        (9, "Heli", 1),
        (12, "Virve", 1),
    ]
    assert not any(passage.continues for passage in passages)


def test_a_long_speech_is_cut_and_goes_on_without_repeating_the_name() -> None:
    long_cue = "a" * (LONGEST_PASSAGE // 2 + 1)
    passages = recording_tags.spoken_passages([cue(second, "Heli", long_cue) for second in range(6)])
    assert [len(passage.cues) for passage in passages] == [2, 2, 2]
    assert [passage.continues for passage in passages] == [False, True, True]


def test_every_second_has_one_anchor() -> None:
    passages = recording_tags.spoken_passages([cue(761.2, "Heli"), cue(761.9, "Virve"), cue(762, "Virve")])
    assert [spoken.anchor for passage in passages for spoken in passage.cues] == ["t761", "", "t762"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("source", "address"),
    [
        ("own", ""),
        ("youtube", "https://www.youtube-nocookie.com/embed/abc"),
        ("vimeo", "https://player.vimeo.com/video/abc?dnt=1"),
    ],
)
def test_the_player_of_another_service_has_an_address(source: str, address: str) -> None:
    assert RecordingPage(source=source, third_party_id="abc").embed_url == address


def test_a_list_of_recordings_asks_twice_for_any_number(minimal_site: Any, django_assert_num_queries: Any) -> None:
    for number in range(3):
        factories.recording(
            minimal_site.fi,
            recorded_on=date(2026, 1, number + 1),
            rows={
                "chapters": [Chapter(starts_at_second=60, title="Kärjet"), Chapter(starts_at_second=0, title="Avaus")],
                "caption_tracks": [CaptionTrack(language="fi", webvtt="WEBVTT\n")],
            },
        )
    items = list(queries.recording_listing("fi", 1))
    with django_assert_num_queries(2):
        lines = recording_tags.recording_lines(items)
    assert [[chapter.title for chapter in line.chapters] for line in lines] == [["Avaus", "Kärjet"]] * 3
    assert [line.captions for line in lines] == [["fi"]] * 3
    assert {line.year for line in lines} == {2026}


def test_a_chapter_leads_to_its_agenda_item_in_the_version_that_is_shown(minimal_site: Any) -> None:
    meeting = factories.meeting(
        factories.forum(minimal_site.fi), rows={"agenda_items": [factories.agenda_item(number="4")]}
    )
    item = meeting.agenda_items.get()
    chapters = [SimpleNamespace(agenda_item_key=item.translation_key), SimpleNamespace(agenda_item_key=None)]
    addresses = recording_tags.agenda_addresses(chapters, queries.versions_for([meeting], "fi"))
    found = recording_tags.agenda_address(chapters[0], addresses)
    assert (found.number, found.url) == ("4", f"{meeting.get_url()}#{item.anchor}")
    assert recording_tags.agenda_address(chapters[1], addresses) is None
    assert recording_tags.agenda_addresses(chapters, []) == {}


def test_another_services_player_waits_until_it_is_asked_for(minimal_site: Any, client: Any) -> None:
    page = factories.recording(minimal_site.fi, source="youtube", third_party_id="abc")
    text = client.get(page.get_url()).content.decode()
    assert "<iframe" not in text
    assert "Video on palvelussa YouTube, joka saa tiedon katselustasi." in text
    assert "<iframe" in client.get(page.get_url() + "?player=1").content.decode()
