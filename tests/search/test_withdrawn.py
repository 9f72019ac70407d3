"""What is withdrawn is told by no address from that moment on: before the worker comes, and after it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from search.services import drain
from tests import factories
from tests.search.withdrawn import (
    SECRET,
    WAYS,
    WAYS_OF_FILES,
    WORDS,
    addresses,
    attached,
    counts,
    document,
    held,
    tells,
)

pytestmark = pytest.mark.usefixtures("nothing_waits")


NOTHING: tuple[set[str], list[int]] = (set(), [0, 0, 0, 0])


@pytest.fixture(autouse=True)
def _often(settings):
    settings.API_REQUESTS_PER_MINUTE = 100_000


def after(client, asked):
    return tells(client, asked), counts(client)


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("secret", ["meeting", "recording"])
def test_a_page_that_is_withdrawn_is_told_nowhere(client, minimal_site, secret, way):
    found = held(minimal_site, secret=secret)
    drain()
    asked = addresses()
    assert len(tells(client, asked)) > 20
    WAYS[way](getattr(found, secret))
    assert after(client, asked) == NOTHING
    drain()
    assert after(client, asked) == NOTHING


@pytest.mark.parametrize("way", WAYS_OF_FILES)
def test_a_file_that_is_withdrawn_is_told_nowhere(client, minimal_site, way):
    found = held(minimal_site, secret="file")
    drain()
    asked = addresses()
    assert len(tells(client, asked)) > 10
    WAYS_OF_FILES[way](found.file)
    assert after(client, asked) == NOTHING
    drain()
    assert after(client, asked) == NOTHING


def _never_published(site, words):
    factories.news(site.fi, live=False, **words)


def _changes_of_a_live_page(site, words):
    factories.revise(factories.news(site.fi, title="Silta"), **words)


def _for_a_later_time(site, words):
    page = factories.news(site.fi, go_live_at=timezone.now() + timedelta(days=1), **words)
    assert page.approved_schedule


def _changes_for_a_later_time(site, words):
    page = factories.news(site.fi, title="Silta")
    factories.publish(factories.revise(page, go_live_at=timezone.now() + timedelta(days=1), **words))
    assert page.get_latest_revision().approved_go_live_at


NOT_YET = {
    "never published": _never_published,
    "changes of a live page": _changes_of_a_live_page,
    "for a later time": _for_a_later_time,
    "changes for a later time": _changes_for_a_later_time,
}


@pytest.mark.parametrize("state", NOT_YET)
def test_what_is_not_published_yet_is_told_nowhere(client, minimal_site, state):
    body = [("paragraph", f"<p>{WORDS}</p>"), *attached(document())]
    NOT_YET[state](minimal_site, {"title": WORDS, "slug": SECRET, "lead": WORDS, "body": body})
    drain()
    assert after(client, addresses()) == NOTHING
