"""What tests of kept pages start from: the cache on, empty and their own."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.core.cache import caches
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cms.models import SiteSettings
from cms.reader_cache import clock, version


def end_transaction() -> int:
    """Does what waits for the end of the transaction; says how much that was."""
    done = 0
    while connection.run_on_commit:
        _savepoints, callback, _robust = connection.run_on_commit.pop(0)
        callback()
        done += 1
    return done


class Reader:
    """An anonymous reader, who can tell whether a page was made for them: one that was kept costs one question."""

    def __init__(self, **options: Any) -> None:
        self.client = Client(headers={"host": "localhost"}, **options)

    def get(self, path: str, **options: Any) -> Any:
        """The answer; ``was_kept`` says whether it came from a kept page."""
        with CaptureQueriesContext(connection) as questions:
            answer = self.client.get(path, **options)
        end_transaction()
        answer.was_kept = len(questions) == 1 and "cms_readerversion" in questions[0]["sql"]
        return answer


@pytest.fixture
def kept_pages(settings: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Turns the cache of readers on, with nothing in it; every request asks for the version itself."""
    settings.READER_CACHE = True
    monkeypatch.setattr(version, "BELIEVED_FOR", 0.0)
    monkeypatch.setattr(version, "_believed", (0.0, version.UNMOVED))
    monkeypatch.setattr(clock, "_known", ("", 0.0))
    caches["readers"].clear()
    yield
    caches["readers"].clear()


@pytest.fixture
def reader(kept_pages: None, minimal_site: Any) -> Reader:
    """An anonymous reader of the site with its two front pages, which somebody has read before."""
    SiteSettings.for_site(minimal_site.site)
    end_transaction()
    return Reader()


@pytest.fixture
def commit() -> Any:
    """Does what waits for the end of the transaction, which no test reaches; says how much that was."""
    return end_transaction
