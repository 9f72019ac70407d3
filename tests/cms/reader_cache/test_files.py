"""What programs read beside the pages is kept like them: the map of the site, captions."""

import pytest
from wagtail.models import PageViewRestriction

from pages.models import CaptionTrack
from tests import factories


@pytest.fixture
def recording(reader, minimal_site, commit):
    track = CaptionTrack(language="sv", webvtt="WEBVTT\n\n00:01.000 --> 00:02.000\nVälkommen\n")
    page = factories.recording(minimal_site.fi, title="Tallenne", rows={"caption_tracks": [track]})
    commit()
    return page


def test_the_map_of_the_site_is_kept_until_a_page_comes_or_goes(reader, minimal_site, commit):
    news = factories.news(minimal_site.fi)
    commit()
    for language in ("fi", "sv", "en;q=0.5", ""):
        assert news.get_url().encode() in reader.get("/sitemap.xml", headers={"accept-language": language}).content
    assert reader.get("/sitemap.xml", headers={"accept-language": "sv"}).was_kept
    news.unpublish()
    commit()
    assert news.get_url().encode() not in reader.get("/sitemap.xml").content


def test_captions_are_kept_until_their_recording_changes_or_goes(reader, recording, commit):
    path = f"/captions/{recording.pk}.sv.vtt"
    reader.get(path)
    kept = reader.get(path, headers={"accept-language": "fi"})
    assert (kept.was_kept, kept["Content-Type"]) == (True, "text/vtt; charset=utf-8")
    assert "Välkommen" in kept.content.decode()
    draft = factories.revise(recording, title="Uusi")
    commit()
    assert reader.get(path).was_kept
    factories.publish(draft)
    commit()
    assert not reader.get(path).was_kept
    PageViewRestriction.objects.create(page=recording, restriction_type="login")
    commit()
    assert reader.get(path).status_code == 404
