"""What has expired is told by the search nowhere, from its second on, though the clock may come late or never."""

from datetime import datetime, timedelta

import pytest
import time_machine
from wagtail.models import Page

from cms.dates import HELSINKI
from search.models import Passage, SearchOutbox
from search.outbox import drain
from search.results.find import find
from search.results.parameters import Asked
from search.services import refresh
from search.terms.derived import refresh_terms
from search.upkeep import keep_in_step
from tests import factories
from tests.search.results.found import found_passage

BEFORE = datetime(2026, 11, 22, 12, tzinfo=HELSINKI)
END = datetime(2026, 11, 22, 13, tzinfo=HELSINKI)
SPEAKER = "Zenobia Zetterqvist"
EVERYWHERE = [
    "/fi/haku/?q=talkoot",
    "/fi/haku/?q=salaisut",
    "/fi/haku/?q=puhuja:zen",
    "/fi/haku/?q=läsnä:haravo",
    "/sv/sok/?q=talkoot",
    "/sv/sok/?year=2019&language=fi",
    "/fi/haku/?q=talkoot&sort=oldest",
    "/fi/haku/?q=silta ei-missään",
    "/fi/haku/results.json?q=talkoot",
    "/fi/haku/results.csv?q=talkoot",
    "/fi/haku/atom.xml?q=talkoot",
    "/fi/haku/suggestions.json?q=salaisu",
    "/fi/haku/suggestions.json?q=talkoot haravo",
    "/api/v1/passages?q=talkoot",
    "/api/v1/passages",
    "/api/v1/meetings",
    "/api/v1/passages.jsonl",
    "/api/v1/meetings.jsonl",
]
TOLD_BEFORE = {*EVERYWHERE[:4], *EVERYWHERE[8:14]}
WORDS = ("salaisuus", "zetterqvist", "haravointiryhm")


def read(client, address):
    answer = client.get(address)
    assert answer.status_code == 200, address
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return body.decode().casefold()


def tells(client, address):
    text = read(client, address)
    return any(word in text for word in WORDS)


@pytest.fixture
def clock():
    with time_machine.travel(BEFORE, tick=False) as moved:
        yield moved


@pytest.fixture
def news(clock, minimal_site):
    """A page that ends; another one that stays has the common word too."""
    made = factories.news(minimal_site.fi, title="Salaisuus")
    people = [("present", "Haravointiryhmä", "haravointi")]
    words = "Talkoot salaisuus haravointiryhmä silta"
    place = {"kind": "speech", "start": 1, "end": 2, "speaker": SPEAKER}
    found_passage(made, words, day=datetime(2019, 5, 1).date(), people=people, **place)
    found_passage(made, "", kind="meeting", people=people)
    found_passage(minimal_site.fi, "Talkoot jatkuvat", title="Jää")
    Page.objects.filter(pk=made.pk).update(expire_at=END)
    SearchOutbox.objects.all().delete()
    return made


def test_a_page_is_found_until_it_expires(client, news):
    assert {address for address in EVERYWHERE if tells(client, address)} >= TOLD_BEFORE
    assert client.get("/fi/haku/results.json?q=talkoot").json()["total"] == 2


def test_from_its_second_on_it_is_nowhere_and_nothing_counts_it(client, clock, news):
    assert client.get("/fi/haku/results.json?q=talkoot").json()["total"] == 2
    clock.move_to(END - timedelta(microseconds=1))
    assert client.get("/fi/haku/results.json?q=talkoot").json()["total"] == 2
    clock.move_to(END)
    assert Passage.objects.filter(page=news).exists()
    assert [address for address in EVERYWHERE if tells(client, address)] == []
    assert client.get("/fi/haku/results.json?q=salaisuus").json() == {"total": 0, "results": []}
    assert client.get("/fi/haku/results.json?q=talkoot").json()["total"] == 1
    assert client.get("/api/v1/passages?q=salaisuus").json()["total"] == 0
    assert "2019" not in read(client, "/fi/haku/?q=talkoot")


def test_a_tick_takes_it_out_though_the_page_stays_live_and_suggests_again(client, clock, news, minimal_site):
    clock.move_to(END)
    found_passage(minimal_site.fi, "Haravointi")
    assert client.get("/fi/haku/suggestions.json?q=haravo").json()["suggestions"] == []
    keep_in_step(now=END)
    assert not Passage.objects.filter(page=news).exists()
    clock.move_to(END + timedelta(seconds=1))
    assert client.get("/fi/haku/suggestions.json?q=haravo").json()["suggestions"] == ["haravointi"]
    drain(now=END + timedelta(seconds=1))
    assert (Page.objects.get(pk=news.pk).live, Passage.objects.filter(page=news).exists()) == (True, False)
    assert [address for address in EVERYWHERE if tells(client, address)] == []


def test_what_it_was_called_in_the_other_language_is_not_told(clock, minimal_site):
    network = factories.network(minimal_site.fi, title="Salaisuus")
    other = factories.network(minimal_site.sv, title="Zetterqvist", translation_key=network.translation_key)
    refresh([network.pk, other.pk])
    refresh_terms()
    found_passage(minimal_site.fi, "Salaisuus on muuallakin")
    asked = Asked(text="salaisuus")
    Page.objects.filter(pk__in=[network.pk, other.pk]).update(expire_at=END)
    assert find(asked, "fi").translated == ("zetterqvist",)
    clock.move_to(END)
    assert find(asked, "fi").translated == ()
    keep_in_step(now=END)
    clock.move_to(END + timedelta(minutes=1))
    refresh_terms()
    assert find(asked, "fi").translated == ()


def test_a_filter_does_not_tell_what_an_expired_forum_was_called(client, clock, minimal_site):
    forum = factories.forum(minimal_site.fi, title="Salaisuus")
    found_passage(minimal_site.fi, "Talkoot", body_key=str(forum.translation_key))
    Page.objects.filter(pk=forum.pk).update(expire_at=END)
    assert tells(client, "/fi/haku/?q=talkoot")
    assert "salaisuus" in read(client, "/fi/haku/?q=foorumi:salai")
    clock.move_to(END)
    assert not tells(client, "/fi/haku/?q=talkoot")
    assert "salaisuus" not in read(client, "/fi/haku/?q=foorumi:salai")
