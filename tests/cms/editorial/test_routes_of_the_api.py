"""The programming interfaces that are mounted: the admin's own, which writes by POST; nothing else."""

import pytest
from django.test import Client
from django.urls import NoReverseMatch, get_resolver, reverse
from wagtail.models import Page

from pages.models import NewsIndexPage
from tests import factories
from tests.cms.desk import DRAFT_TITLE, LIVE_TITLE, assert_nothing_went_live, change

ACTIONS = {
    "publish": {},
    "copy": {"keep_live": "true", "title": DRAFT_TITLE, "recursive": "true"},
    "create_alias": {},
    "copy_for_translation": {"locale": "sv", "alias": "true", "copy_parents": "true"},
    "convert_alias": {},
}


def call(browser, page, action, fields):
    return browser.post(reverse("wagtailadmin_api:pages:action", args=[page.pk, action]), fields)


@pytest.mark.parametrize("action", ACTIONS)
def test_api_of_the_admin_publishes_nothing(desk, draft, changed_news, action):
    for who, browser in desk.browsers():
        for page in (draft, changed_news):
            slug = {"copy": "slug", "create_alias": "update_slug"}.get(action)
            fields = {**ACTIONS[action], **({slug: f"{action}-{page.pk}-{who}"} if slug else {})}
            call(browser, page, action, fields)
            assert_nothing_went_live(f"{action} by {who}")
            assert not Page.objects.filter(alias_of__isnull=False).exists(), who
            assert not Page.objects.filter(locale__language_code="sv", live=True).exclude(depth=2).exists(), who


def test_api_of_the_admin_reverts_to_a_draft_only(desk, changed_news):
    unread = change(changed_news, desk["author-fi"], DRAFT_TITLE)
    change(changed_news, desk["author-fi"], LIVE_TITLE)
    for who, browser in desk.browsers():
        call(browser, changed_news, "revert_to_page_revision", {"revision_id": unread.pk})
        assert_nothing_went_live(who)


def test_api_of_the_admin_does_not_move_or_delete_live_pages(desk, live_news):
    other = factories.page(NewsIndexPage, desk.home_sv)
    place = live_news.get_parent().pk
    for who, browser in desk.browsers():
        call(browser, live_news, "move", {"destination_page_id": other.pk})
        assert call(browser, live_news, "delete", {}).status_code in (302, 403, 404), who
        assert Page.objects.get(pk=live_news.pk).get_parent().pk == place, who


def test_api_of_the_admin_unpublishes_for_reviewers_of_the_language_and_site_managers_only(desk, live_news):
    done = set()
    for who, browser in desk.browsers():
        call(browser, live_news, "unpublish", {"recursive": "false"})
        if not Page.objects.get(pk=live_news.pk).live:
            done.add(who)
            Page.objects.filter(pk=live_news.pk).update(live=True)
    assert done == {"reviewer-fi", "second-reviewer-fi", "site-manager", "everything"}


def test_the_only_other_api_is_that_of_the_open_data():
    names = {str(pattern.pattern) for pattern in get_resolver().url_patterns}
    assert [name for name in names if "api" in name] == ["api/v1/"]
    for name in ("wagtailapi:pages:listing", "wagtailapi_v3:openapi-json", "wagtailimages_serve"):
        with pytest.raises(NoReverseMatch):
            reverse(name, args=[] if "serve" not in name else ["x", 1, "width-1"])


@pytest.mark.django_db
@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
@pytest.mark.parametrize("name", ["passages", "meetings", "removed", "passages.jsonl"])
def test_the_open_data_takes_no_change(minimal_site, method, name):
    assert Client().generic(method, f"/api/v1/{name}").status_code == 405


@pytest.mark.django_db
def test_api_of_the_admin_is_closed_to_readers(minimal_site):
    for address in ("/admin/api/main/pages/", f"/admin/api/main/pages/{minimal_site.fi.pk}/"):
        assert Client().get(address).status_code in (302, 401, 403)
