"""Recordings, associations and the site itself as data for machines."""

from __future__ import annotations

import json
import re
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from PIL import Image

from cms.models import SiteDocument, SiteImage
from pages.models import Chapter
from pages.structured import duration
from tests import factories

HOSTILE = "</script><script>alert(1)</script>"


def data(client: Client, page: Any, kind: str) -> dict[str, Any]:
    """The block of a kind in the head of a page."""
    text = client.get(page.get_url()).content.decode()
    assert "<script>alert" not in text
    blocks = [json.loads(one) for one in re.findall(r'<script type="application/ld\+json">(.*?)</script>', text)]
    return next((block for block in blocks if block["@type"] == kind), {})


def picture() -> ContentFile:
    """A plain image that is large enough for a preview."""
    made = BytesIO()
    Image.new("RGB", (1300, 700)).save(made, "PNG")
    return ContentFile(made.getvalue(), name="sali.png")


def recording(home: Any, **fields: Any) -> Any:
    """A recording of an own file with three chapters."""
    chapters = [
        Chapter(starts_at_second=second, title=title)
        for second, title in ((300, "Päätös"), (0, "Avaus"), (60, HOSTILE))
    ]
    file = SiteDocument.objects.create(title="R1", language="fi", file=ContentFile(b"OggS", name="r1.ogg"))
    given = {"title": f"Tallenne {HOSTILE}", "length_seconds": 3725, "media_file": file, **fields}
    return factories.recording(home, rows={"chapters": chapters}, **given)


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_a_recording_is_a_video_with_its_chapters_as_clips(minimal_site: Any, client: Client, language: str) -> None:
    finnish = recording(minimal_site.fi, summary="Kärjet.", spoken_language="sv")
    page = finnish if language == "fi" else factories.translated(finnish, title="Inspelning")
    video = data(client, page, "VideoObject")
    address = f"http://testserver{page.get_url()}"
    assert (video["name"], video["description"], video["inLanguage"]) == (page.title, "Kärjet.", "sv")
    assert (video["duration"], video["url"]) == ("PT1H2M5S", address)
    assert video["contentUrl"] == f"http://testserver{page.media_file.url}"
    assert video["uploadDate"][:10] == page.first_published_at.date().isoformat()
    clips = [(one["name"], one["startOffset"], one["endOffset"], one["url"]) for one in video["hasPart"]]
    assert clips == [
        ("Avaus", 0, 60, f"{address}?t=0"),
        (HOSTILE, 60, 300, f"{address}?t=60"),
        ("Päätös", 300, 3725, f"{address}?t=300"),
    ]
    assert "thumbnailUrl" not in video


def test_the_image_of_a_recording_is_its_poster_and_thumbnail(minimal_site: Any, client: Client) -> None:
    image = SiteImage.objects.create(title="Sali", file=picture())
    page = recording(minimal_site.fi, image=image)
    thumbnail = data(client, page, "VideoObject")["thumbnailUrl"]
    text = client.get(page.get_url()).content.decode()
    assert f'poster="{thumbnail}"' in text
    assert f'<meta property="og:image" content="{thumbnail}">' in text
    assert '<meta property="og:type" content="video.other">' in text


def test_a_recording_elsewhere_names_its_player_and_one_without_a_file_tells_nothing(
    minimal_site: Any, client: Client
) -> None:
    elsewhere = factories.recording(minimal_site.fi, source="youtube", third_party_id="abc")
    video = data(client, elsewhere, "VideoObject")
    assert video["embedUrl"] == "https://www.youtube-nocookie.com/embed/abc"
    assert "contentUrl" not in video
    assert not {"duration", "hasPart"} & set(video)
    assert data(client, factories.recording(minimal_site.fi), "VideoObject") == {}


@pytest.mark.parametrize(
    ("seconds", "told"), [(59, "PT59S"), (60, "PT1M"), (3600, "PT1H"), (6240, "PT1H44M"), (86401, "PT24H1S")]
)
def test_a_length_is_told_as_machines_read_it(seconds: int, told: str) -> None:
    assert duration(seconds) == told


def test_an_association_is_an_organisation_without_its_mail(minimal_site: Any, client: Client) -> None:
    town = factories.municipality(minimal_site.fi, title="Uusjoki")
    page = factories.association(
        minimal_site.fi, title="Aallonmurtaja ry", municipality=town, email="aalto@example.org",
        website="https://aalto.example", founded_year=1998, purpose=HOSTILE,
    )  # fmt: skip
    swedish = factories.translated(page, title="Vågbrytaren rf")
    found = data(client, page, "Organization")
    assert found["name"] == "Aallonmurtaja ry"
    assert found["alternateName"] == "Vågbrytaren rf"
    assert (found["foundingDate"], found["sameAs"], found["description"]) == ("1998", "https://aalto.example", HOSTILE)
    assert found["areaServed"] == {"@type": "AdministrativeArea", "name": "Uusjoki"}
    assert "@example" not in json.dumps(found)
    assert data(client, swedish, "Organization")["alternateName"] == "Aallonmurtaja ry"


def test_what_readers_may_not_see_is_not_named(minimal_site: Any, client: Client) -> None:
    town = factories.municipality(minimal_site.fi, title="Salattu kunta", live=False)
    page = factories.association(minimal_site.fi, municipality=town)
    factories.translated(page, title="Luonnos rf").unpublish()
    found = data(client, page, "Organization")
    assert not {"areaServed", "alternateName"} & set(found)
    assert "Salattu" not in json.dumps(found)


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_the_front_page_names_who_keeps_the_site(minimal_site: Any, client: Client, language: str) -> None:
    home = getattr(minimal_site, language)
    found = data(client, home, "Organization")
    assert found["name"] == {"fi": "Foorumi", "sv": "Forumet"}[language]
    assert found["url"] == f"http://testserver/{language}/"
    assert re.fullmatch(r"http://testserver/static/img/mark\S*\.svg", found["logo"])


def test_a_date_of_a_correction_stands_in_the_data_of_the_news(minimal_site: Any, client: Client) -> None:
    corrections = [("correction", {"date": date(2026, 3, 12), "text": HOSTILE})]
    page = factories.news(minimal_site.fi, corrections=corrections)
    article = data(client, page, "NewsArticle")
    assert article["correction"] == [{"@type": "CorrectionComment", "datePublished": "2026-03-12", "text": HOSTILE}]
