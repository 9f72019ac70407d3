"""What every answer of the open data has, whatever became of the question."""

import gzip

import pytest

from tests.search.results.found import found_passage

EVERYWHERE = {
    "Access-Control-Allow-Origin": "*",
    "Cache-Control": "no-cache",
    "Cross-Origin-Resource-Policy": "cross-origin",
    "X-Robots-Tag": "noindex",
}


@pytest.mark.parametrize(
    "path", ["passages", "passages.jsonl", "passages?limit=0", "passages?cursor=x", "nothing", "openapi.json", ""]
)
def test_every_answer_may_be_read_from_anywhere_and_says_what_one_may_do(client, minimal_site, path):
    answer = client.get(f"/api/v1/{path}")
    assert {name: answer[name] for name in EVERYWHERE} == EVERYWHERE
    assert answer["Link"] == '<https://creativecommons.org/licenses/by/4.0/>; rel="license"'
    assert answer["RateLimit"].startswith('"reader";r=')
    assert not answer.cookies


def test_a_browser_may_ask_before_it_asks(client, db):
    answer = client.options(
        "/api/v1/passages", headers={"origin": "https://elsewhere.example", "access-control-request-method": "GET"}
    )
    assert (answer.status_code, answer["Access-Control-Allow-Origin"]) == (204, "*")
    assert answer["Access-Control-Allow-Headers"] == "If-None-Match"


def test_too_many_requests_are_told_when_to_go_on(client, minimal_site, settings):
    settings.API_REQUESTS_PER_MINUTE = 2
    answers = [client.get("/api/v1/passages") for _number in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    told = answers[-1].json()
    assert 0 < int(answers[-1]["Retry-After"]) <= 60
    assert told["detail"].startswith("More than 2 requests in 60 seconds.")
    assert client.get("/fi/").status_code == 200


def test_an_export_leaves_less(client, minimal_site):
    before = client.get("/api/v1/passages")["RateLimit"]
    after = client.get("/api/v1/passages.jsonl")["RateLimit"]
    assert (before.split(";")[1], after.split(";")[1]) == ("r=119", "r=109")


@pytest.mark.parametrize("path", ["passages", "passages.jsonl"])
def test_head_is_get_without_its_body(client, minimal_site, path):
    found_passage(minimal_site.fi, "Silta")
    got, head = client.get(f"/api/v1/{path}"), client.head(f"/api/v1/{path}")
    assert (head.status_code, head["Content-Type"]) == (200, got["Content-Type"])
    assert b"".join(head) == b""


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_nothing_can_be_written(client, minimal_site, method):
    answer = getattr(client, method)("/api/v1/passages")
    assert (answer.status_code, answer["Content-Type"]) == (405, "application/problem+json")
    assert answer["Allow"] == "GET, HEAD, OPTIONS"


def test_what_is_known_is_not_sent_again_and_what_is_long_is_compressed(client, minimal_site):
    found_passage(minimal_site.fi, "Silta korjataan " * 50)
    plain = client.get("/api/v1/passages")
    again = client.get("/api/v1/passages", headers={"if-none-match": plain["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again["Access-Control-Allow-Origin"] == "*"
    small = client.get("/api/v1/passages", headers={"accept-encoding": "gzip"})
    assert gzip.decompress(small.content) == plain.content
    lines = client.get("/api/v1/passages.jsonl", headers={"accept-encoding": "gzip"})
    assert b"Silta" in gzip.decompress(b"".join(lines))


def test_a_mistake_of_ours_is_told_as_a_problem_without_what_it_was(client, minimal_site, monkeypatch):
    client.raise_request_exception = False

    def broken(now):
        raise RuntimeError("a secret of the machine")

    monkeypatch.setattr("search.api.passages.readable_passages", broken)
    answer = client.get("/api/v1/passages")
    assert (answer.status_code, answer["Content-Type"]) == (500, "application/problem+json")
    assert "secret" not in answer.content.decode()


def test_pages_for_people_are_left_as_they_are(client, minimal_site):
    answer = client.get("/fi/")
    assert "Access-Control-Allow-Origin" not in answer
    assert "RateLimit" not in answer
