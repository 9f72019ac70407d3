"""The server's door: kept pages go out before Django begins, everything else is Django's."""

import io
import sys

import pytest
from django.core.handlers.wsgi import WSGIHandler, WSGIRequest
from django.core.signals import request_started
from django.db import Error

from cms.reader_cache import application as module
from cms.reader_cache.application import answering_from_kept_pages

HELLO = [b"from behind"]


def behind(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain")])
    return HELLO


def ask(application, path="/fi/", method="GET", **variables):
    """The status, the headers and the body that a server would send."""
    heads = []
    environ = {
        "REQUEST_METHOD": method, "SCRIPT_NAME": "", "PATH_INFO": path, "QUERY_STRING": "", "SERVER_NAME": "localhost",
        "SERVER_PORT": "80", "HTTP_HOST": "localhost", "wsgi.url_scheme": "http", "wsgi.input": io.BytesIO(),
        "wsgi.errors": sys.stderr, **variables,
    }  # fmt: skip
    body = application(environ, lambda *head: heads.append(head))
    sent = b"".join(body)
    getattr(body, "close", lambda: None)()
    [(status, headers)] = heads
    return status, dict(headers), sent


@pytest.fixture
def started():
    """The requests that Django began."""
    found = []

    def remember(**kwargs):
        found.append(kwargs)

    request_started.connect(remember)
    yield found
    request_started.disconnect(remember)


@pytest.fixture
def served(reader):
    """The application as the server has it, with one page that somebody has read before."""
    reader.get("/fi/")
    return answering_from_kept_pages(WSGIHandler())


def test_a_kept_page_goes_out_without_django(served, started):
    status, headers, body = ask(served)
    assert (status, started) == ("200 OK", [])
    assert (headers["Content-Length"], headers["Content-Language"]) == (str(len(body)), "fi")
    assert headers["Content-Security-Policy"].startswith("default-src 'none'")
    assert b'<html lang="fi">' in body
    packed = ask(served, HTTP_ACCEPT_ENCODING="gzip")
    assert (packed[1]["Content-Encoding"], len(packed[2]) < len(body)) == ("gzip", True)
    assert ask(served, method="HEAD") == (status, headers, b"")
    known = ask(served, HTTP_IF_NONE_MATCH=headers["ETag"])
    assert (known[0], known[2], started) == ("304 Not Modified", b"", [])


@pytest.mark.parametrize(
    "variables",
    [
        {"HTTP_COOKIE": "sessionid=1"}, {"HTTP_COOKIE": "messages=x"}, {"REQUEST_METHOD": "POST"},
        {"QUERY_STRING": "x=1"}, {"HTTP_AUTHORIZATION": "Basic x"}, {"HTTP_RANGE": "bytes=0-1"}, {"PATH_INFO": "/sv/"},
        {"HTTP_HOST": "other"}, {"wsgi.url_scheme": "https"}, {"HTTP_HOST": "LocalHost"}, {"HTTP_HOST": "bad host"},
        {"HTTP_HOST": ""}, {"PATH_INFO": "/fi/\xff"}, {"PATH_INFO": ""}, {"PATH_INFO": "/admin/"},
        {"REQUEST_METHOD": "BREW"}, {"CONTENT_LENGTH": "x"}, {"CONTENT_TYPE": ";;="}, {"HTTP_COOKIE": "\xff=;;="},
        {"QUERY_STRING": "\xff"},
    ],
)  # fmt: skip
def test_everything_else_is_asked_of_what_stands_behind(served, variables):
    alone = answering_from_kept_pages(behind)
    if variables == {"HTTP_COOKIE": "\xff=;;="} or "CONTENT_LENGTH" in variables or "CONTENT_TYPE" in variables:
        assert ask(alone, **variables)[0] == "200 OK"
    else:
        assert ask(alone, **variables)[2] == HELLO[0]


def test_a_host_that_is_not_ours_is_refused_by_django(served, settings):
    settings.ALLOWED_HOSTS = ["localhost"]
    assert ask(served, HTTP_HOST="evil.example")[0] == "400 Bad Request"


@pytest.mark.parametrize("path", ["/fi/hämäläiset/", "/fi/10 €/", "/fi/\N{MANUAL WHEELCHAIR}/", "/fi/%e4/"])
def test_django_gets_the_address_as_the_server_gave_it(served, path):
    asked_for = []

    def remembers(environ, start_response):
        asked_for.append(WSGIRequest(environ).path)
        return behind(environ, start_response)

    ask(answering_from_kept_pages(remembers), path.encode().decode("iso-8859-1"))
    assert asked_for == [path]


def test_a_database_that_fails_is_left_to_django(served, monkeypatch):
    def fails():
        raise Error

    monkeypatch.setattr("cms.reader_cache.kept.current_version", fails)
    assert ask(answering_from_kept_pages(behind))[2] == HELLO[0]


def test_where_the_cache_is_off_django_is_asked_at_once(settings):
    settings.READER_CACHE = False
    assert module.answering_from_kept_pages(behind) is behind
