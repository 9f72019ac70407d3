"""Captions have an address of their own."""

import pytest
from wagtail.models import PageViewRestriction

from pages.models import CaptionTrack
from tests import factories

CAPTIONS = "WEBVTT\n\n00:00:01.000 --> 00:00:02.000\nHyvää päivää\n"


@pytest.fixture
def recording(minimal_site):
    return factories.recording(minimal_site.fi, rows={"caption_tracks": [CaptionTrack(language="fi", webvtt=CAPTIONS)]})


def test_captions_of_a_live_recording_are_served_as_webvtt(client, recording):
    answer = client.get(f"/captions/{recording.pk}.fi.vtt")
    assert answer.content.decode() == CAPTIONS
    assert answer["Content-Type"].startswith("text/vtt")


@pytest.mark.parametrize("name", ["{}.sv.vtt", "{}.fi", "0.fi.vtt", "{}.%00.vtt", "99999999999999999999.fi.vtt"])
def test_what_is_not_there_is_not_found(client, recording, name):
    assert client.get("/captions/" + name.format(recording.pk)).status_code == 404


def test_drafts_and_restricted_recordings_keep_their_words(client, recording):
    PageViewRestriction.objects.create(page=recording, restriction_type="login")
    assert client.get(f"/captions/{recording.pk}.fi.vtt").status_code == 404
    PageViewRestriction.objects.all().delete()
    recording.unpublish()
    assert client.get(f"/captions/{recording.pk}.fi.vtt").status_code == 404
