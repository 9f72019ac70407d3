"""Setting the site up, and the words of recordings."""

import pytest
from wagtail.models import Page, Site

from pages.models import CaptionTrack, Cue, HomePage
from pages.services import LISTS, rebuild_cues, setup_site
from tests import factories

CAPTIONS = "WEBVTT\n\n00:00:01.000 --> 00:00:02.000\nYksi\n\n00:00:03.000 --> 00:00:04.000\nKaksi\n"


@pytest.mark.django_db
def test_setting_up_makes_both_trees_live_with_one_key_per_pair():
    assert setup_site() == 2 * (len(LISTS) + 1)
    pages = Page.objects.filter(depth__gt=1)
    assert set(pages.values_list("live", flat=True)) == {True}
    assert pages.values("translation_key").distinct().count() == len(LISTS) + 1
    assert Site.objects.get().root_page.specific == HomePage.objects.get(locale__language_code="fi")


@pytest.mark.django_db
def test_setting_up_again_makes_nothing_and_leaves_renamed_pages_alone():
    setup_site()
    Page.objects.filter(slug="uutiset").update(title="Ajankohtaista")
    assert setup_site() == 0
    assert Page.objects.get(slug="uutiset").title == "Ajankohtaista"


def test_titles_come_from_the_catalogues_of_each_language(db):
    setup_site()
    assert Page.objects.filter(title="Uutiset", locale__language_code="fi").exists()
    assert Page.objects.filter(title="Nyheter", locale__language_code="sv").exists()


def test_publishing_a_recording_derives_its_cues_anew(minimal_site):
    track = CaptionTrack(language="fi", webvtt=CAPTIONS)
    recording = factories.recording(minimal_site.fi, rows={"caption_tracks": [track]})
    assert list(Cue.objects.values_list("text", flat=True)) == ["Yksi", "Kaksi"]
    draft = recording.get_latest_revision_as_object()
    draft.caption_tracks = [CaptionTrack(language="fi", webvtt=CAPTIONS.replace("Kaksi", "Kolme"))]
    revision = draft.save_revision()
    assert Cue.objects.filter(text="Kolme").count() == 0
    factories.publish(revision)
    assert list(Cue.objects.values_list("text", flat=True)) == ["Yksi", "Kolme"]


def test_old_captions_that_are_not_webvtt_give_no_cues(minimal_site):
    recording = factories.recording(minimal_site.fi)
    recording.caption_tracks = [CaptionTrack(language="fi", webvtt="sanoja")]
    assert rebuild_cues(recording=recording) == 0
