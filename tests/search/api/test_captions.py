"""Captions for others: as they were written, without names that are hidden."""

from uuid import uuid4

import pytest
import webvtt
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from pages.captions import read_webvtt
from pages.models import CaptionTrack
from pages.services import rebuild_cues
from search.api.captions import captions_of
from tests import factories

WRITTEN = (
    "WEBVTT\n\n00:01.500 --> 00:04.000\n<v Aino Aalto>Hyvää päivää &amp; tervetuloa\n\n"
    "01:00:00.000 --> 01:00:02.000\n<v Bo Berg><lang sv>God dag</lang>\n"
)


@pytest.fixture
def recording(minimal_site):
    meeting = factories.meeting(factories.forum(minimal_site.fi))
    made = factories.recording(
        minimal_site.fi, meeting=meeting, rows={"caption_tracks": [CaptionTrack(language="fi", webvtt=WRITTEN)]}
    )
    rebuild_cues(recording=made)
    return made


def told(recording, language="fi"):
    return captions_of(recording.translation_key, language, timezone.now())


def test_captions_are_told_as_they_were_written(recording):
    found = webvtt.from_string(told(recording)).captions
    assert [(one.start, one.voice, one.text) for one in found] == [
        ("00:00:01.500", "Aino Aalto", "Hyvää päivää &amp; tervetuloa"), ("01:00:00.000", "Bo Berg", "God dag")
    ]  # fmt: skip
    assert "<lang sv>God dag</lang>" in told(recording)


def test_who_hides_is_not_named(recording):
    factories.person("Bo Berg", hidden=True)
    assert "Bo Berg" not in told(recording)
    assert "Aino Aalto" in told(recording)


def test_from_the_day_of_the_meeting_on_nobody_is_named(recording):
    type(recording.meeting).objects.update(hide_names_on=timezone.localdate())
    assert "<v" not in told(recording)
    assert "tervetuloa" in told(recording)


def test_the_names_stay_hidden_while_the_meeting_is_withdrawn(recording):
    type(recording.meeting).objects.update(hide_names_on=timezone.localdate(), live=False)
    assert "<v" not in told(recording)


@pytest.mark.parametrize("words", ["a --> b", "<script>alert(1)</script>", "WEBVTT", "NOTE nothing"])
def test_words_cannot_end_their_cue_nor_begin_another(recording, words):
    recording.cues.filter(speaker="Aino Aalto").update(text=f"{words}\n\n{words}", speaker="A<b>\n\nc")
    assert len(webvtt.from_string(told(recording)).captions) == 2


def test_what_not_everybody_may_read_has_no_captions(recording):
    assert told(recording, "sv") is None
    assert captions_of(uuid4(), "fi", timezone.now()) is None
    PageViewRestriction.objects.create(page=recording, restriction_type="login")
    assert told(recording) is None
    PageViewRestriction.objects.all().delete()
    assert told(recording) is not None
    Page.objects.filter(pk=recording.pk).update(live=False)
    assert told(recording) is None


def test_who_hides_is_not_named_however_the_file_writes_her_name(recording):
    factories.person("Bo Berg", hidden=True)
    recording.caption_tracks.update(webvtt=WRITTEN.replace("Bo Berg", "Bo&nbsp;Berg"))
    rebuild_cues(recording=type(recording).objects.get(pk=recording.pk))
    assert "Berg" not in told(recording)
    assert "Aino Aalto" in told(recording)


def test_captions_that_are_read_again_are_the_same(recording):
    odd = (
        "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Aino Aalto>Kirjoita &amp;amp; tai &lt;b&gt;,&nbsp;3 &lt; 5\n\n"
        "00:02.000 --> 00:03.000\n<v Aalto &amp; Pojat>Kyllä\n<v Bo Berg><lang sv>Nej</lang></v> (naurua)\n"
    )
    recording.caption_tracks.update(webvtt=odd)
    rebuild_cues(recording=recording)
    assert read_webvtt(told(recording)) == read_webvtt(odd)
