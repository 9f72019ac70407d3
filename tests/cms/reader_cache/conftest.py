"""What tests of kept pages start from: the cache on, empty and their own; readers come in by either door."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.core.cache import caches
from django.core.handlers.wsgi import WSGIRequest
from django.db import connection
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.test import Client
from django.test.client import ClientHandler
from django.test.utils import CaptureQueriesContext

from cms.models import SiteSettings
from cms.reader_cache import clock, version
from cms.reader_cache.application import answering_from_kept_pages
from cms.reader_cache.middleware import ReaderCacheMiddleware

DOORS = ("the middleware alone", "the application before Django")
Site = Callable[[HttpRequest], HttpResponseBase]


def end_transaction() -> int:
    """Does what waits for the end of the transaction; says how much that was."""
    done = 0
    while connection.run_on_commit:
        _savepoints, callback, _robust = connection.run_on_commit.pop(0)
        callback()
        done += 1
    return done


def through_application(environ: dict[str, Any], django: Callable[[dict[str, Any]], Any]) -> Any:
    """What the application before Django answers, or Django where that was asked; ``kept`` says which."""
    made, heads = [], []

    def application(environ: dict[str, Any], start_response: Any) -> list[bytes]:
        made.append(django(environ))
        return []

    body = answering_from_kept_pages(application)(environ, lambda *head: heads.append(head))
    if made:
        made[0].came_before_django = False
        return made[0]
    [(status, headers)] = heads
    response = HttpResponse(b"".join(body), status=int(status.split()[0]), headers=dict(headers))
    response.came_before_django = True
    response.wsgi_request = WSGIRequest(environ)
    return response


class HandlerBehindApplication(ClientHandler):
    """The handler of Django's test client, with the application that the server runs before it."""

    def __call__(self, environ: dict[str, Any]) -> Any:
        return through_application(environ, super().__call__)


def entered_by(door: str, site: Site) -> Site:
    """The way of a request to a site: the middleware, or the application with the middleware behind it."""
    middleware = ReaderCacheMiddleware(site)
    if door == DOORS[0]:
        return middleware
    return lambda request: through_application(request.environ, lambda environ: middleware(WSGIRequest(environ)))


class Reader:
    """An anonymous reader, who can tell whether a page was made for them: one that was kept costs one question."""

    def __init__(self, door: str = DOORS[0], **options: Any) -> None:
        self.client = Client(headers={"host": "localhost"}, **options)
        if door != DOORS[0]:
            self.client.handler = HandlerBehindApplication(enforce_csrf_checks=False)

    def get(self, path: str, **options: Any) -> Any:
        """The answer; ``was_kept`` says whether it came from a kept page."""
        with CaptureQueriesContext(connection) as questions:
            answer = self.client.get(path, **options)
        end_transaction()
        answer.was_kept = len(questions) == 1 and "cms_readerversion" in questions[0]["sql"]
        if answer.status_code == 200:
            assert getattr(answer, "came_before_django", answer.was_kept) == answer.was_kept
        return answer


@pytest.fixture
def kept_pages(settings: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Turns the cache of readers on, with nothing in it; every request asks for the version itself."""
    settings.READER_CACHE = True
    monkeypatch.setattr(version, "BELIEVED_FOR", 0.0)
    version.ask_anew()
    monkeypatch.setattr(clock, "_known", ("", 0.0))
    caches["readers"].clear()
    yield
    caches["readers"].clear()
    version.ask_anew()


@pytest.fixture(params=DOORS)
def door(request: pytest.FixtureRequest) -> Any:
    """The way that readers come in: every test of what they get is run for both."""
    return request.param


@pytest.fixture
def enter(door: str) -> Callable[[Site], Site]:
    """A site behind the door."""
    return lambda site: entered_by(door, site)


@pytest.fixture
def reader(kept_pages: None, minimal_site: Any, door: str) -> Reader:
    """An anonymous reader of the site with its two front pages, which somebody has read before."""
    SiteSettings.for_site(minimal_site.site)
    end_transaction()
    return Reader(door)


@pytest.fixture
def commit() -> Any:
    """Does what waits for the end of the transaction, which no test reaches; says how much that was."""
    return end_transaction
