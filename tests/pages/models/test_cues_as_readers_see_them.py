"""An upgrade derives cues anew that stood there as captions write them."""

import importlib

import pytest
from django.apps import apps

from pages.models import CaptionTrack, Cue
from tests import factories

migration = importlib.import_module("pages.migrations.0009_cues_as_readers_see_them")
open_voices = importlib.import_module("pages.migrations.0010_cues_of_voices_that_are_not_closed")
each_voice = importlib.import_module("pages.migrations.0011_cues_of_each_voice")
CAPTIONS = "WEBVTT\n\n00:00:02.000 --> 00:00:05.000\n<v Bo&nbsp;Berg>Kahvi &amp; pulla.\n"


@pytest.fixture
def recording(minimal_site):
    tracks = [CaptionTrack(language="fi", webvtt=CAPTIONS), CaptionTrack(language="sv", webvtt=CAPTIONS)]
    return factories.recording(minimal_site.fi, rows={"caption_tracks": tracks})


def test_cues_are_as_readers_see_them_and_what_has_none_gets_none(recording):
    Cue.objects.all().delete()
    Cue.objects.create(
        recording=recording, language="fi", start_milliseconds=2000, end_milliseconds=5000, speaker="Bonbsp;Berg",
        text="Kahvi &amp; pulla.",
    )  # fmt: skip
    migration.derive(apps, None)
    assert list(Cue.objects.values_list("language", "speaker", "text", "start_milliseconds", "words_language")) == [
        ("fi", "Bo Berg", "Kahvi & pulla.", 2000, "fi")
    ]


def test_what_is_no_webvtt_stays_as_it_is(recording):
    Cue.objects.all().delete()
    CaptionTrack.objects.filter(page=recording).update(webvtt="Kahvi & pulla.")
    Cue.objects.create(recording=recording, language="fi", start_milliseconds=1, end_milliseconds=2, text="Kahvi")
    migration.derive(apps, None)
    assert Cue.objects.get().text == "Kahvi"


def test_a_voice_that_is_not_closed_is_no_word_of_its_cue_any_more(recording):
    CaptionTrack.objects.filter(page=recording, language="fi").update(webvtt=CAPTIONS.replace("Berg>", "Berg "))
    Cue.objects.all().delete()
    for language in ("fi", "sv"):
        Cue.objects.create(
            recording=recording, language=language, start_milliseconds=2000, end_milliseconds=5000,
            text="Bo Berg Kahvi & pulla.",
        )  # fmt: skip
    open_voices.derive(apps, None)
    assert list(Cue.objects.values_list("language", "text")) == [("sv", "Bo Berg Kahvi & pulla.")]


def test_each_voice_of_a_cue_has_a_cue_of_its_own(recording):
    two = CAPTIONS.replace("pulla.", "pulla.\n<v Aino Aalto>Kiitos.")
    CaptionTrack.objects.filter(page=recording, language="fi").update(webvtt=two)
    CaptionTrack.objects.filter(page=recording, language="sv").update(webvtt="<v Nobody")
    each_voice.derive(apps, None)
    told = Cue.objects.filter(language="fi").values_list("speaker", "text", "start_milliseconds")
    assert list(told) == [("Bo Berg", "Kahvi & pulla.", 2000), ("Aino Aalto", "Kiitos.", 2000)]
    assert Cue.objects.filter(language="sv").count() == 1
