"""The examples of docs/api.md get the answers that stand beside them."""

import json
import re
from pathlib import Path

import pytest

from pages.models import CaptionTrack
from pages.services import rebuild_cues
from search.models import Passage
from search.services import refresh, withdraw
from tests import factories

TEXT = (Path(__file__).resolve().parents[3] / "docs" / "api.md").read_text()
ADDRESS = re.compile(r"^    curl (?:--compressed )?'http://localhost:8000(\S+)'$", re.MULTILINE)
KEY = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}")
SHAPE = re.compile(r"^    curl '[^/]+//[^/]+(\S+)'\n\n```json\n(.*?)```$", re.MULTILINE | re.DOTALL)


@pytest.fixture
def site(minimal_site):
    """One meeting with a decision about a grant, one recording, one thing that was removed."""
    forum = factories.forum(minimal_site.fi)
    row = factories.attendance("Aino", group="Omaiset")
    item = factories.agenda_item(number="4", decision="<p>Avustus myönnetään.</p>")
    meeting = factories.meeting(forum, rows={"agenda_items": [item], "attendances": [row]})
    track = CaptionTrack(language="fi", webvtt="WEBVTT\n\n00:01.000 --> 00:02.000\nHei\n")
    recording = factories.recording(minimal_site.fi, meeting=meeting, rows={"caption_tracks": [track]})
    rebuild_cues(recording=recording)
    news = factories.news(minimal_site.fi)
    refresh([meeting.pk, recording.pk, news.pk])
    withdraw([news.pk], reason="unpublished")
    return {"meetings": meeting.translation_key, "recordings": recording.translation_key}


def asked(client, address, keys):
    folder = address.split("/")[3]
    answer = client.get(KEY.sub(lambda found: str(keys[folder]), address))
    return answer, b"".join(answer).decode()


def test_every_example_is_answered(client, site):
    addresses = ADDRESS.findall(TEXT)
    assert len(addresses) == TEXT.count("    curl ") == 10
    for address in addresses:
        answer, told = asked(client, address, site)
        assert answer.status_code == 200, address
        assert told, address


def test_every_answer_has_the_shape_that_is_shown(client, site):
    shown = SHAPE.findall(TEXT)
    assert len(shown) == TEXT.count("```json") == 3
    for address, example in shown:
        _answer, told = asked(client, address, site)
        assert names(json.loads(told)) == names(json.loads(example)), address
    assert Passage.objects.filter(kind="decision").exists()


def names(value):
    """A value as the names in it: of a list, of what stands in it first."""
    if isinstance(value, dict):
        return {name: names(inner) for name, inner in value.items()}
    return names(value[0]) if isinstance(value, list) and value and isinstance(value[0], dict) else ()
