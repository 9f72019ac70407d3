"""Which pages have expired and wait for the clock is asked once a second, and known to the moment."""

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import Page

from search.passages.expiring import expired_pages
from tests import factories
from tests.search.results.found import found_passage

NOW = timezone.now()


@pytest.fixture
def page(minimal_site):
    made = factories.news(minimal_site.fi, title="Uutinen")
    found_passage(made, "Silta")
    return made


def expires(page, moment):
    Page.objects.filter(pk=page.pk).update(expire_at=moment)


def test_a_page_waits_from_the_moment_of_its_end_on(page):
    expires(page, NOW + timedelta(seconds=0.5))
    assert expired_pages(NOW) == ()
    assert expired_pages(NOW + timedelta(seconds=0.499)) == ()
    assert expired_pages(NOW + timedelta(seconds=0.5)) == (page.pk,)
    assert expired_pages(NOW + timedelta(hours=5)) == (page.pk,)


def test_a_page_that_is_down_or_has_no_passages_does_not_wait(page, minimal_site):
    empty = factories.news(minimal_site.fi, title="Tyhjä")
    for one in (page, empty):
        expires(one, NOW)
    Page.objects.filter(pk=page.pk).update(live=False)
    assert expired_pages(NOW) == ()


def test_it_is_asked_once_a_second(page, django_assert_num_queries):
    for seconds, queries in [(0, 1), (0.5, 0), (0.999, 0), (1, 1), (1.9, 0), (60, 1), (59.9, 1)]:
        with django_assert_num_queries(queries):
            assert expired_pages(NOW + timedelta(seconds=seconds)) == ()
