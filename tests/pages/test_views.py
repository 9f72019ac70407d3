"""Captions have an address of their own."""

import pytest
from django.utils import timezone
from wagtail.models import PageViewRestriction

from pages.models import CaptionTrack, RecordingPage
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


def test_a_recording_that_has_expired_has_none_though_the_clock_is_late(client, recording):
    RecordingPage.objects.update(expire_at=timezone.now())
    assert client.get(f"/captions/{recording.pk}.fi.vtt").status_code == 404


def test_captions_name_nobody_who_is_hidden(client, minimal_site):
    text = CAPTIONS.replace("Hyvää", "<v Aino Aalto>Hyvää") + "\n00:00:03.000 --> 00:00:04.000\n<v Bo Berg>Kiitos\n"
    meeting = factories.meeting(factories.forum(minimal_site.fi))
    rows = {"caption_tracks": [CaptionTrack(language="fi", webvtt=text)]}
    address = f"/captions/{factories.recording(minimal_site.fi, meeting=meeting, rows=rows).pk}.fi.vtt"
    assert client.get(address).content.decode() == text
    factories.person("Bo Berg", hidden=True)
    told = client.get(address).content.decode()
    assert ("Aino Aalto" in told, "Bo Berg" in told, "Kiitos" in told) == (True, False, True)
    factories.publish(factories.revise(meeting, hide_names_on=timezone.localdate()))
    told = client.get(address).content.decode()
    assert ("Aino Aalto" in told, "Hyvää" in told) == (False, True)
