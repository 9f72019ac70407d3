"""Nobody is named by the search from the first second of the day on which her name hides, before the clock ticks."""

from datetime import date, datetime, timedelta

import pytest
import time_machine

from cms.dates import HELSINKI
from cms.editorial.guard import publishing_service
from search.models import Passage, SearchOutbox
from search.outbox import drain
from search.services import refresh
from search.upkeep import keep_in_step
from tests import factories
from tests.search.results.found import found_passage

DAY = date(2026, 11, 23)
NOON = datetime(2026, 11, 22, 12, tzinfo=HELSINKI)
MIDNIGHT = datetime(2026, 11, 23, 0, 0, 1, tzinfo=HELSINKI)
NAME = "Zenobia Zetterqvist"
EVERYWHERE = [
    "/fi/haku/?q=zenobia",
    "/fi/haku/?q=zenobja",
    "/fi/haku/?q=talkoot",
    "/fi/haku/?q=puhuja:zen",
    "/sv/sok/?q=talkoot",
    "/sv/sok/?year=2026&language=fi",
    "/fi/haku/results.json?q=talkoot",
    "/fi/haku/results.csv?q=talkoot",
    "/fi/haku/atom.xml?q=talkoot",
    "/fi/haku/suggestions.json?q=zen",
    "/fi/haku/suggestions.json?q=talkoot zetterq",
    "/api/v1/passages?q=talkoot",
    "/api/v1/passages",
    "/api/v1/meetings",
    "/api/v1/passages.jsonl",
    "/api/v1/meetings.jsonl",
]
NAMED_BEFORE = {"/fi/haku/?q=zenobja", "/fi/haku/?q=puhuja:zen", "/fi/haku/suggestions.json?q=zen"}


def read(client, address):
    answer = client.get(address)
    assert answer.status_code == 200, address
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return body.decode().casefold()


def names(client, address):
    """Whether an answer names her, beyond repeating what was asked."""
    return "zetterqvist" in read(client, address) or "zenobia" in read(client, address)


@pytest.fixture
def clock():
    with time_machine.travel(NOON, tick=False) as moved:
        yield moved


@pytest.fixture
def meeting(clock, minimal_site):
    rows = {"attendances": [factories.attendance(NAME)], "agenda_items": [factories.agenda_item(heading="Talkoot")]}
    made = factories.meeting(factories.forum(minimal_site.fi), title="Talkoot", rows=rows, hide_names_on=DAY)
    refresh([made.pk])
    SearchOutbox.objects.all().delete()
    words = "Talkoot jatkuvat, sanoo Zenobia"
    found_passage(made, words, kind="speech", start=1, end=2, speaker=NAME, people_hidden_on=DAY)
    return made


def test_a_name_is_found_until_its_day(client, meeting):
    assert {address for address in EVERYWHERE if names(client, address)} >= NAMED_BEFORE


def test_from_the_first_second_of_the_day_it_is_nowhere_and_nothing_counts_it(client, clock, meeting):
    everything = client.get("/fi/haku/results.json?q=talkoot").json()["total"]
    clock.move_to(MIDNIGHT)
    assert Passage.objects.filter(speaker=NAME).exists()
    assert "zetterqvist" not in read(client, "/fi/haku/?q=zenobia")
    assert [address for address in EVERYWHERE[1:] if names(client, address)] == []
    assert client.get("/fi/haku/results.json?q=zenobia").json() == {"total": 0, "results": []}
    assert 0 < client.get("/fi/haku/results.json?q=talkoot").json()["total"] < everything


def test_the_first_tick_takes_it_out_and_suggests_again(client, clock, meeting):
    clock.move_to(MIDNIGHT)
    found_passage(meeting, "Haravointi")
    assert read(client, "/fi/haku/suggestions.json?q=haravo").count("haravo") == 0
    keep_in_step(now=MIDNIGHT)
    assert not Passage.objects.filter(people_hidden_on=DAY).exists()
    assert "haravointi" in read(client, "/fi/haku/suggestions.json?q=haravo")
    drain(now=MIDNIGHT + timedelta(seconds=1))
    assert "talkoot" in read(client, "/fi/haku/results.json?q=talkoot")
    assert [address for address in EVERYWHERE[1:] if names(client, address)] == []


@pytest.mark.parametrize("owner_only", [False, True])
def test_a_meeting_published_with_its_names_hidden_tells_none_before_the_worker_comes(
    client, clock, minimal_site, owner_only
):
    item = factories.agenda_item(heading="Talkoot", follow_ups=[("follow_up", {"task": "Kutsu", "owner": NAME})])
    rows = {"agenda_items": [item], "attendances": [] if owner_only else [factories.attendance(NAME)]}
    meeting = factories.meeting(factories.forum(minimal_site.fi), title="Talkoot", rows=rows)
    recording = factories.recording(minimal_site.fi, meeting=meeting)
    refresh([meeting.pk, recording.pk])
    found_passage(recording, "Talkoot jatkuvat", kind="speech", start=1, end=2, speaker=NAME)
    assert names(client, "/api/v1/passages?q=talkoot")
    meeting.hide_names_on = NOON.date()
    with publishing_service():
        meeting.save_revision().publish()
    assert [address for address in EVERYWHERE[1:] if names(client, address)] == []
    drain()
    found = Passage.objects.filter(page=meeting).count()
    with publishing_service():
        meeting.save_revision().publish()
    assert Passage.objects.filter(page=meeting).count() == found > 0
