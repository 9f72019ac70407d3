"""A search as its readers meet it, with scripts and without: from a word to the place where it stands."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit

import pytest

from search.analysis.tokens import plain
from tests.browser.measures import faults

pytestmark = pytest.mark.browser

NARROW = {"width": 320, "height": 640}
BROKEN_WORDS = r"""() => {
  const found = [];
  const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  for (let node; (node = walker.nextNode()); ) {
    for (const token of node.data.matchAll(/\S+/g)) {
      if (/@|\w\.\w/.test(token[0])) continue;
      let above = null;
      for (let at = token.index; at < token.index + token[0].length; at++) {
        if (!/\p{L}/u.test(node.data[at])) { above = null; continue; }
        const range = document.createRange();
        range.setStart(node, at);
        range.setEnd(node, at + 1);
        const place = [...range.getClientRects()].pop();
        if (!place || !place.width) continue;
        if (above && place.top > above.bottom - 3) found.push([token[0], at - token.index]);
        above = place;
      }
    }
  }
  return found;
}"""
"""The words of the page, addresses aside, that go on in the next line without a hyphen, and after how many letters."""


@dataclass(frozen=True)
class Words:
    """What a reader of one language types and reads."""

    path: str
    typed: str
    form: re.Pattern[str]
    of_file: str
    said: str
    body: str
    present: str
    narrow: str
    limits: tuple[str, ...]


WORDS = {
    "fi": Words(
        path="/fi/haku/",
        typed="avustus",
        form=re.compile("avustuksista|avustuksen|avustuksia"),
        of_file="järjestöavustus",
        said="avustus",
        body="Yhdistysfoorumi",
        present="Potilaat ja pitkäaikaissairaat",
        narrow="Rajaa",
        limits=("Foorumi tai verkosto: Yhdistysfoorumi", "Vuosi: 2025", "Potilaat ja pitkäaikaissairaat"),
    ),
    "sv": Words(
        path="/sv/sok/",
        typed="understöd",
        form=re.compile("understöden|understödet"),
        of_file="understöd",
        said="understöd",
        body="Föreningsforum",
        present="Patienter och långtidssjuka",
        narrow="Avgränsa",
        limits=("Föreningsforum", "År: 2025", "Patienter och långtidssjuka"),
    ),
}
LANGUAGES = pytest.mark.parametrize("language", ["fi", "sv"])
SCRIPTS = pytest.mark.parametrize("with_scripts", [True, False], ids=["scripts", "no scripts"])


@pytest.fixture
def page(browser, site, with_scripts):
    """The page of a reader whose browser runs scripts or does not; no cookie is left behind."""
    context = browser.new_context(base_url=site, java_script_enabled=with_scripts)
    context.set_default_timeout(15_000)
    context.set_default_navigation_timeout(60_000)
    yield context.new_page()
    assert context.cookies() == []
    context.close()


def kind_of(hit):
    """The words in the margin beside a hit."""
    return hit.locator(".when").inner_text()


def hits_of(page, kind):
    """The hits of one kind, alone."""
    page.goto(f"{urlsplit(page.url).path}?{urlsplit(page.url).query.split('&kind=')[0]}&kind={kind}")
    return page.locator("ol.hits > li")


@SCRIPTS
@LANGUAGES
def test_a_word_is_typed_and_opens_in_the_item_with_its_marks(page, language):
    words = WORDS[language]
    page.goto(words.path)
    page.locator("#q").fill(words.typed)
    page.keyboard.press("Enter")
    page.wait_for_url("**q=**")
    hits = hits_of(page, "item")
    hit = hits.filter(has=page.locator("mark", has_text=words.form)).first
    hit.locator("a.title").first.click()
    page.wait_for_url("**mark=**#k-*")
    item = page.locator(f"[id='{urlsplit(page.url).fragment}']")
    item.locator("mark", has_text=words.form).first.wait_for()
    assert page.locator("html").get_attribute("lang") == language


@SCRIPTS
@LANGUAGES
def test_a_page_of_a_file_and_a_second_of_a_recording_open_there(page, language):
    words = WORDS[language]
    page.goto(f"{words.path}?q={words.of_file}")
    link = hits_of(page, "attachment").first.locator("a.title").first.get_attribute("href")
    assert re.search(r"\.pdf#page=\d+&search=\w+", link)
    file = page.request.get(link)
    assert (file.status, file.headers["content-type"]) == (200, "application/pdf")
    assert "attachment" not in file.headers.get("content-disposition", "")
    page.goto(f"{words.path}?q={words.said}")
    hits_of(page, "speech").first.locator("a.title").first.click()
    page.wait_for_url("**t=**")
    second = parse_qs(urlsplit(page.url).query)["t"][0]
    assert urlsplit(page.url).fragment == f"t{second}"
    spoken = page.locator(f"#t{second}")
    spoken.locator("mark").first.wait_for()


@SCRIPTS
@LANGUAGES
def test_a_search_is_narrowed_to_a_forum_a_year_and_who_was_present_and_then_followed(page, language):
    words = WORDS[language]
    page.goto(f"{words.path}?q={words.typed}")
    everything = int(re.search(r"\d+", page.locator("[role=status] b").first.inner_text())[0])
    page.get_by_label(words.body, exact=True).check()
    page.locator("#by-present").select_option(label=present_option(page, words.present))
    page.get_by_role("button", name=words.narrow, exact=True).click()
    page.locator(".limits").wait_for()
    page.locator(".hist a", has_text="2025").click()
    page.locator(".limits li").nth(2).wait_for()
    shown = [plain(text) for text in page.locator(".limits li").all_inner_texts()]
    assert [limit for limit in words.limits if not any(plain(limit) in text for text in shown)] == []
    left = int(re.search(r"\d+", page.locator("[role=status] b").first.inner_text())[0])
    assert 0 < left < everything
    feed = page.request.get(page.locator("head link[type='application/atom+xml']").get_attribute("href"))
    assert feed.headers["content-type"].startswith("application/atom+xml")
    assert 0 < feed.text().count("<entry>") <= left
    narrowed = page.url
    page.locator(".limits a").first.click()
    # The old page is gone a moment before the new one is there.
    page.wait_for_url(lambda url: url != narrowed)
    assert page.locator(".limits li").count() == 2


def present_option(page, name):
    """The words of an option, with its count."""
    return next(text for text in page.locator("#by-present option").all_inner_texts() if text.startswith(name))


@LANGUAGES
def test_a_search_is_narrowed_and_a_hit_opened_by_keyboard_alone_on_a_phone(reader_page, language):
    words = WORDS[language]
    reader_page.set_viewport_size(NARROW)
    reader_page.goto(words.path)
    tab_to(reader_page, "document.activeElement.id === 'q'")
    reader_page.keyboard.type(words.typed)
    reader_page.keyboard.press("Enter")
    reader_page.wait_for_url("**q=**")
    tab_to(reader_page, "document.activeElement.matches('.facets summary')")
    reader_page.keyboard.press("Enter")
    tab_to(reader_page, "document.activeElement.name === 'body'")
    named = reader_page.evaluate("document.activeElement.labels[0].innerText")
    reader_page.keyboard.press("Space")
    tab_to(reader_page, "document.activeElement.matches('.facets button')")
    reader_page.keyboard.press("Enter")
    reader_page.locator(".limits").wait_for()
    assert plain(named.split("\n")[0]) in plain(reader_page.locator(".limits li").inner_text())
    tab_to(reader_page, "document.activeElement.matches('.hits a.title')")
    reader_page.keyboard.press("Enter")
    reader_page.wait_for_url("**mark=**")
    reader_page.locator("main mark").first.wait_for()


def tab_to(page, test):
    """Presses the tabulator until what has the focus is what is meant."""
    for _step in range(120):
        page.keyboard.press("Tab")
        if page.evaluate(test):
            return
    pytest.fail(f"the tabulator does not reach it: {test}")


@pytest.mark.parametrize("with_scripts", [False], ids=["no scripts"])
def test_without_scripts_the_field_is_a_field(page):
    page.goto("/fi/haku/")
    assert page.locator("#q").get_attribute("role") is None
    assert page.locator("[role=listbox]").count() == 0


@pytest.mark.parametrize(
    ("language", "scheme", "query"),
    [
        ("fi", "light", "q=avustus"),
        ("sv", "dark", "q=understöd&kind=item&year=2025&from=1.1.2025"),
        ("fi", "dark", "q=zzzyyxx&year=1999"),
        ("sv", "light", "q=%22&from=31.2.2026&until=av*"),
    ],
)
def test_results_and_their_absence_are_for_everybody(reader_page, axe, language, scheme, query):
    reader_page.emulate_media(color_scheme=scheme)
    reader_page.set_viewport_size(NARROW)
    reader_page.goto(f"{WORDS[language].path}?{query}")
    axe(reader_page)
    assert reader_page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]


@pytest.mark.parametrize(
    ("language", "query"),
    [
        ("fi", "q=vapaaehtoiset"),
        ("fi", "q=hyvinvointialue"),
        ("sv", "q=frivilliga"),
        ("sv", "q=rehabilitering"),
        ("sv", "kind=item"),
    ],
)
def test_on_a_narrow_phone_words_break_between_syllables(reader_page, language, query):
    reader_page.set_viewport_size(NARROW)
    reader_page.goto(f"{WORDS[language].path}?{query}")
    reader_page.evaluate("document.fonts.ready")
    assert reader_page.evaluate(BROKEN_WORDS) == []


@pytest.mark.parametrize("query", ["q=" + "avustustoimintakertomus" * 9, "q=puhuja:" + "x" * 190 + " avustus"])
def test_a_very_long_word_stays_on_a_narrow_phone(reader_page, query):
    reader_page.set_viewport_size(NARROW)
    reader_page.goto(f"/fi/haku/?{query}")
    assert reader_page.evaluate("document.documentElement.scrollWidth") <= NARROW["width"]


@pytest.mark.parametrize(("language", "path"), [("fi", "/fi/haku/laatu/"), ("sv", "/sv/sok/kvalitet/")])
def test_what_was_measured_is_for_everybody(reader_page, language, path):
    reader_page.goto(path)
    assert faults(reader_page) == []


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_the_text_of_a_file_is_for_everybody(reader_page, language):
    words = WORDS[language]
    reader_page.goto(f"{words.path}?kind=attachment&q={words.typed}")
    reader_page.locator(".hits a[href*='mark=']:not(.title)").first.click()
    reader_page.locator(".prose mark").first.wait_for()
    assert faults(reader_page) == []
