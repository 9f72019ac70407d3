"""The five page types that are done to the end, as every reader meets them."""

import gzip

import pytest

pytestmark = pytest.mark.browser

TYPES = ["HomePage", "NewsPage", "ForumPage", "MeetingPage", "RecordingPage"]
LANGUAGES = ["fi", "sv"]
KILOBYTE = 1024


def address_of(type_name, language):
    """The address of the live page of a type with the longest content in a language."""
    from django.apps import apps

    pages = apps.get_model("pages", type_name).objects.live().filter(locale__language_code=language)
    found = max(pages, key=lambda page: len(str(page.get_latest_revision().content)))
    return found.url


every_type_and_language = pytest.mark.parametrize(
    ("type_name", "language"), [(name, language) for name in TYPES for language in LANGUAGES]
)


@every_type_and_language
@pytest.mark.parametrize("mode", ["light", "dark"])
def test_axe_finds_nothing(reader_page, axe, type_name, language, mode):
    reader_page.emulate_media(color_scheme=mode)
    reader_page.goto(address_of(type_name, language))
    for width in (320, 1280):
        reader_page.set_viewport_size({"width": width, "height": 900})
        axe(reader_page)


@every_type_and_language
def test_nothing_scrolls_sideways_at_320_pixels_with_a_long_word_and_wide_spacing(reader_page, type_name, language):
    reader_page.set_viewport_size({"width": 320, "height": 800})
    reader_page.goto(address_of(type_name, language))
    reader_page.evaluate(
        """() => {
            for (const heading of document.querySelectorAll("h1, h2, h3")) heading.append("x".repeat(62));
            for (const part of document.querySelectorAll("main *"))
                Object.assign(part.style, {letterSpacing: "0.12em", wordSpacing: "0.16em", lineHeight: "1.5"});
        }"""
    )
    assert reader_page.evaluate("document.documentElement.scrollWidth") <= 320


@every_type_and_language
def test_the_first_view_is_light_and_comes_from_one_host(reader_page, type_name, language):
    answers = []
    reader_page.on("response", lambda answer: answers.append(answer))
    reader_page.goto(address_of(type_name, language))
    reader_page.wait_for_load_state("networkidle")
    assert len(answers) <= 12
    weights = {"document": 0, "stylesheet": 0, "script": 0, "font": 0}
    for answer in answers:
        kind = answer.request.resource_type
        if kind in weights:
            body = answer.body()
            weights[kind] += len(body if kind == "font" else gzip.compress(body))
    assert weights["document"] <= 20 * KILOBYTE
    assert weights["stylesheet"] <= 20 * KILOBYTE
    assert weights["script"] <= 12 * KILOBYTE
    assert weights["font"] <= 70 * KILOBYTE


@every_type_and_language
def test_pages_are_whole_without_javascript(browser, site, type_name, language):
    context = browser.new_context(base_url=site, java_script_enabled=False)
    page = context.new_page()
    answer = page.goto(address_of(type_name, language))
    assert answer.status == 200
    assert page.locator("h1").count() == 1
    assert page.locator("main").is_visible()
    assert page.locator("html").get_attribute("lang") == language
    context.close()


@every_type_and_language
def test_the_keyboard_reaches_the_content_first(reader_page, type_name, language):
    reader_page.goto(address_of(type_name, language))
    reader_page.keyboard.press("Tab")
    assert reader_page.evaluate("document.activeElement.getAttribute('href')") == "#content"
    reader_page.keyboard.press("Enter")
    assert reader_page.evaluate("document.activeElement.id") == "content"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("address", ["/{}/search/?q=ei-sellaista-sanaa", "/{}/ei-ole/"])
def test_axe_finds_nothing_on_empty_and_lost_pages(reader_page, axe, language, address):
    reader_page.goto(address.format(language))
    axe(reader_page)


@pytest.mark.parametrize("language", LANGUAGES)
def test_minutes_print_without_the_chrome(reader_page, language):
    reader_page.goto(address_of("MeetingPage", language))
    reader_page.emulate_media(media="print")
    assert not reader_page.locator("nav.index").is_visible()
    assert reader_page.locator("h1").is_visible()
