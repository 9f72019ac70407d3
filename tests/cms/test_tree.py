"""The shape of the trees: ancestors, versions, addresses, restrictions."""

import pytest
from wagtail.models import Page, PageViewRestriction

from cms.queries import breadcrumbs
from cms.request_memory import request_memory
from cms.tree import is_private, locales, public, tree
from tests import factories


@pytest.fixture
def meeting(minimal_site):
    return factories.meeting(factories.forum(minimal_site.fi, slug="foorumi"), slug="kokous")


def test_ancestors_come_from_the_front_page_down(minimal_site, meeting):
    titles = [page.pk for page in tree().ancestors(meeting)]
    assert titles[0] == minimal_site.fi.pk
    assert titles[-1] == meeting.get_parent().pk


def test_a_counterpart_without_children_is_known_too(minimal_site, meeting):
    forum = meeting.get_parent()
    swedish = factories.translated(forum.specific)
    assert tree().live_version(forum.translation_key, "sv").pk == swedish.pk
    assert tree().best_version(forum.translation_key, "fi").pk == forum.pk


def test_drafts_are_no_live_version(minimal_site, meeting):
    forum = meeting.get_parent()
    factories.translated(forum.specific).unpublish()
    assert tree().live_version(forum.translation_key, "sv") is None
    assert tree().best_version(forum.translation_key, "sv").pk == forum.pk


def test_an_untranslated_page_has_an_address_below_its_nearest_ancestor(minimal_site, meeting):
    list_slug = meeting.get_parent().get_parent().slug
    assert tree().address_inside(meeting, "sv") == f"/sv/{list_slug}/foorumi/kokous/"


def test_a_restricted_version_is_not_named_where_a_public_one_is(minimal_site, meeting):
    forum = meeting.get_parent()
    swedish = factories.translated(forum.specific, title="Hemligt forum")
    PageViewRestriction.objects.create(page=swedish, restriction_type="login")
    assert tree().best_version(forum.translation_key, "sv").pk == forum.pk
    assert "Hemligt forum" not in [crumb.title for crumb in breadcrumbs(meeting, "sv")]
    PageViewRestriction.objects.create(page=forum, restriction_type="login")
    assert tree().best_version(forum.translation_key, "sv").pk == swedish.pk


def test_versions_and_addresses_are_looked_up_and_not_searched_for(minimal_site, meeting):
    shape = tree()
    forum = meeting.get_parent()
    assert shape.by_address[forum.url_path].pk == forum.pk
    assert {code: page.pk for code, page in shape.versions[forum.translation_key].items()} == {"fi": forum.pk}


def test_restricted_sections_are_left_out(minimal_site, meeting):
    forum = meeting.get_parent()
    PageViewRestriction.objects.create(page=forum, restriction_type="login")
    assert not public(Page.objects.filter(pk__in=[forum.pk, meeting.pk])).exists()
    assert public(Page.objects.filter(pk=minimal_site.fi.pk)).exists()


def test_one_request_asks_for_the_shape_once(minimal_site, meeting, django_assert_num_queries):
    with request_memory(), django_assert_num_queries(3):
        assert tree() is tree()
        assert len(locales()) == 2
        public(Page.objects.all())


def test_outside_a_request_the_shape_costs_the_same_however_many_pages_there_are(
    minimal_site, meeting, django_assert_num_queries
):
    factories.translated(meeting.get_parent().specific)
    with django_assert_num_queries(3):
        tree()


def test_outside_a_request_nothing_is_remembered(minimal_site, meeting):
    before = tree()
    factories.translated(meeting.get_parent().specific)
    assert len(tree().by_path) > len(before.by_path)


def test_what_stands_below_a_restricted_page_is_private(minimal_site, meeting):
    forum = meeting.get_parent()
    assert not is_private(meeting)
    PageViewRestriction.objects.create(page=forum, restriction_type="login")
    assert is_private(meeting)
    assert is_private(forum)
    assert not is_private(minimal_site.fi)
