"""A translation is stale the moment a newer original is live, unless somebody says why it stays valid."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from wagtail.models import Page, PageLogEntry

from cms.editorial import services
from cms.translations.staleness import confirm_meaning_unchanged
from cms.translations.versions import State, version_of
from tests.cms.desk import LIVE_TITLE, change, read


def state_of(page, language="sv"):
    return version_of(page, language).state


def publish_change(desk, original):
    change(original, desk["author-fi"], f"{LIVE_TITLE} 2")
    services.submit_for_review(page=Page.objects.get(pk=original.pk), user=desk["author-fi"])
    services.approve(page=Page.objects.get(pk=original.pk), user=desk["reviewer-fi"], **read(original))


def test_a_live_edit_of_the_original_makes_the_translation_stale_a_draft_does_not(desk, original, live_translation):
    assert state_of(original) is State.TRANSLATED
    change(original, desk["author-fi"], LIVE_TITLE)
    assert state_of(original) is State.TRANSLATED
    publish_change(desk, original)
    assert state_of(original) is State.STALE
    assert state_of(original, "fi") is State.TRANSLATED


def test_autosave_over_the_live_original_and_a_new_approval_make_it_stale_too(desk, original, live_translation):
    page = Page.objects.get(pk=original.pk).get_latest_revision_as_object()
    page.title = f"{LIVE_TITLE} 2"
    page.save_revision(user=None, overwrite_revision=page.latest_revision)
    services.submit_for_review(page=Page.objects.get(pk=original.pk), user=desk["author-fi"])
    services.approve(page=Page.objects.get(pk=original.pk), user=desk["reviewer-fi"], **read(original))
    assert state_of(original) is State.STALE


def test_translators_of_the_language_say_why_it_stays_valid(desk, original, live_translation):
    publish_change(desk, original)
    for who, person in desk.each():
        if who not in ("translator-sv", "site-manager", "everything"):
            with pytest.raises(PermissionDenied):
                confirm_meaning_unchanged(page=live_translation, user=person, reason="Kirjoitusvirhe")
    with pytest.raises(ValidationError):
        confirm_meaning_unchanged(page=live_translation, user=desk["translator-sv"], reason=" ")
    confirm_meaning_unchanged(page=live_translation, user=desk["translator-sv"], reason="Skrivfel")
    assert state_of(original) is State.TRANSLATED
    assert PageLogEntry.objects.get(action="cms.meaning_unchanged").data == {"reason": "Skrivfel"}
    publish_change(desk, original)
    assert state_of(original) is State.STALE
