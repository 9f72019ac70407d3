"""From segments to review: what is refused, what a translation is made from, what stays as it is."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from wagtail.models import Page
from wagtail_localize.models import StringSegment, StringTranslation

from cms.editorial import services
from cms.models import TranslationState
from cms.models.editorial import TranslatedRevision
from cms.translations import bridge
from tests import factories
from tests.cms.desk import DRAFT_TITLE, LIVE_TITLE, change, fill_in, read


def test_only_translators_of_the_language_begin_and_save_a_translation(desk, original, translation):
    for who, person in desk.each():
        if who in ("translator-sv", "site-manager", "everything"):
            continue
        with pytest.raises(PermissionDenied):
            bridge.start_translation(page=original, language="sv", user=person)
        with pytest.raises(PermissionDenied):
            bridge.save_translation(page=translation, user=person)


def test_a_translation_is_made_from_the_live_text_not_from_a_draft(desk, original):
    change(original, desk["author-fi"], DRAFT_TITLE)
    page = bridge.start_translation(page=Page.objects.get(pk=original.pk), language="sv", user=desk["translator-sv"])
    segments = StringSegment.objects.filter(source=bridge.translation_of(page).source)
    assert LIVE_TITLE in {segment.string.data for segment in segments.select_related("string")}
    assert DRAFT_TITLE not in {segment.string.data for segment in segments.select_related("string")}


def test_a_page_whose_parent_is_missing_there_and_a_translation_are_not_translated(desk, live_news, draft):
    with pytest.raises(ValidationError):
        bridge.start_translation(page=live_news, language="sv", user=desk["translator-sv"])


def test_a_translation_is_not_translated_back(desk, translation):
    with pytest.raises(ValidationError):
        bridge.start_translation(page=translation, language="fi", user=desk["translator-fi"])


def test_saving_needs_every_text_translated_and_writes_no_live_row(desk, translation):
    StringTranslation.objects.first().delete()
    with pytest.raises(ValidationError):
        bridge.save_translation(page=translation, user=desk["translator-sv"])
    fill_in(translation, desk["translator-sv"])
    revision = bridge.save_translation(page=translation, user=desk["translator-sv"])
    assert revision.content["title"] == f"SV {LIVE_TITLE}"
    assert not Page.objects.get(pk=translation.pk).live


def test_saving_is_refused_while_the_page_is_locked_by_somebody_else(desk, translation):
    Page.objects.filter(pk=translation.pk).update(locked=True, locked_by=desk["reviewer-sv"])
    locked = Page.objects.get(pk=translation.pk)
    with pytest.raises(PermissionDenied):
        bridge.save_translation(page=locked, user=desk["translator-sv"])


def test_a_translation_in_review_is_not_submitted_again_and_keeps_its_revision(desk, translation):
    bridge.submit_translation(page=translation, user=desk["translator-sv"])
    before = Page.objects.get(pk=translation.pk).latest_revision_id
    with pytest.raises(ValidationError):
        bridge.submit_translation(page=Page.objects.get(pk=translation.pk), user=desk["translator-sv"])
    assert Page.objects.get(pk=translation.pk).latest_revision_id == before


def test_the_slug_comes_from_the_translated_title_and_collides_with_nobody(desk, translation):
    taken = bridge.slugify(f"SV {LIVE_TITLE}")
    factories.page(type(translation), translation.get_parent(), slug=taken)
    revision = bridge.save_translation(page=translation, user=desk["translator-sv"])
    assert revision.content["slug"] == f"{taken}-1"


def test_a_translation_remembers_the_revision_it_was_made_from(desk, original, live_translation):
    source = Page.objects.get(pk=original.pk).live_revision_id
    assert TranslatedRevision.objects.get(revision=live_translation.live_revision_id).source_revision_id == source
    assert TranslationState.objects.get(page=live_translation.pk).source_revision_id == source


def test_a_sent_back_translation_is_submitted_again(desk, translation):
    bridge.submit_translation(page=translation, user=desk["translator-sv"])
    page = Page.objects.get(pk=translation.pk)
    services.send_back(page=page, user=desk["reviewer-sv"], comment="Bättre.", **read(page))
    bridge.submit_translation(page=Page.objects.get(pk=page.pk), user=desk["translator-sv"])
    assert services.approve(page=Page.objects.get(pk=page.pk), user=desk["reviewer-sv"], **read(page)).live
