"""Headers of every answer: strict for readers, looser under the admin path only; no cookie, no foreign address."""

import re

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext
from wagtail.users.models import UserProfile

from tests import factories

PUBLIC = ["/fi/", "/sv/", "/fi/haku/?q=kokous", "/sv/sok/", "/fi/ei-ole/", "/sitemap.xml", "/robots.txt", "/"]
STRICT = {"default-src 'none'", "script-src 'self'", "style-src 'self'", "base-uri 'none'", "frame-ancestors 'none'"}


def policy(answer):
    return {part.strip() for part in answer["Content-Security-Policy"].split(";")}


@pytest.mark.django_db
@pytest.mark.parametrize("address", PUBLIC)
def test_public_pages_carry_the_strict_policy_and_no_cookie(minimal_site, address):
    answer = Client().get(address)
    assert policy(answer) >= STRICT
    assert "unsafe" not in answer["Content-Security-Policy"]
    assert not answer.cookies
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Referrer-Policy"] == "strict-origin-when-cross-origin"
    assert "camera=()" in answer["Permissions-Policy"]


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/fi/", "/sv/", "/fi/haku/?q=kokous", "/fi/ei-ole/"])
def test_public_pages_name_no_other_site(minimal_site, address):
    html = Client().get(address).content.decode()
    loaded = re.findall(
        r'<(?:link|script|img|iframe|source|video|audio|form)\b[^>]*(?:src|href|action)="([^"]+)"', html
    )
    assert loaded
    assert [url for url in loaded if re.match(r"(?:https?:)?//(?!testserver|localhost)", url)] == []
    assert "style=" not in html
    assert not re.search(r"<script(?![^>]*(?:src=|ld\+json))", html)


def test_pages_of_every_kind_set_no_cookie(desk, live_news):
    event = factories.event(desk.home, factories.moment(2027, 1, 2))
    forum = factories.forum(desk.home)
    meeting = factories.meeting(forum, rows={"items": [factories.agenda_item()]} if hasattr(forum, "nothing") else {})
    for page in (live_news, event, forum, meeting, factories.recording(desk.home)):
        answer = Client().get(page.get_url())
        assert answer.status_code == 200, page
        assert not answer.cookies, page


def test_the_policy_is_looser_under_the_admin_path_only(desk, live_news):
    browser = desk.browser("author-fi")
    assert "script-src 'self' 'unsafe-inline' 'unsafe-eval'" in policy(browser.get("/admin/"))
    assert "frame-ancestors 'self'" in policy(browser.get("/admin/"))
    for address in ("/fi/", live_news.get_url(), "/fi/admin/", "/administration/", "//admin/"):
        assert policy(browser.get(address)) >= STRICT, address


def test_a_preview_is_strict_but_may_stand_in_the_admins_frame(desk, live_news):
    address = reverse("wagtailadmin_pages:revisions_view", args=[live_news.pk, live_news.latest_revision_id])
    answer = desk.browser("author-fi").get(address)
    assert policy(answer) >= (STRICT - {"frame-ancestors 'none'"}) | {"frame-ancestors 'self'"}


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/media/no/", "/documents/9/no.pdf", "/static/no.css", "/admin/sprite/no/"])
def test_what_is_missing_outside_the_trees_is_missing(minimal_site, address):
    assert Client().get(address).status_code in ((302,) if address.startswith("/admin") else (404,))


@pytest.mark.django_db
def test_an_address_without_a_language_leads_into_a_tree(minimal_site):
    answer = Client().get("/uutiset/", headers={"accept-language": "sv"})
    assert (answer.status_code, answer["Location"]) == (302, "/sv/uutiset/")


@pytest.mark.parametrize("path", ["/sitemap.xml", "/robots.txt", "/captions/1.fi.vtt"])
@pytest.mark.usefixtures("minimal_site")
def test_what_is_alike_for_all_does_not_depend_on_the_language_of_the_browser(client, path):
    answers = [client.get(path, headers={"accept-language": language}) for language in ("sv", "fi", "de")]
    assert len({answer.content for answer in answers}) == 1
    assert all("Accept-Language" not in answer.get("Vary", "") for answer in answers)


@pytest.mark.parametrize(("chosen", "browsers", "spoken"), [("sv", "fi", "sv"), ("fi", "sv", "fi"), ("", "sv", "sv")])
def test_a_refusal_at_the_desk_is_in_the_persons_language(user_with, chosen, browsers, spoken):
    person = user_with("author-sv")
    UserProfile.objects.create(user=person, preferred_language=chosen)
    browser = Client(headers={"Accept-Language": browsers})
    browser.force_login(person)
    said = browser.get("/admin/users/", follow=True).content.decode()
    with translation.override(spoken):
        assert gettext("Sorry, you do not have permission to access this area.") in said
    assert f'<html lang="{spoken}"' in said


def test_the_readers_site_does_not_ask_who_chose_which_language(user_with):
    person = user_with("author-sv")
    UserProfile.objects.create(user=person, preferred_language="sv")
    browser = Client()
    browser.force_login(person)
    assert '<html lang="fi"' in browser.get("/fi/").content.decode()
