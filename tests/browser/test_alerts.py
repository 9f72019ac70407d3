"""A search is followed by mail, in both languages: ordered without a script, confirmed, told of, stopped."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from cms.editorial.outbox import deliver_due
from pages.models import HomePage
from search.alerts.rounds import tell_due
from search.models import SearchAlert
from search.services import drain
from tests import factories

pytestmark = pytest.mark.browser
ORDER = "/sv/sok/prenumeration/?q=understöd&year=2026"
SEARCH = {
    "fi": ("/fi/haku/?q=revontulikerho", "Revontulikerhon"),
    "sv": ("/sv/sok/?q=norrskensklubben", "Norrskensklubben"),
}


@pytest.fixture(autouse=True)
def _own_mail(settings, site, monkeypatch):
    """Links in mails lead to this server, and a machine may fill in a form at once."""
    settings.WAGTAILADMIN_BASE_URL = site
    monkeypatch.setattr("pages.feedback.form_secret.FASTEST", timedelta())


@pytest.fixture
def plain_page(browser, site):
    """A page of somebody whose browser runs no script, on a telephone."""
    context = browser.new_context(base_url=site, java_script_enabled=False, viewport={"width": 320, "height": 640})
    context.set_default_timeout(15_000)
    yield context.new_page()
    assert context.cookies() == []
    context.close()


@pytest.fixture
def letters(mailoutbox):
    """What was sent since it was last asked: of each mail its links and its text."""
    seen = []

    def new(now):
        deliver_due(now=now)
        fresh = mailoutbox[len(seen) :]
        seen.extend(fresh)
        return [(re.findall(r"http\S+", mail.body), mail.body) for mail in fresh]

    return new


@pytest.fixture(autouse=True)
def _nobody_follows_yet(site):
    """The demo has readers who follow a search."""
    SearchAlert.objects.all().delete()


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_a_search_is_followed_until_it_is_stopped(plain_page, letters, language):
    page, (address, word) = plain_page, SEARCH[language]
    page.goto(address)
    page.locator(".alert-order summary").click()
    page.fill("#alert-email", "lukija@example.org")
    page.check("#alert-daily")
    with page.expect_navigation():
        page.click("#alert-send")
    [([confirm], _text)] = letters(timezone.now())
    page.goto(confirm)
    assert not SearchAlert.objects.confirmed().exists()
    with page.expect_navigation():
        page.click("main button")
    assert SearchAlert.objects.confirmed().count() == 1

    home = HomePage.objects.get(locale__language_code=language, depth=2)
    factories.news(home, title="Uutinen", lead=f"{word} kokous / möte.")
    drain()
    tomorrow = timezone.now() + timedelta(days=2)
    tell_due(now=tomorrow)
    [(links, text)] = letters(tomorrow)
    assert word in text
    hit, stop = links[0], links[-2]
    page.goto(hit)
    assert word in page.locator("main mark").first.inner_text()
    page.goto(stop)
    with page.expect_navigation():
        page.click("main button")
    assert not SearchAlert.objects.exists()
    assert page.goto(stop).status == 404


def test_the_pages_of_an_alert_are_for_everybody(reader_page, letters, axe):
    page = reader_page
    page.goto(SEARCH["sv"][0])
    page.locator(".alert-order summary").click()
    axe(page)
    page.goto(ORDER)
    page.keyboard.press("Tab")
    page.fill("#alert-email", "x")
    with page.expect_navigation():
        page.locator("#alert-email").press("Enter")
    page.locator(".error-summary a").wait_for()
    axe(page)
    page.fill("#alert-email", "lukija@example.org")
    with page.expect_navigation():
        page.locator("#alert-email").press("Enter")
    axe(page)
    [([confirm], _text)] = letters(timezone.now())
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        page.goto(confirm)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        axe(page)
    with page.expect_navigation():
        page.click("main button")
    axe(page)
    page.set_viewport_size({"width": 320, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    with page.expect_navigation():
        page.locator("main form button").last.click()
    axe(page)
    assert not SearchAlert.objects.exists()
