"""What follows when a recording is published."""

from wagtail.signals import page_published

from pages import signal_handlers
from pages.models import CaptionTrack, Cue, RecordingPage
from tests import factories

CAPTIONS = "WEBVTT\n\n00:00:01.000 --> 00:00:02.000\nYksi\n"


def test_the_words_of_a_published_recording_are_its_captions(minimal_site):
    recording = factories.recording(minimal_site.fi)
    recording.caption_tracks = [CaptionTrack(language="fi", webvtt=CAPTIONS)]
    signal_handlers.on_recording_published(sender=RecordingPage, instance=recording)
    assert [cue.text for cue in Cue.objects.all()] == ["Yksi"]


def test_new_minutes_may_take_a_name_away_so_no_copy_of_before_stands_in(minimal_site, monkeypatch):
    asked = []
    monkeypatch.setattr(signal_handlers, "readers_see_something_new", lambda **said: asked.append(said))
    factories.publish(factories.revise(factories.meeting(factories.forum(minimal_site.fi)), title="Uusi"))
    assert asked[-1] == {}


def test_receivers_are_connected_once_however_often_it_is_asked():
    before = len(page_published.receivers)
    signal_handlers.connect()
    assert len(page_published.receivers) == before
