"""The addresses of the open data: documented, and nothing in them that no reader may get."""

from types import SimpleNamespace
from urllib.parse import parse_qs, urlsplit
from uuid import uuid4

import pytest

from search.engines.protocol import EngineDown
from search.models import Passage
from search.services import refresh, withdraw
from tests import factories
from tests.search.api.secrets import WORDS, secret_site
from tests.search.results.found import found_passage

ROUTES = {
    "list": "/api/v1/passages?limit=100",
    "search": "/api/v1/passages?limit=100&q={word}",
    "newest": "/api/v1/passages?limit=100&sort=newest",
    "passages in lines": "/api/v1/passages.jsonl",
    "removed": "/api/v1/removed?limit=100",
    "meetings": "/api/v1/meetings?limit=100",
    "meetings in Swedish": "/api/v1/meetings?limit=100&language=sv",
    "meetings in lines": "/api/v1/meetings.jsonl",
    "meeting": "/api/v1/meetings/{meeting}",
    "minutes as a document": "/api/v1/meetings/{meeting}/akoma-ntoso.xml",
    "captions": "/api/v1/recordings/{recording}/captions/fi.vtt",
    "document": "/api/v1/openapi.json",
}


def text_of(answer):
    return b"".join(answer).decode()


@pytest.mark.parametrize("route", ROUTES)
def test_nothing_secret_is_on_any_route(client, minimal_site, route):
    site = secret_site(minimal_site)
    for name, word in WORDS.items():
        keys = {"meeting": site.shown.translation_key, "recording": site.recording.translation_key}
        answer = client.get(ROUTES[route].format(word=word, **keys))
        told = text_of(answer)
        assert answer.status_code == 200, (name, told)
        assert word not in told.replace(f"q={word}", ""), name


@pytest.mark.parametrize("name", ["draft", "private", "expired", "embargoed"])
def test_what_is_secret_has_no_answer_by_its_key(client, minimal_site, name):
    site = secret_site(minimal_site)
    page = site.hidden[name]
    keys = list(Passage.objects.filter(page=page).values_list("key", flat=True))
    assert keys or name in ("draft", "embargoed")
    addresses = [f"/api/v1/meetings/{page.translation_key}", *(f"/api/v1/passages/{key}" for key in keys)]
    assert {client.get(address).status_code for address in addresses} == {404}


def test_a_passage_has_an_address_of_its_own(client, minimal_site):
    found = found_passage(minimal_site.fi, "Silta korjataan")
    told = client.get(f"/api/v1/passages/{found.key}").json()
    assert (told["key"], told["text"], told["found"]) == (str(found.key), "Silta korjataan", None)
    assert client.get(f"/api/v1/passages/{uuid4()}").status_code == 404


@pytest.mark.parametrize("key", ["x", "1", "%00", "00000000-0000-0000-0000-00000000000g"])
@pytest.mark.parametrize("route", ["passages/{}", "meetings/{}", "recordings/{}/captions/fi.vtt"])
def test_a_key_that_is_none_is_nowhere(client, minimal_site, route, key):
    answer = client.get(f"/api/v1/{route.format(key)}")
    assert (answer.status_code, answer["Content-Type"]) == (404, "application/problem+json")


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("limit=0", "limit"),
        ("limit=101", "limit"),
        ("limit=x", "limit"),
        ("kind=news&kind=x", "kind"),
        ("from=x", "from"),
    ]
    + [("language=en", "language"), ("sort=x", "sort"), ("after_version=-1", "after_version"), ("q=%00", "q")],
)
def test_a_wrong_parameter_is_named(client, minimal_site, query, name):
    answer = client.get(f"/api/v1/passages?{query}")
    assert (answer.status_code, answer["Content-Type"]) == (400, "application/problem+json")
    assert [error["name"] for error in answer.json()["errors"]] == [name]


@pytest.mark.parametrize("path", ["passages", "passages?q=silta", "removed", "meetings"])
@pytest.mark.parametrize("cursor", ["x", "%00", "AAAA.AAAA", "%F0%9F%8C%B2", "a" * 5000])
def test_a_hostile_cursor_is_refused_with_a_sentence(client, minimal_site, path, cursor):
    answer = client.get(f"/api/v1/{path}{'&' if '?' in path else '?'}cursor={cursor}")
    assert answer.status_code == 400
    assert answer.json()["detail"].startswith("The cursor belongs to another list")


def test_a_cursor_of_another_search_is_refused(client, minimal_site):
    for _number in range(2):
        found_passage(minimal_site.fi, "Silta ja tie")
    following = client.get("/api/v1/passages?q=silta&limit=1").json()["next"]
    cursor = parse_qs(urlsplit(following).query)["cursor"][0]
    assert client.get("/api/v1/passages", {"q": "silta", "cursor": cursor}).status_code == 200
    assert client.get("/api/v1/passages", {"q": "tie", "cursor": cursor}).status_code == 400
    assert client.get("/api/v1/passages", {"cursor": cursor}).status_code == 400


@pytest.mark.parametrize("query", ["q=silta&sort=changed", "q=silta&after_version=1", "sort=newest&after_version=1"])
def test_what_contradicts_itself_is_refused_with_a_sentence(client, minimal_site, query):
    answer = client.get(f"/api/v1/passages?{query}")
    assert (answer.status_code, answer.json()["detail"][-1]) == (400, ".")


def test_a_harvester_hears_of_changes_and_removals_after_its_version(client, minimal_site):
    first, second = (factories.news(minimal_site.fi, title=title) for title in ("Eka", "Toka"))
    from_start = harvest(client, [first, second], 0)
    assert (from_start.titles, from_start.removed) == (["Eka", "Toka"], [])
    assert harvest(client, [], from_start.version).titles == []
    factories.publish(factories.revise(second, title="Toka uusi"))
    withdraw([first.pk], reason="unpublished")
    later = harvest(client, [second], from_start.version)
    assert (later.titles, len(later.removed)) == (["Toka uusi"], 1)


def harvest(client, pages, version):
    refresh([page.pk for page in pages])
    told = client.get("/api/v1/passages", {"kind": "news", "after_version": version}).json()
    gone = client.get("/api/v1/removed", {"after_version": version}).json()
    return SimpleNamespace(
        titles=[row["title"] for row in told["results"]],
        removed=[row["page_key"] for row in gone["results"]],
        version=told["version"],
    )


def test_while_nobody_can_search_lists_go_on(client, minimal_site, monkeypatch):
    found_passage(minimal_site.fi, "Silta")

    def gone(question):
        raise EngineDown("gone")

    monkeypatch.setattr("search.api.passages.answer", gone)
    answer = client.get("/api/v1/passages?q=silta")
    assert (answer.status_code, answer["Retry-After"]) == (503, "30")
    assert len(client.get("/api/v1/passages").json()["results"]) == 1


def test_captions_are_webvtt_that_others_can_read(client, minimal_site):
    site = secret_site(minimal_site)
    answer = client.get(f"/api/v1/recordings/{site.recording.translation_key}/captions/fi.vtt")
    assert answer["Content-Type"] == "text/vtt; charset=utf-8"
    assert text_of(answer) == "WEBVTT\n\n00:00:01.000 --> 00:00:04.000\nPuhutaan sillasta\n"
    assert client.get(f"/api/v1/recordings/{site.recording.translation_key}/captions/sv.vtt").status_code == 404
    assert client.get(f"/api/v1/recordings/{site.recording.translation_key}/captions/en.vtt").status_code == 400


BEYOND = ["from=0001-01-01", "until=9999-12-31"]
MOMENTS_BEYOND = ["updated_since=0001-01-01T00:00:00%2B02:00", "updated_since=9999-12-31T23:59:59-12:00"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    "address",
    [f"meetings{end}?{query}" for end in ("", ".jsonl") for query in (*BEYOND, *MOMENTS_BEYOND)]
    + [f"passages{end}?{query}" for end in ("", ".jsonl") for query in BEYOND],
)
def test_days_beyond_all_calendars_are_refused_by_name(client, address):
    answer = client.get(f"/api/v1/{address}")
    assert answer.status_code == 400
    assert answer.json()["errors"][0]["name"] == address.partition("?")[2].partition("=")[0]
