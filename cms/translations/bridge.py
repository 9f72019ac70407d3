"""The bridge from segments to review: a translation becomes a revision and enters its own tree's workflow.

wagtail-localize's own ways to "live" are closed (``cms.translations.admin``); this is the only one.
"""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.coreutils import find_available_slug
from wagtail.models import Locale, Page, Revision, WorkflowState
from wagtail_localize.models import StringSegment, Translation, TranslationSource

from cms.editorial.services import submit_for_review
from cms.models.editorial import TranslatedRevision, TranslationState
from cms.permissions import language_of, may_translate


@transaction.atomic
def start_translation(*, page: Page, language: str, user: Any) -> Page:
    """Makes a draft of ``page`` in the other language's tree and its segments; returns the draft.

    Where the page exists there already, its segments are taken anew from the newest text. Raises PermissionDenied
    where the person does not translate into the language, ValidationError where the page's parent is missing there or
    the page itself is a translation.
    """
    if not may_translate(user, language):
        raise PermissionDenied
    locale = Locale.objects.get(language_code=language)
    if _translation_into(page.translation_key, page.locale_id) is not None:
        raise ValidationError(_("This page is itself a translation. Translate its original."))
    source_page = page.specific
    target = Page.objects.filter(translation_key=page.translation_key, locale=locale).first()
    if target is None:
        parent = page.get_parent()
        if not Page.objects.filter(translation_key=parent.translation_key, locale=locale).exists():
            raise ValidationError(_("Translate the page above this one first: %(title)s") % {"title": parent.title})
        target = source_page.copy_for_translation(locale)
    take_segments(source_page=source_page, target=target)
    return Page.objects.get(pk=target.pk)


def take_segments(*, source_page: Page, target: Page) -> Translation:
    """Takes the segments of a translation from the newest live text, or the newest draft where nothing is live.

    The source is built from a named revision, never from the live row (docs/frameworks.md, rule 7).
    """
    revision = source_page.live_revision or source_page.get_latest_revision() or source_page.save_revision()
    source, _created = TranslationSource.update_or_create_from_instance(revision.as_object())
    translation, _created = Translation.objects.get_or_create(source=source, target_locale=target.locale)
    if not translation.enabled:
        translation.enabled = True
        translation.save(update_fields=["enabled"])
    TranslationState.objects.update_or_create(page_id=target.pk, defaults={"working_revision": revision})
    return translation


@transaction.atomic
def save_translation(*, page: Page, user: Any) -> Revision:
    """Saves the segments in work as a revision of the translated ``page``; the live row stays as it is.

    Raises PermissionDenied where the person does not translate into the page's language or the page is locked for her,
    ValidationError where segments are still without a translation. The slug may stay empty: it is then made from the
    title.
    """
    if not may_translate(user, language_of(page)) or page.permissions_for_user(user).page_locked():
        raise PermissionDenied
    translation = _translation_into(page.translation_key, page.locale_id)
    if translation is None:
        raise ValidationError(_("The page is not a translation."))
    missing = missing_segments(translation)
    if missing:
        raise ValidationError(
            ngettext("%(count)d text is still untranslated.", "%(count)d texts are still untranslated.", missing)
            % {"count": missing}
        )
    draft = translation.source.get_ephemeral_translated_instance(translation.target_locale, fallback=True)
    _set_slug(draft, translation)
    revision: Revision = draft.save_revision(user=user, log_action=True)
    state = TranslationState.objects.filter(page_id=page.pk).first()
    if state is not None and state.working_revision is not None:
        TranslatedRevision.objects.update_or_create(
            revision=revision, defaults={"source_revision": state.working_revision}
        )
    return revision


@transaction.atomic
def submit_translation(*, page: Page, user: Any) -> WorkflowState:
    """Saves the translation as a revision and puts it before the reviewers of its language.

    Raises what ``save_translation`` and ``submit_for_review`` raise; then nothing is saved.
    """
    save_translation(page=page, user=user)
    return submit_for_review(page=Page.objects.get(pk=page.pk), user=user)


def missing_segments(translation: Translation) -> int:
    """How many texts of a translation nobody has translated yet; the slug does not count."""
    segments = StringSegment.objects.filter(source=translation.source).exclude(context__path="slug")
    return int(segments.annotate_translation(translation.target_locale).filter(translation__isnull=True).count())


def translation_of(page: Page) -> Translation | None:
    """The segments that the page is made from; None where it is an original."""
    return _translation_into(page.translation_key, page.locale_id)


def _translation_into(translation_key: Any, locale_id: int) -> Translation | None:
    return Translation.objects.filter(
        source__object_id=translation_key, target_locale_id=locale_id, enabled=True
    ).first()


def _set_slug(draft: Page, translation: Translation) -> None:
    slugs = StringSegment.objects.filter(source=translation.source, context__path="slug")
    translated = slugs.annotate_translation(translation.target_locale).filter(translation__isnull=False).exists()
    wanted = slugify(draft.slug if translated else draft.title) or draft.slug
    draft.slug = find_available_slug(draft.get_parent(), wanted, ignore_page_id=draft.pk)
