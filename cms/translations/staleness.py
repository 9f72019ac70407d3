"""What a live translation was made from: remembered when it goes live, confirmed when an edit keeps the meaning."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Page, Revision

from cms.models.editorial import TranslatedRevision, TranslationState
from cms.permissions import language_of, may_translate


def remember_source(page: Page, revision: Revision | None) -> None:
    """Notes which revision of the original the now live text of a translation was made from."""
    made = TranslatedRevision.objects.filter(revision=revision).first() if revision is not None else None
    if made is not None:
        TranslationState.objects.update_or_create(page_id=page.pk, defaults={"source_revision": made.source_revision})


def source_of(page: Page) -> Page | None:
    """The original of a translated page; None where the page has no version in another language."""
    return Page.objects.filter(translation_key=page.translation_key).exclude(pk=page.pk).first()


@transaction.atomic
def confirm_meaning_unchanged(*, page: Page, user: Any, reason: str) -> None:
    """Declares that the newest live original did not change the meaning, so that the translation ``page`` stays valid.

    Raises PermissionDenied for everybody but translators of the page's language, ValidationError without a reason.
    """
    if not may_translate(user, language_of(page)):
        raise PermissionDenied
    if not reason.strip():
        raise ValidationError(_("Write why the translation stays valid."))
    source = source_of(page)
    if source is None or source.live_revision_id is None:
        raise ValidationError(_("The page has no live original."))
    TranslationState.objects.update_or_create(page_id=page.pk, defaults={"confirmed_revision": source.live_revision})
    log(instance=page.specific, action="cms.meaning_unchanged", user=user, data={"reason": reason})
