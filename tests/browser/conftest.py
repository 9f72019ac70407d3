"""A real browser before a real server: the demo region is loaded once and put back before every test."""

import os
import shutil
import sqlite3
from contextlib import closing
from types import SimpleNamespace
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.db import connection
from django.test import override_settings
from playwright.sync_api import sync_playwright
from pytest_django.live_server_helper import LiveServer

from tests.databases import demo_region

# Playwright's synchronous interface runs an event loop in this thread, where Django would refuse the database.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

CHROMIUM_OPTIONS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OWN_SCHEMES = {"data", "blob", "about", "chrome-error"}


@pytest.fixture(autouse=True)
def _unindexed():
    """What is published is found by search, as readers find it."""


@pytest.fixture(scope="session")
def region():
    """The loaded demo region; files of its own, so that no test changes those of the next run."""
    return demo_region()


@pytest.fixture(scope="session")
def snapshot(region):
    """The database with the demo region in it, kept in memory."""
    with closing(sqlite3.connect(region.database)) as source:
        kept = sqlite3.connect(":memory:", check_same_thread=False)
        source.backup(kept)
    yield kept
    kept.close()


@pytest.fixture(scope="session")
def server(region, django_db_setup, tmp_path_factory):
    """The site on a free port of the loopback address, in threads of this process, on copies of the region's files."""
    media = tmp_path_factory.mktemp("region") / "media"
    shutil.copytree(region.media, media)
    storages = {**settings.STORAGES, "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"}}
    with override_settings(STORAGES=storages, MEDIA_ROOT=str(media)):
        running = LiveServer("localhost")
        yield running
        running.stop()


@pytest.fixture
def site(server, snapshot, transactional_db):
    """The server's address, with the demo region as it was loaded; the test may use the database too."""
    connection.ensure_connection()
    snapshot.backup(connection.connection)
    cache.clear()
    ContentType.objects.clear_cache()
    return server.url


@pytest.fixture(scope="session")
def browser():
    """Debian's Chromium; a machine without it fails here rather than skipping the tests."""
    executable = shutil.which("chromium")
    if executable is None:
        pytest.fail("Chromium is not on the path: run make test, which installs it.")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=executable, args=CHROMIUM_OPTIONS)
        yield chromium
        chromium.close()


@pytest.fixture
def watched_page(browser, site):
    """A page in a fresh profile; the test fails on any request to another host, policy violation or script error."""
    seen = SimpleNamespace(foreign=[], violations=[], errors=[])
    context = browser.new_context(base_url=site)
    context.set_default_timeout(15_000)
    context.set_default_navigation_timeout(60_000)
    page = context.new_page()
    page.on("request", lambda request: seen.foreign.append(request.url) if is_foreign(request.url, site) else None)
    page.on("console", lambda message: seen.violations.append(message.text) if is_violation(message.text) else None)
    page.on("pageerror", lambda error: seen.errors.append(str(error)))
    yield page
    context.close()
    assert vars(seen) == {"foreign": [], "violations": [], "errors": []}


def is_foreign(url, site):
    """Whether a request leaves the site."""
    address = urlsplit(url)
    return address.scheme not in OWN_SCHEMES and address.netloc != urlsplit(site).netloc


def is_violation(text):
    """Whether a message of the console reports something that the content security policy stopped."""
    return "Content Security Policy" in text or "Content-Security-Policy" in text


@pytest.fixture
def reader_page(watched_page):
    """The page of somebody who only reads: no cookie may be left behind at the end of the test."""
    yield watched_page
    assert watched_page.context.cookies() == []


@pytest.fixture
def log_in(watched_page):
    """Logs a demo account in through the form: ``log_in("author")`` gives the page, which shows the desk."""

    def by_name(name):
        watched_page.goto("/admin/login/")
        watched_page.locator("[name=username]").fill(name)
        watched_page.locator("[name=password]").fill("foorumi-demo")
        watched_page.locator("form [type=submit]").first.click()
        watched_page.wait_for_url("**/admin/")
        return watched_page

    return by_name


@pytest.fixture
def axe():
    """Checks a page against WCAG 2.2 AA and best practice: ``axe(page)`` fails with a report of what it found."""
    checker = Axe()

    def check(page):
        results = checker.run(page, options={"runOnly": {"type": "tag", "values": WCAG}})
        assert results.violations_count == 0, results.generate_report()

    return check
