"""The map for search engines: every live public page at its own address, in both languages, and nothing else."""

import xml.etree.ElementTree as Tree

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from tests import factories

pytestmark = pytest.mark.django_db
SPACE = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


def entries():
    root = Tree.fromstring(Client().get("/sitemap.xml").content)  # noqa: S314 - our own answer
    return {
        url.find("s:loc", SPACE).text: {link.get("hreflang"): link.get("href") for link in url.findall("x:link", SPACE)}
        for url in root.findall("s:url", SPACE)
    }


def test_both_trees_are_in_it_with_their_alternates(minimal_site):
    pair = {"fi": "http://testserver/fi/", "sv": "http://testserver/sv/"}
    assert entries() == {pair["fi"]: pair, pair["sv"]: pair}


def test_an_untranslated_page_is_in_it_once_at_its_own_address_without_alternates(minimal_site):
    news = factories.news(minimal_site.fi, slug="vain-suomeksi")
    found = entries()
    assert found[f"http://testserver{news.get_url()}"] == {}
    assert not [address for address in found if "/sv/" in address and "vain-suomeksi" in address]


def test_drafts_unpublished_and_restricted_pages_are_not_in_it(minimal_site):
    shown = factories.news(minimal_site.fi)
    draft = factories.news(minimal_site.fi, live=False)
    offline = factories.news(minimal_site.fi)
    offline.unpublish()
    restricted = factories.news(minimal_site.fi)
    PageViewRestriction.objects.create(page=restricted, restriction_type=PageViewRestriction.LOGIN)
    found = {address.removeprefix("http://testserver") for address in entries()}
    assert shown.get_url() in found
    assert not found & {page.get_url() for page in (draft, offline, restricted)}


def test_titles_that_look_like_markup_do_not_break_it(minimal_site):
    Page.objects.filter(pk=minimal_site.fi.pk).update(title="</loc><script>")
    assert "<script>" not in Client().get("/sitemap.xml").content.decode()
    assert len(entries()) == 2


def test_a_page_that_has_expired_is_not_in_it_though_the_clock_is_late(minimal_site):
    news = factories.news(minimal_site.fi)
    Page.objects.filter(pk=news.pk).update(expire_at=timezone.now())
    assert f"http://testserver{news.get_url()}" not in entries()
