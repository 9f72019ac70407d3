"""What nobody has approved is on no route: no page, list, search, map, switch or interface shows a word of it."""

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from cms.editorial import services
from tests import factories
from tests.cms.desk import change

SECRET = "Salaliitto"
SEARCH = {"fi": "/fi/haku/", "sv": "/sv/sok/"}
TRICKS = [
    "preview=1", "draft=1", "revision=1", "mode=preview", "in_preview_panel=true", "page=1", "live=0", "locale=sv",
    "show=draft", "version=latest", "format=json", "_util=1",
]  # fmt: skip


@pytest.fixture
def hidden(desk, live_news):
    """Every kind of unread text: a new draft, one in review, one sent back, changes of a live page, an offline page."""
    body = [("paragraph", f"<p>{SECRET}</p>")]
    words = {"summary": SECRET, "lead": SECRET, "body": body}
    new = factories.news(desk.home, title=SECRET, slug="salaliitto", live=False, **words)
    waiting = factories.news(desk.home, title=SECRET, slug="salaliitto-2", live=False, **words)
    services.submit_for_review(page=waiting, user=desk["author-fi"])
    change(live_news, desk["author-fi"], SECRET, **words)
    offline = factories.news(desk.home, title=SECRET, slug="salaliitto-3", **words)
    offline.unpublish()
    swedish = factories.translated(live_news.get_parent().specific)
    draft_sv = factories.page(type(live_news), swedish, live=False, title=SECRET, slug="salaliitto-sv", **words)
    return [new, waiting, offline, draft_sv]


def addresses(desk, live_news, hidden):
    """Every address where the words might appear."""
    index = live_news.get_parent().specific
    yield from ("/", "/fi/", "/sv/", "/sitemap.xml", "/robots.txt", index.get_url(), live_news.get_url())
    for language in ("fi", "sv"):
        yield f"{SEARCH[language]}?q={SECRET}"
        yield f"{SEARCH[language]}?q=salaliitto&kind=news"
        for page in hidden:
            yield f"{index.get_url().replace('/fi/', f'/{language}/')}{page.slug}/"
            yield f"/{language}/{page.slug}/"
    yield from (f"{live_news.get_url()}?{trick}" for trick in TRICKS)
    yield from (f"{index.get_url()}{hidden[0].slug}/?{trick}" for trick in TRICKS)
    yield from ("/fi/_util/login/", "/api/v2/pages/", "/api/main/pages/", "/admin/api/main/pages/", "/fi/feed/")
    for page in (*hidden, live_news):
        yield reverse("wagtailadmin_pages:view_draft", args=[page.pk])
        yield reverse("wagtailadmin_pages:revisions_view", args=[page.pk, page.latest_revision_id or 1])
        yield reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk])
        yield reverse("review_page", args=[page.pk])
        yield reverse("wagtailadmin_api:pages:detail", args=[page.pk])


def test_drafts_are_shown_to_readers_nowhere(desk, live_news, hidden):
    reader = Client()
    seen = {}
    for address in addresses(desk, live_news, hidden):
        answer = reader.get(address, follow=True)
        asked = SECRET.lower() in address.lower()
        words = answer.content.decode().count(SECRET)
        seen[address] = words if not asked else words * ("<p>" + SECRET in answer.content.decode())
    assert {address: words for address, words in seen.items() if words} == {}


def test_pages_that_are_not_live_are_not_found(desk, live_news, hidden):
    base = live_news.get_parent().get_url()
    for page in hidden:
        for language in ("fi", "sv"):
            answer = Client().get(f"{base.replace('/fi/', f'/{language}/')}{page.slug}/")
            assert answer.status_code == (410 if page.first_published_at else 404)
            assert SECRET not in answer.content.decode()


def test_search_finds_no_word_of_a_draft(desk, live_news, hidden):
    for language in ("fi", "sv"):
        html = Client().get(f"{SEARCH[language]}?q={SECRET}").content.decode()
        assert live_news.title not in html
        assert live_news.get_url() not in html


def test_the_live_text_stays_what_it_was(desk, live_news, hidden):
    assert live_news.title in Client().get(live_news.get_url()).content.decode()


def test_a_person_of_the_other_language_sees_no_draft_on_the_public_site_either(desk, live_news, hidden):
    browser = desk.browser("author-sv")
    for page in hidden[:3]:
        answer = browser.get(f"{live_news.get_parent().get_url()}{page.slug}/")
        assert answer.status_code == (410 if page.first_published_at else 404)
        assert SECRET not in answer.content.decode()


def test_a_draft_preview_is_for_those_who_may_edit(desk, hidden):
    address = reverse("wagtailadmin_pages:view_draft", args=[hidden[0].pk])
    seeing = {who for who, browser in desk.browsers() if SECRET in browser.get(address, follow=True).content.decode()}
    assert "anonymous" not in seeing
    assert {"author-fi", "reviewer-fi"} <= seeing


def test_a_scheduled_text_is_not_seen_before_its_hour(desk, hidden):
    page = Page.objects.get(pk=hidden[1].pk)
    hour = factories.moment(2099, 1, 1)
    revision = page.latest_revision
    seen = {"revision_id": revision.pk, "digest": services.digest_of(revision)}
    services.approve(page=page, user=desk["reviewer-fi"], publish_at=hour, **seen)
    assert Client().get(f"{page.get_parent().get_url()}{page.slug}/").status_code == 404
