"""Addresses in two languages: the other tree serves what this one lacks, honestly; collisions and renames are safe."""

import pytest
from django.test import Client
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, PageViewRestriction

from cms.editorial import services
from cms.tree import tree
from tests import factories
from tests.cms.desk import change, read

pytestmark = pytest.mark.django_db
BODY = [("paragraph", "<p>Vain suomeksi kirjoitettu teksti</p>")]


@pytest.fixture
def lists(minimal_site):
    """The lists of news of both languages."""
    news = factories.news(minimal_site.fi, title="Ensimmäinen", slug="ensimmainen")
    index = news.get_parent().specific
    swedish = factories.translated(index)
    factories.publish(factories.revise(swedish, slug="nyheter"))
    return index, swedish.__class__.objects.get(pk=swedish.pk)


def get(path):
    answer = Client().get(path)
    return answer.status_code, answer.content.decode()


def test_an_untranslated_page_is_served_under_the_other_languages_path_as_what_it_is(minimal_site, lists):
    page = factories.news(minimal_site.fi, title="Vain suomeksi", slug="vain-suomeksi", body=BODY)
    status, html = get("/sv/nyheter/vain-suomeksi/")
    assert status == 200
    assert '<html lang="sv">' in html
    assert 'lang="fi"' in html
    assert f'<link rel="canonical" href="http://testserver{page.get_url()}">' in html
    assert "hreflang" not in html.split("</head>")[0]
    assert "Vain suomeksi kirjoitettu teksti" in html


def test_a_page_in_both_languages_has_alternates_and_one_address_in_each(minimal_site, lists):
    page = factories.news(minimal_site.fi, title="Molemmilla", slug="molemmilla")
    version = factories.publish(factories.revise(factories.translated(page), slug="bada"))
    status, html = get("/fi/" + "/".join(page.get_url().split("/")[2:]))
    assert status == 200
    for language, url in (("fi", page.get_url()), ("sv", version.get_url())):
        assert f'hreflang="{language}" href="http://testserver{url}"' in html
    assert get("/sv/nyheter/molemmilla/")[0] == 404
    assert get(version.get_url())[0] == 200


def test_a_draft_translation_does_not_take_the_place_of_the_original(minimal_site, lists):
    page = factories.news(minimal_site.fi, title="Kesken", slug="kesken", body=BODY)
    swedish = page.copy_for_translation(factories.locale("sv"))
    assert not swedish.live
    for slug in ("kesken", swedish.slug):
        status, html = get(f"/sv/nyheter/{slug}/")
        assert (status, "Vain suomeksi" in html) in ((200, True), (404, False))
    assert get("/sv/nyheter/kesken/")[0] == 200


def test_a_page_of_ones_own_language_wins_over_the_others_of_the_same_slug(minimal_site, lists):
    factories.news(minimal_site.fi, title="Suomalainen", slug="sama", body=BODY)
    factories.page(type(factories.news(minimal_site.fi)), lists[1], title="Svensk egen", slug="sama")
    status, html = get("/sv/nyheter/sama/")
    assert (status, "Svensk egen" in html, "Suomalainen" in html) == (200, True, False)


def test_an_unpublished_page_of_the_same_slug_hides_nothing_and_shows_nothing(minimal_site, lists):
    factories.news(minimal_site.fi, title="Suomalainen", slug="sama", body=BODY)
    factories.page(type(factories.news(minimal_site.fi)), lists[1], title="Salainen", slug="sama", live=False)
    status, html = get("/sv/nyheter/sama/")
    assert status in (200, 404)
    assert "Salainen" not in html


@pytest.mark.parametrize(
    "path", ["/sv/nyheter/ei/ole/", "/sv/a/" + "b/" * 60, "/sv/nyheter/%00/", "/sv/nyheter/..%2f/"]
)
def test_addresses_that_name_nothing_are_not_found(minimal_site, lists, path):
    assert get(path)[0] == 404


def test_an_unpublished_original_is_not_served_in_the_other_tree(minimal_site, lists):
    page = factories.news(minimal_site.fi, slug="poissa")
    assert get("/sv/nyheter/poissa/")[0] == 200
    page.unpublish()
    assert get("/sv/nyheter/poissa/")[0] == 410


def test_the_address_of_a_draft_leads_nowhere_not_even_to_what_stands_below_it(minimal_site, lists):
    forum = factories.forum(minimal_site.fi, slug="foorumi")
    factories.meeting(forum, slug="kokous")
    swedish = factories.translated(forum)
    factories.publish(factories.revise(swedish, slug="hemligt-namn"))
    address = tree().address_inside(factories.meeting(forum, slug="toinen"), "sv")
    assert "hemligt-namn" in address
    assert get(address)[0] == 200
    Page.objects.get(pk=swedish.pk).specific.unpublish()
    assert get(address)[0] == 404
    assert get(address.replace("hemligt-namn", "foorumi"))[0] == 200


def test_view_restrictions_hold_in_the_other_languages_tree_too(minimal_site, lists):
    page = factories.news(minimal_site.fi, slug="rajattu", title="Rajattu", body=BODY)
    PageViewRestriction.objects.create(page=page, restriction_type="password", password="avain")
    for path in (page.get_url(), "/sv/nyheter/rajattu/"):
        assert "Vain suomeksi kirjoitettu" not in Client().get(path, follow=True).content.decode(), path


def test_the_address_of_a_page_in_the_other_language_is_below_its_nearest_ancestor(minimal_site, lists):
    page = factories.news(minimal_site.fi, slug="yksin")
    assert tree().address_inside(page, "sv") == "/sv/nyheter/yksin/"
    section = factories.section(minimal_site.fi, slug="osio")
    below = factories.section(section, slug="alaosio")
    assert tree().address_inside(below, "sv") == "/sv/osio/alaosio/"
    assert get("/sv/osio/alaosio/")[0] == 200


def test_an_approved_change_of_address_leaves_a_redirect(desk, live_news, django_capture_on_commit_callbacks):
    old = live_news.get_url()
    change(live_news, desk["author-fi"], live_news.title, slug="uusi-osoite")
    services.submit_for_review(page=Page.objects.get(pk=live_news.pk), user=desk["author-fi"])
    with django_capture_on_commit_callbacks(execute=True):
        page = services.approve(page=Page.objects.get(pk=live_news.pk), user=desk["reviewer-fi"], **read(live_news))
    assert Redirect.objects.exists()
    answer = Client().get(old)
    assert (answer.status_code, answer["Location"]) == (301, page.get_url())


def test_an_approval_that_would_take_anothers_address_is_refused_with_words(desk, draft, live_news):
    services.submit_for_review(page=draft, user=desk["author-fi"])
    seen = read(draft)
    Page.objects.filter(pk=live_news.pk).update(slug=draft.slug)
    fields = {"decision": "approve", "comment": "", **seen}
    answer = desk.browser("reviewer-fi").post(f"/admin/review/{draft.pk}/", fields)
    assert answer.status_code == 200
    assert not Page.objects.get(pk=draft.pk).live
