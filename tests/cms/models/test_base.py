"""The page that all others are: its guard in save(), its revisions that autosave does not rewrite, its form."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import transaction
from wagtail.models import Page, PageViewRestriction, Revision

from cms.editorial.decisions import digest_of
from cms.editorial.guard import UnreviewedPublication
from cms.models import BasePage
from pages.models import NewsPage, SectionPage, StandardPage
from tests import factories
from tests.cms.desk import LIVE_TITLE, change


def test_no_page_type_offers_the_author_an_hour_of_publication():
    for model in BasePage.__subclasses__():
        form = model.get_edit_handler().get_form_class()
        assert not {"go_live_at", "expire_at", "live", "owner", "locale"} & set(form.base_fields), model


def test_a_live_page_saved_as_it_is_passes_and_with_another_word_does_not(live_news):
    page = NewsPage.objects.get(pk=live_news.pk)
    page.save()
    for name in ("title", "lead", "summary", "slug", "seo_title"):
        page = NewsPage.objects.get(pk=live_news.pk)
        setattr(page, name, "toinen")
        with pytest.raises(UnreviewedPublication), transaction.atomic():
            page.save()


def test_no_page_moves_into_the_other_language_by_saving(desk, live_news):
    page = NewsPage.objects.get(pk=live_news.pk)
    page.locale = desk.home_sv.locale
    with pytest.raises(UnreviewedPublication), transaction.atomic():
        page.save()


def test_autosave_does_not_write_over_the_live_revision(desk, live_news):
    revision = Page.objects.get(pk=live_news.pk).live_revision
    Revision.objects.filter(pk=revision.pk).update(user=desk["author-fi"])
    before = digest_of(revision)
    draft = Page.objects.get(pk=live_news.pk).get_latest_revision_as_object()
    draft.title = "Sujautettu"
    saved = draft.save_revision(user=desk["author-fi"], overwrite_revision=draft.latest_revision)
    assert saved.pk != revision.pk
    assert digest_of(Revision.objects.get(pk=revision.pk)) == before


def test_autosave_over_somebody_elses_revision_or_an_older_one_is_refused(desk, draft):
    mine = change(draft, desk["author-fi"])
    page = Page.objects.get(pk=draft.pk).get_latest_revision_as_object()
    with pytest.raises(PermissionDenied), transaction.atomic():
        page.save_revision(user=desk["secretary"], overwrite_revision=mine)
    change(draft, desk["secretary"])
    page = Page.objects.get(pk=draft.pk).get_latest_revision_as_object()
    with pytest.raises(PermissionDenied), transaction.atomic():
        page.save_revision(user=desk["author-fi"], overwrite_revision=mine)


def test_a_draft_of_a_live_page_leaves_its_row_alone(desk, live_news):
    change(live_news, desk["author-fi"], "Luonnos")
    assert NewsPage.objects.get(pk=live_news.pk).title == LIVE_TITLE


def test_nobody_reads_below_a_restricted_page_without_its_login(minimal_site, client):
    section = factories.page(SectionPage, minimal_site.fi, slug="osio")
    page = factories.page(StandardPage, section, slug="sivu")
    assert client.get(page.get_url()).status_code == 200
    assert list(page.get_view_restrictions()) == []
    restriction = PageViewRestriction.objects.create(page=section, restriction_type="login")
    assert list(page.get_view_restrictions()) == [restriction]
    assert client.get(page.get_url()).status_code == 302
    assert client.get(minimal_site.fi.get_url()).status_code == 200
