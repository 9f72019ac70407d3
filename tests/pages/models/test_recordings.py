"""Recordings."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from wagtail.test.utils import WagtailPageTestCase

from pages.models import HomePage, RecordingIndexPage, RecordingPage
from tests import factories


class TestTree(WagtailPageTestCase):
    """Where the pages stand."""

    def test_recordings_stand_in_their_list_only(self) -> None:
        self.assertAllowedParentPageTypes(RecordingIndexPage, {HomePage})
        self.assertAllowedParentPageTypes(RecordingPage, {RecordingIndexPage})
        self.assertAllowedSubpageTypes(RecordingPage, {})


def test_a_third_partys_recording_names_it(minimal_site: Any) -> None:
    with pytest.raises(ValidationError, match="third_party_id"):
        factories.recording(minimal_site.fi, source="vimeo")
    recording = factories.recording(minimal_site.fi, source="vimeo", third_party_id="123")
    assert recording.third_party_url == "https://vimeo.com/123"
    assert factories.recording(minimal_site.fi).third_party_url == ""


def test_only_a_live_broadcast_waits_for_its_captions(minimal_site: Any) -> None:
    due = date(2026, 12, 1)
    with pytest.raises(ValidationError, match="captions_due"):
        factories.recording(minimal_site.fi, captions_due=due)
    assert factories.recording(minimal_site.fi, captions_due=due, was_live=True).live


@pytest.mark.parametrize("identifier", ["abc?x=1", "../abc", "https://vimeo.com/1", 'a"b'])
def test_an_identifier_is_no_address(minimal_site: Any, identifier: str) -> None:
    with pytest.raises(ValidationError, match="third_party_id"):
        factories.recording(minimal_site.fi, source="vimeo", third_party_id=identifier)


def test_a_third_partys_player_is_framed_only_where_the_reader_asked_for_it(minimal_site: Any, client: Any) -> None:
    recording = factories.recording(minimal_site.fi, source="vimeo", third_party_id="123")
    closed, asked = client.get(recording.url), client.get(recording.url, {"player": "1"})
    assert "frame-src" not in closed["Content-Security-Policy"]
    assert "<iframe" not in closed.content.decode()
    assert "frame-src https://player.vimeo.com" in asked["Content-Security-Policy"]
    assert 'src="https://player.vimeo.com/video/123?dnt=1"' in asked.content.decode()


def test_an_own_file_never_opens_the_policy(minimal_site: Any, client: Any) -> None:
    answer = client.get(factories.recording(minimal_site.fi).url, {"player": "1"})
    assert "frame-src" not in answer["Content-Security-Policy"]
