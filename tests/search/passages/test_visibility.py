"""What may be found."""

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from search.passages.visibility import readable, versions_beside
from tests import factories

pytestmark = pytest.mark.django_db


def test_a_live_page_is_read_anew_so_that_a_draft_is_never_taken_for_it(minimal_site):
    news = factories.news(minimal_site.fi, title="Julki")
    news.title = "Luonnos"
    assert readable(news).title == "Julki"


def test_a_draft_is_not_readable(minimal_site):
    assert readable(factories.news(minimal_site.fi, live=False)) is None


def test_a_page_below_something_private_is_not_readable(minimal_site):
    news = factories.news(minimal_site.fi)
    PageViewRestriction.objects.create(page=news.get_parent(), restriction_type=PageViewRestriction.LOGIN)
    assert readable(news) is None


def test_an_expired_page_is_not_readable_even_before_the_clock_has_taken_it_down(minimal_site):
    news = factories.news(minimal_site.fi)
    Page.objects.filter(pk=news.pk).update(expire_at=timezone.now() - timedelta(minutes=1))
    assert readable(news) is None
    Page.objects.filter(pk=news.pk).update(expire_at=timezone.now() + timedelta(minutes=1))
    assert readable(news) is not None


def test_a_deleted_page_is_not_readable(minimal_site):
    news = factories.news(minimal_site.fi)
    Page.objects.get(pk=news.pk).delete()
    assert readable(news) is None


def test_only_public_versions_stand_beside_a_page(minimal_site):
    news = factories.news(minimal_site.fi)
    assert versions_beside(news) == {}
    version = factories.translated(news)
    assert {language: page.pk for language, page in versions_beside(news).items()} == {"sv": version.pk}
    version.unpublish()
    assert versions_beside(news) == {}
