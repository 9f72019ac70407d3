"""What the server in front of the site lets through to it."""

from urllib.parse import quote

import pytest
from gunicorn.app.wsgiapp import WSGIApplication
from gunicorn.http.errors import LimitRequestLine
from gunicorn.http.parser import RequestParser


@pytest.fixture
def settings_of_the_server(monkeypatch):
    monkeypatch.setattr("sys.argv", ["gunicorn", "cms.wsgi"])
    return WSGIApplication().cfg


def request_for(text):
    return f"GET /fi/haku/?q={quote(text)} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode()


@pytest.mark.parametrize("sign", ["a", "ä", "𝔞"])
def test_ten_thousand_signs_reach_the_search(settings_of_the_server, sign):
    read = next(RequestParser(settings_of_the_server, iter([request_for(sign * 10_000)]), ("127.0.0.1", 1)))
    assert read.path == "/fi/haku/"


def test_what_no_reader_types_is_refused_at_the_door(settings_of_the_server):
    with pytest.raises(LimitRequestLine):
        next(RequestParser(settings_of_the_server, iter([request_for("a" * 200_000)]), ("127.0.0.1", 1)))
