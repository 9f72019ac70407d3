"""Every page type in a real browser, in both languages: one page of each, that with the longest text, in every mode."""

from __future__ import annotations

from typing import Any

import pytest

from tests.browser.measures import faults

pytestmark = pytest.mark.browser

LANGUAGES = pytest.mark.parametrize("language", ["fi", "sv"])
FEEDBACK = {"fi": "/fi/palaute/", "sv": "/sv/respons/"}
OPEN_DATA = {"fi": "/fi/avoin-data/", "sv": "/sv/oppna-data/"}
VIEWS = {
    "search": "/{}/search/",
    "results": "/{}/search/?q=2026",
    "nothing found": "/{}/search/?q=ei-sellaista-sanaa",
    "lost": "/{}/ei-ole/",
}
MOST_ANSWERS = 12
HEAVIEST_SCRIPTS = 12 * 1024


def live_pages(model: Any, language: str) -> list[Any]:
    """The pages of a type that readers of a language have in it."""
    return list(model.objects.live().filter(locale__language_code=language))


def page_types() -> list[Any]:
    """Every type of page."""
    from django.apps import apps

    from cms.models import BasePage

    return [model for model in apps.get_models() if issubclass(model, BasePage)]


def addresses(language: str) -> dict[str, str]:
    """The page with the longest text of each type, one that is in the other language only, and the views beside."""
    from pages import queries
    from pages.models import MeetingPage

    found = {}
    for model in page_types():
        pages = live_pages(model, language)
        longest = max(pages, key=lambda page: len(str(page.get_latest_revision().content)))
        found[model.__name__] = longest.url
    (other,) = {"fi", "sv"} - {language}
    keys = {page.translation_key for page in live_pages(MeetingPage, language)}
    foreign = [page for page in live_pages(MeetingPage, other) if page.translation_key not in keys]
    if foreign:
        found["untranslated"] = queries.version_for(foreign[0], language).url
    found["open data"] = OPEN_DATA[language]
    return found | {name: address.format(language) for name, address in VIEWS.items()}


def withdraw(language: str) -> str:
    """Takes one piece of news away in both languages; returns the address that it had."""
    from pages.models import NewsPage

    page = live_pages(NewsPage, language)[0]
    address: str = page.url
    for version in NewsPage.objects.filter(translation_key=page.translation_key):
        version.unpublish()
    return address


def weight_faults(answers: list[Any]) -> list[str]:
    """What a page asks for beyond what a slow line bears; documents, styles and fonts are weighed elsewhere."""
    scripts = sum(len(answer.body()) for answer in answers if answer.request.resource_type == "script")
    found = [f"{len(answers)} answers"] if len(answers) > MOST_ANSWERS else []
    return found + ([f"{scripts} bytes of scripts"] if scripts > HEAVIEST_SCRIPTS else [])


@LANGUAGES
def test_every_type_is_whole_in_every_mode_and_size(reader_page: Any, language: str) -> None:
    wrong, answers = {}, []
    reader_page.on("response", lambda answer: answers.append(answer))
    for name, address in addresses(language).items():
        answers.clear()
        reader_page.goto(address, wait_until="load")
        found = weight_faults(answers)
        assert reader_page.locator("html").get_attribute("lang") == language
        wrong[f"{name} {address}"] = found + faults(reader_page)
    assert {page: found for page, found in wrong.items() if found} == {}


@LANGUAGES
def test_the_form_its_errors_and_its_receipt_are_whole(watched_page: Any, language: str) -> None:
    wrong = {}
    watched_page.goto(FEEDBACK[language])
    wrong["form"] = faults(watched_page)
    watched_page.goto(FEEDBACK[language])
    watched_page.locator("main form [type=submit]").click()
    watched_page.locator(".error-summary").wait_for()
    wrong["errors"] = faults(watched_page)
    watched_page.goto(FEEDBACK[language])
    # The form takes nothing from machines, which are quicker than three seconds.
    watched_page.wait_for_timeout(3100)
    watched_page.fill("#text", "Sivulla on väärä päivä. Det är fel datum på sidan.")
    watched_page.locator("main form [type=submit]").click()
    watched_page.wait_for_url(f"**{FEEDBACK[language]}*-*/")
    wrong["receipt"] = faults(watched_page)
    assert {page: found for page, found in wrong.items() if found} == {}


@LANGUAGES
def test_a_withdrawn_page_is_whole(reader_page: Any, language: str) -> None:
    answer = reader_page.goto(withdraw(language))
    assert answer.status == 410
    assert faults(reader_page) == []


@LANGUAGES
def test_every_type_is_there_without_javascript(browser: Any, site: str, language: str) -> None:
    context = browser.new_context(base_url=site, java_script_enabled=False)
    page = context.new_page()
    for name, address in addresses(language).items():
        answer = page.goto(address)
        assert answer.status == (404 if name == "lost" else 200), address
        assert page.locator("h1:visible").count() == 1, address
        assert page.locator("main").is_visible(), address
    assert context.cookies() == []
    context.close()


@LANGUAGES
def test_the_keyboard_reaches_the_content_first_and_then_everything_in_sight(reader_page: Any, language: str) -> None:
    reader_page.emulate_media(reduced_motion="reduce")
    reader_page.goto(addresses(language)["MeetingPage"])
    reader_page.keyboard.press("Tab")
    assert reader_page.evaluate("document.activeElement.getAttribute('href')") == "#content"
    reader_page.keyboard.press("Enter")
    assert reader_page.evaluate("document.activeElement.id") == "content"
    places = []
    for _step in range(40):
        reader_page.keyboard.press("Tab")
        places.append(reader_page.evaluate("document.activeElement.getBoundingClientRect().bottom"))
    assert min(places) > 0


@LANGUAGES
def test_minutes_print_without_the_chrome(reader_page: Any, language: str) -> None:
    reader_page.goto(addresses(language)["MeetingPage"])
    reader_page.emulate_media(media="print")
    assert not reader_page.locator("nav.index").is_visible()
    assert reader_page.locator("h1").is_visible()
