"""What templates say about recordings."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from pages import queries
from pages.models import CaptionTrack, Chapter, RecordingPage
from pages.templatetags import recording_tags
from pages.transcript import Wish
from tests import factories


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


def test_a_list_of_recordings_asks_the_same_for_any_number(minimal_site: Any) -> None:
    meeting = factories.meeting(factories.forum(minimal_site.fi))
    counts = []
    for day in (1, 2, 3):
        rows = {
            "chapters": [Chapter(starts_at_second=60, title="Kärjet"), Chapter(starts_at_second=0, title="Avaus")],
            "caption_tracks": [CaptionTrack(language="fi", webvtt="WEBVTT\n")],
        }
        factories.recording(minimal_site.fi, recorded_on=date(2026, 1, day), meeting=meeting, rows=rows)
        list(queries.recording_archive("fi", {})[0].listing)  # addresses are remembered from here on
        with CaptureQueriesContext(connection) as questions:
            lines = list(queries.recording_archive("fi", {})[0].listing)
        counts.append(len(questions))
    assert len(set(counts)) == 1
    assert [[chapter.title for chapter in line.chapters] for line in lines] == [["Avaus", "Kärjet"]] * 3
    assert [line.captions for line in lines] == [["fi"]] * 3
    assert [line.meeting.page for line in lines if line.meeting] == [meeting] * 3
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


def test_other_views_keep_the_language_of_the_words_and_the_player() -> None:
    wish = Wish(language="sv", player=True, find="tuki", second=4)
    assert recording_tags.transcript_address(wish, part=2, find="a&b") == "?player=1&text=sv&part=2&find=a%26b"
    assert recording_tags.transcript_address(Wish()) == "?"


@pytest.mark.django_db
def test_the_player_starts_at_the_second_asked_for() -> None:
    vimeo = RecordingPage(source="vimeo", third_party_id="abc")
    youtube = RecordingPage(source="youtube", third_party_id="abc")
    assert recording_tags.player_address(vimeo, Wish(second=754)).endswith("/abc?dnt=1#t=754s")
    assert recording_tags.player_address(youtube, Wish(second=754)).endswith("/embed/abc?start=754")
    assert recording_tags.player_address(RecordingPage(source="own"), Wish(second=754)) == ""
