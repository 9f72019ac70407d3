"""One function says what a page is in a language: translated, stale or untranslated; drafts are no versions."""

import pytest

from cms.models import TranslationState
from cms.translations.versions import State, version_of, versions_of
from tests import factories

pytestmark = pytest.mark.django_db


def test_an_original_alone_is_untranslated_in_the_other_language(minimal_site):
    page = factories.news(minimal_site.fi)
    version = version_of(page, "sv")
    assert (version.state, version.is_own, version.page.pk) == (State.UNTRANSLATED, False, page.pk)
    assert version_of(page, "fi").state is State.TRANSLATED


def test_a_draft_is_no_version(minimal_site):
    page = factories.news(minimal_site.fi, live=False)
    assert version_of(page, "fi") is None
    live = factories.news(minimal_site.fi)
    factories.translated(live.get_parent().specific)
    live.copy_for_translation(factories.locale("sv"))
    assert version_of(live, "sv").state is State.UNTRANSLATED


def test_a_translation_is_stale_where_its_source_is_older_than_what_is_live(minimal_site):
    page = factories.news(minimal_site.fi)
    swedish = factories.translated(page)
    TranslationState.objects.create(page=swedish, source_revision=page.live_revision)
    assert version_of(page, "sv").state is State.TRANSLATED
    page = factories.publish(factories.revise(page, title="Uusi"))
    assert version_of(page, "sv").state is State.STALE
    TranslationState.objects.update(confirmed_revision=page.live_revision)
    assert version_of(page, "sv").state is State.TRANSLATED


def test_many_versions_cost_the_same_number_of_questions_as_one(minimal_site, django_assert_num_queries):
    pages = [factories.news(minimal_site.fi) for _number in range(4)]
    with django_assert_num_queries(1):
        versions_of(pages[:1], "sv")
    with django_assert_num_queries(1):
        assert len(versions_of(pages, "sv")) == 4
