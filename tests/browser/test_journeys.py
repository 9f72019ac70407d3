"""The whole story in a browser: written, reviewed, live, translated, reviewed, live in the right tree, found."""

import re
from dataclasses import dataclass

import pytest

from search.services import drain

pytestmark = pytest.mark.browser
SEARCH = {"fi": "/fi/haku/", "sv": "/sv/sok/"}


@dataclass(frozen=True)
class Story:
    """Who does what, in which direction; the words that are written and their translations."""

    language: str
    other: str
    list_slug: str
    author: str
    reviewer: str
    other_reviewer: str
    words: dict[str, str]
    word: str
    other_word: str


FROM_FINNISH = Story(
    language="fi",
    other="sv",
    list_slug="uutiset",
    author="author",
    reviewer="reviewer-fi",
    other_reviewer="reviewer-sv",
    words={
        "Haravatalkoot lauantaina": "Räfstalko på lördag",
        "Kylätalon pihalla haravoidaan yhdessä.": "Vi räfsar gården vid bygdehuset tillsammans.",
    },
    word="haravoidaan",
    other_word="bygdehuset",
)
FROM_SWEDISH = Story(
    language="sv",
    other="fi",
    list_slug="nyheter",
    author="author-sv",
    reviewer="reviewer-sv",
    other_reviewer="reviewer-fi",
    words={
        "Räfstalko på lördag": "Haravatalkoot lauantaina",
        "Vi räfsar gården vid bygdehuset tillsammans.": "Kylätalon pihalla haravoidaan yhdessä.",
    },
    word="bygdehuset",
    other_word="haravoidaan",
)


class Desk:
    """One person's browser, logged in to the desk."""

    def __init__(self, browser, site, name):
        self.context = browser.new_context(base_url=site, viewport={"width": 1280, "height": 900})
        self.context.set_default_timeout(15_000)
        self.context.set_default_navigation_timeout(60_000)
        self.page = self.context.new_page()
        self.page.goto("/admin/login/")
        self.page.fill("[name=username]", name)
        self.page.fill("[name=password]", "foorumi-demo")
        self.page.click("form [type=submit]")
        self.page.wait_for_url("**/admin/")

    def __enter__(self):
        return self.page

    def __exit__(self, *exception):
        self.context.close()


def write_and_submit(page, story, list_id):
    title, lead = story.words
    page.goto(f"/admin/pages/add/pages/newspage/{list_id}/")
    page.fill("[name=title]", title)
    page.fill("[name=lead]", lead)
    page.locator("footer [data-w-dropdown-target=toggle]").first.click()
    page.locator("button[name=action-submit]").click()
    page.wait_for_url(f"**/admin/pages/{list_id}/")


def read_and_approve(page, title):
    page.goto("/admin/review/")
    page.click(f"text={title}")
    page.wait_for_url("**/admin/review/*/")
    text = page.frame_locator("iframe.review-text")
    assert text.locator("h1").inner_text().replace("\u00ad", "") == title
    page.click("button[value=approve]")
    page.wait_for_url("**/admin/review/")
    return title


def translate_and_submit(page, story, page_id):
    page.goto(f"/admin/translations/{page_id}/start/")
    page.locator("main form button").first.click()
    page.wait_for_url("**/edit/")
    for source, translated in story.words.items():
        segment = page.locator("li.incomplete:visible").filter(has_text=source).first
        segment.get_by_role("button").click()
        box = segment.locator("textarea, [contenteditable=true]").first
        box.click()
        page.keyboard.insert_text(translated)
        segment.get_by_role("button").last.click()
        # It looks complete from the click on, but can be edited again only when it is stored.
        stored = page.locator("li.complete").filter(has_text=translated).filter(has=page.get_by_role("button"))
        stored.first.wait_for()
    page.locator("#translation-review button").first.click()
    page.locator("#translation-review button[disabled]").wait_for()


def is_found(page, language, word):
    drain()  # what the worker does within a second
    page.goto(f"{SEARCH[language]}?q={word}")
    # What only comes near stands below.
    return page.locator("ol.hits a.title:not([aria-labelledby='near-h'] *)")


@pytest.mark.parametrize("story", [FROM_FINNISH, FROM_SWEDISH], ids=["from Finnish", "from Swedish"])
def test_a_piece_is_written_reviewed_translated_reviewed_and_found(browser, site, reader_page, story):
    from wagtail.models import Page

    title, translated_title = next(iter(story.words.items()))
    news = Page.objects.get(slug=story.list_slug, locale__language_code=story.language)
    with Desk(browser, site, story.author) as author:
        write_and_submit(author, story, news.pk)
    assert is_found(reader_page, story.language, story.word).count() == 0
    with Desk(browser, site, story.reviewer) as reviewer:
        read_and_approve(reviewer, title)
    hits = is_found(reader_page, story.language, story.word)
    assert re.sub("\u00ad", "", hits.first.inner_text()) == title
    original = Page.objects.get(title=title)
    assert original.live
    with Desk(browser, site, "translator") as translator:
        translate_and_submit(translator, story, original.pk)
    translation = Page.objects.exclude(pk=original.pk).get(translation_key=original.translation_key)
    assert not translation.live
    with Desk(browser, site, story.other_reviewer) as reviewer:
        read_and_approve(reviewer, translated_title)
    hits = is_found(reader_page, story.other, story.other_word)
    hits.first.click()
    reader_page.wait_for_url(re.compile(rf".*/{story.other}/[^/]+/[^/]+/\?mark={story.other_word}$"))
    reader_page.locator("main mark").first.wait_for()
    assert reader_page.locator("h1").inner_text().replace("\u00ad", "") == translated_title
    assert reader_page.locator("html").get_attribute("lang") == story.other
