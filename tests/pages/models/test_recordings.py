"""Recordings."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.utils import timezone
from wagtail.models import Page
from wagtail.test.utils import WagtailPageTestCase

from cms.editorial.decisions import DecisionRefused, digest_of
from cms.editorial.services import approve, publish_in_emergency, submit_for_review
from cms.models import SiteDocument
from pages.models import CaptionTrack, Chapter, HomePage, RecordingIndexPage, RecordingPage
from tests import factories

SPOKEN = "WEBVTT\n\n" + "\n\n".join(
    f"00:{second // 60:02}:{second % 60:02}.000 --> 00:{second // 60:02}:{second % 60:02}.900\n<v {who}>{words}"
    for second, who, words in (
        (2, "Ilari Koivuharju", "Tervetuloa kaikille."),
        (62, "Bo Holmskär", "<lang sv>Hos oss åkte de som hade båt & traktor.</lang>"),
        (754, "Ilari Koivuharju", "Avustus on <i>pieni</i>."),
    )
)


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


def spoken(home: Any, language: str = "fi", **fields: Any) -> Any:
    """A recording with three passages, the second of them in Swedish."""
    rows = {
        "caption_tracks": [CaptionTrack(language=language, webvtt=SPOKEN)],
        "chapters": [Chapter(starts_at_second=0, title="Avaus"), Chapter(starts_at_second=700, title="Avustukset")],
    }
    return factories.recording(home, rows=rows, **fields)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("fields", "tracks", "waits"),
    [
        ({}, 0, True),
        ({}, 1, False),
        ({"was_live": True}, 0, True),
        ({"was_live": True, "captions_due": date(2026, 12, 1)}, 0, False),
        ({"was_live": True}, 1, False),
    ],
)
def test_readers_get_no_recording_without_captions_but_a_live_broadcast_with_a_day(
    fields: dict[str, Any], tracks: int, waits: bool
) -> None:
    recording = RecordingPage(**fields)
    recording.caption_tracks = [CaptionTrack(language="fi", webvtt=SPOKEN)] * tracks
    assert bool(recording.reason_to_wait()) is waits


@pytest.mark.django_db
@pytest.mark.parametrize("webvtt", ["", "WEBVTT", "not captions", "WEBVTT\n\n00:00.000 --> 00:01.000\n<v Aino>"])
def test_captions_without_words_are_none(webvtt: str) -> None:
    recording = RecordingPage(caption_tracks=[CaptionTrack(language="fi", webvtt=webvtt)])
    assert recording.reason_to_wait()


@pytest.mark.django_db
@pytest.mark.parametrize(("days", "waits"), [(-30, False), (14, False), (15, True), (9999, True)])
def test_captions_of_a_live_broadcast_are_promised_for_two_weeks_at_most(days: int, waits: bool) -> None:
    recording = RecordingPage(was_live=True, captions_due=timezone.localdate() + timedelta(days=days))
    assert bool(recording.reason_to_wait()) is waits


def test_a_recording_without_captions_is_neither_submitted_nor_published_in_a_hurry(
    minimal_site: Any, user_with: Any
) -> None:
    draft = Page.objects.get(pk=factories.recording(minimal_site.fi, live=False).pk)
    with pytest.raises(ValidationError, match="tekstitys"):
        submit_for_review(page=draft, user=user_with("secretary"))
    with pytest.raises(ValidationError, match="tekstitys"):
        publish_in_emergency(page=draft, user=user_with("site-manager"), reason="Kiire")
    assert not Page.objects.get(pk=draft.pk).live


def test_a_recording_that_lost_its_captions_in_review_is_not_approved(minimal_site: Any, user_with: Any) -> None:
    draft = spoken(minimal_site.fi, live=False)
    submit_for_review(page=Page.objects.get(pk=draft.pk), user=user_with("secretary"))
    revision = factories.revise(draft, caption_tracks=[])
    chosen = {"revision_id": revision.pk, "digest": digest_of(revision)}
    with pytest.raises(DecisionRefused, match="tekstitys"):
        approve(page=Page.objects.get(pk=draft.pk), user=user_with("reviewer-fi"), **chosen)


def test_a_passage_in_another_language_has_its_own_lang(minimal_site: Any, client: Any) -> None:
    text = client.get(spoken(minimal_site.fi).url).content.decode()
    assert '<li data-second="62" lang="sv">' in text
    assert "båt &amp; traktor" in text
    assert '<li data-second="754">' in text


def test_a_second_in_the_address_marks_its_passage_and_starts_the_player_there(minimal_site: Any, client: Any) -> None:
    file = SiteDocument.objects.create(title="Ääni", file=ContentFile(b"OggS", name="aani.ogg"))
    recording = spoken(minimal_site.fi, media_file=file)
    text = client.get(recording.url, {"t": "760"}).content.decode()
    assert f'src="{file.url}#t=760"' in text
    assert '<li data-second="754" class="is-now" aria-current="true">' in text
    assert 'id="t760"' in text
    assert 'href="#t760"' in text
    assert "noindex" in text
    plain = client.get(recording.url).content.decode()
    assert f'src="{file.url}"' in plain
    assert "is-now" not in plain
    assert "noindex" not in plain


def test_a_search_marks_and_counts_without_javascript(minimal_site: Any, client: Any) -> None:
    text = client.get(spoken(minimal_site.fi).url, {"find": "AVUSTUS"}).content.decode()
    assert "<mark>Avustus</mark>" in text
    assert "1 kohta" in text
    assert "Tervetuloa kaikille" not in text
    nothing = client.get(spoken(minimal_site.fi).url, {"find": "<b>"}).content.decode()
    assert "Tältä tallenteelta ei löytynyt mitään." in nothing
    assert 'value="&lt;b&gt;"' in nothing


@pytest.mark.parametrize("query", ["t=abc", "t=-5", "part=0", "part=99", "part=x", "text=en", "find=%00", "player=2"])
def test_a_strange_address_shows_the_page(minimal_site: Any, client: Any, query: str) -> None:
    answer = client.get(f"{spoken(minimal_site.fi).url}?{query}")
    assert answer.status_code == 200
    assert "Tervetuloa kaikille." in answer.content.decode()


def test_the_words_can_be_read_in_either_caption_language(minimal_site: Any, client: Any) -> None:
    recording = spoken(minimal_site.fi)
    draft = recording.get_latest_revision_as_object()
    swedish = SPOKEN.replace("Tervetuloa kaikille.", "Välkomna alla.").replace("<lang sv>", "").replace("</lang>", "")
    draft.caption_tracks = [*draft.caption_tracks.all(), CaptionTrack(language="sv", webvtt=swedish)]
    factories.publish(draft.save_revision())
    finnish = client.get(recording.url).content.decode()
    assert 'href="?text=sv#transcript-h" hreflang="sv"' in finnish
    other = client.get(recording.url, {"text": "sv"}).content.decode()
    assert '<ol class="cues" lang="sv">' in other
    assert "Välkomna alla." in other
    assert 'href="?text=sv&amp;t=754#t754"' in other


@pytest.mark.parametrize("source", ["own", "vimeo"])
def test_times_without_anything_to_play_or_read_are_no_links(minimal_site: Any, client: Any, source: str) -> None:
    rows = {"chapters": [Chapter(starts_at_second=330, title="Avustukset")]}
    recording = factories.recording(minimal_site.fi, rows=rows, source=source, third_party_id="1")
    for address in (recording.url, recording.get_parent().url):
        text = client.get(address).content.decode()
        assert "5.30" in text
        assert ("?t=330#player" in text) is (source == "vimeo")


def test_captions_that_are_late_are_called_late(minimal_site: Any, client: Any) -> None:
    late = factories.recording(minimal_site.fi, was_live=True, captions_due=date(2020, 1, 2))
    soon = factories.recording(minimal_site.fi, was_live=True, captions_due=date(2099, 1, 2))
    assert "Tekstitys on myöhässä. Sen piti valmistua viimeistään 2.1.2020." in client.get(late.url).content.decode()
    assert "Tekstitys valmistuu viimeistään 2.1.2099." in client.get(soon.url).content.decode()


def test_a_long_recording_is_light_and_costs_what_a_short_one_costs(
    minimal_site: Any, client: Any, django_assert_max_num_queries: Any
) -> None:
    words = "Kun avustus on viisisataa euroa, ei siihen kannata pyytää kolmea liitettä"
    cues = "\n\n".join(
        f"{start // 3600:02}:{start // 60 % 60:02}:{start % 60:02}.000 --> "
        f"{start // 3600:02}:{start // 60 % 60:02}:{start % 60:02}.900\n"
        f"<v Puhuja {start // 30 % 9}>{words} {start * 7919}"
        for start in range(0, 7500, 5)
    )
    track = CaptionTrack(language="fi", webvtt=f"WEBVTT\n\n{cues}")
    recording = factories.recording(minimal_site.fi, rows={"caption_tracks": [track]})
    client.get(recording.url)
    with django_assert_max_num_queries(25):
        answer = client.get(recording.url, headers={"accept-encoding": "gzip"})
    assert len(answer.content) < 20 * 1024
    assert "Jatka lukemista kohdasta" in client.get(recording.url).content.decode()
    assert 'id="t7495"' in client.get(recording.url, {"t": "7495"}).content.decode()
    assert client.get(recording.url, {"part": "all"}).content.decode().count("<span id=") == 1500
