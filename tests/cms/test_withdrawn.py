"""Addresses that readers once had: moved, withdrawn, deleted, back again, and those that never were."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from cms.editorial.guard import publishing_service
from cms.withdrawn import fate_of
from tests import factories


def _renamed(page: Any, slug: str) -> Any:
    return factories.publish(factories.revise(Page.objects.get(pk=page.pk).specific, slug=slug))


def test_a_withdrawn_page_is_gone_in_both_frames(minimal_site: Any, client: Client) -> None:
    news = factories.news(minimal_site.fi, slug="avustukset")
    factories.translated(news.get_parent().specific, slug="nyheter")
    addresses = [news.get_url(), "/sv/nyheter/avustukset/"]
    assert [client.get(address).status_code for address in addresses] == [200, 200]
    news.unpublish(log_action=True)
    for address, words in zip(addresses, ("Sivu on poistettu", "Sidan togs bort"), strict=True):
        response = client.get(address)
        assert response.status_code == 410
        assert words in response.content.decode()
    assert fate_of(news.url_path.replace("/foorumi-fi", "/fi")).removed_on == timezone.localdate()  # type: ignore[union-attr]


def test_a_page_that_expired_says_why_it_is_gone(minimal_site: Any, client: Client) -> None:
    news = factories.news(minimal_site.fi)
    news.unpublish(set_expired=True)
    assert "Sivu oli julki määräajan." in client.get(news.get_url()).content.decode()


def test_a_draft_that_never_was_live_is_not_found(minimal_site: Any, client: Client) -> None:
    news = factories.news(minimal_site.fi, live=False)
    assert client.get(news.get_url()).status_code == 404
    news.delete()
    assert client.get(news.get_url()).status_code == 404


def test_a_deleted_page_is_gone_with_all_below_it(minimal_site: Any, client: Client) -> None:
    forum = factories.forum(minimal_site.fi)
    meeting = factories.meeting(forum)
    addresses = [forum.get_url(), meeting.get_url()]
    Page.objects.get(pk=forum.pk).delete()
    assert [client.get(address).status_code for address in addresses] == [410, 410]


def test_a_page_that_comes_back_is_there(minimal_site: Any, client: Client) -> None:
    news = factories.news(minimal_site.fi, slug="paluu")
    index, address = news.get_parent(), news.get_url()
    news.unpublish()
    assert client.get(address).status_code == 410
    factories.publish(news.get_latest_revision())
    assert client.get(address).status_code == 200
    Page.objects.get(pk=news.pk).delete()
    assert client.get(address).status_code == 410
    factories.page(factories.pages.NewsPage, index, slug="paluu")
    assert client.get(address).status_code == 200


def test_a_renamed_page_and_all_below_it_lead_on_in_both_frames(
    minimal_site: Any, client: Client, django_capture_on_commit_callbacks: Any
) -> None:
    forum = factories.forum(minimal_site.fi, slug="vanha")
    meeting = factories.meeting(forum, slug="kokous")
    index = forum.get_parent()
    factories.translated(index.specific, slug="forumen")
    old = [forum.get_url(), meeting.get_url()]
    with django_capture_on_commit_callbacks(execute=True):
        forum = _renamed(forum, "uusi")
    for address in old:
        response = client.get(address)
        assert (response.status_code, response.url) == (301, address.replace("vanha", "uusi"))  # type: ignore[attr-defined]
    framed = client.get("/sv/forumen/vanha/kokous/")
    assert (framed.status_code, framed.url) == (301, "/sv/forumen/uusi/kokous/")  # type: ignore[attr-defined]
    assert client.get(framed.url).status_code == 200  # type: ignore[attr-defined]


def test_a_moved_page_leads_on(minimal_site: Any, client: Client, django_capture_on_commit_callbacks: Any) -> None:
    first, second = factories.forum(minimal_site.fi), factories.forum(minimal_site.fi)
    meeting = factories.meeting(first, slug="kokous")
    old = meeting.get_url()
    with django_capture_on_commit_callbacks(execute=True), publishing_service():
        meeting.move(second, pos="last-child")
    response = client.get(old)
    assert (response.status_code, response.url) == (301, f"{second.get_url()}kokous/")  # type: ignore[attr-defined]


@pytest.mark.parametrize("path", ["/", "/fi/", "/xx/", "/fi/olematon/", "/fi/\0/", "/fi//", "/fi/%2e%2e/"])
def test_what_never_was_has_no_fate(minimal_site: Any, path: str) -> None:
    assert fate_of(path) is None


@pytest.mark.parametrize("path", ["/xx/", "/en/news/", "/en-GB/", "/fi/olematon/"])
def test_an_unknown_address_is_not_sent_anywhere(minimal_site: Any, client: Client, path: str) -> None:
    assert client.get(path).status_code == 404


def test_an_address_too_long_to_be_remembered_holds_no_deletion_back(minimal_site: Any) -> None:
    news = factories.news(minimal_site.fi, slug="a" * 255)
    Page.objects.get(pk=news.pk).delete()
    assert not Redirect.objects.exists()


def test_where_an_editor_sends_readers_of_a_withdrawn_page_they_go(minimal_site: Any, client: Client) -> None:
    news = factories.news(minimal_site.fi, slug="muualla")
    news.unpublish()
    Redirect.objects.create(old_path=news.get_url().rstrip("/"), redirect_link="https://muualla.example/")
    response = client.get(news.get_url())
    assert (response.status_code, response.url) == (301, "https://muualla.example/")  # type: ignore[attr-defined]
