"""Receivers of Wagtail's signals: one line each, calling a named function."""

from typing import Any

from django.db import transaction
from django.db.models.signals import pre_delete, pre_save
from wagtail.models import Page
from wagtail.signals import page_published, pre_page_move, task_submitted, workflow_approved, workflow_rejected

from cms.editorial.documents import refuse_deleting_what_readers_see
from cms.editorial.guard import refuse_unreviewed_move, refuse_unreviewed_save
from cms.editorial.notifications import announce_decision, announce_submission
from cms.models.base import BasePage
from cms.models.media import SiteDocument, SiteImage
from cms.models.review import ReviewTaskState
from cms.tasks import prepare_images
from cms.translations.heirs import lead_numbers_to_heir
from cms.translations.staleness import remember_source
from cms.withdrawn import leave_address_behind


def on_plain_page_save(sender: Any, instance: Any, update_fields: Any = None, **kwargs: Any) -> None:
    """Live text does not change through Wagtail's plain page either, which has no guard of its own."""
    if issubclass(instance.specific_class or Page, BasePage):
        refuse_unreviewed_save(instance, update_fields)


def on_file_deletion(sender: Any, instance: Any, **kwargs: Any) -> None:
    """What a live page shows is not taken from under it."""
    refuse_deleting_what_readers_see(instance)


def on_page_deletion(sender: Any, instance: Any, **kwargs: Any) -> None:
    """An address that readers once had is not forgotten; what names the page by number names its other version."""
    leave_address_behind(instance)
    lead_numbers_to_heir(instance)


def on_page_move(sender: Any, instance: Any, parent_page_before: Any, parent_page_after: Any, **kwargs: Any) -> None:
    """A live page moves only through its service."""
    refuse_unreviewed_move(instance, parent_page_before, parent_page_after)


def on_submission(sender: Any, instance: Any, user: Any = None, **kwargs: Any) -> None:
    """Reviewers of the language hear of a new text."""
    announce_submission(instance, user)


def on_approval(sender: Any, instance: Any, user: Any = None, **kwargs: Any) -> None:
    """The author hears that the text was approved."""
    announce_decision(instance, user, approved=True)


def on_rejection(sender: Any, instance: Any, user: Any = None, **kwargs: Any) -> None:
    """The author hears that the text was sent back, and why."""
    announce_decision(instance, user, approved=False)


def on_publication(sender: Any, instance: Any, revision: Any, **kwargs: Any) -> None:
    """A translation remembers what it was made from; the images of the page are made ready for its readers.

    Where the task cannot be stored the page is published all the same: its first readers wait for the images then.
    """
    remember_source(instance, revision)
    transaction.on_commit(lambda: prepare_images.enqueue(instance.pk), robust=True)


def connect() -> None:
    """Connects every receiver once."""
    pre_save.connect(on_plain_page_save, sender=Page, dispatch_uid="cms.on_plain_page_save")
    for model in (SiteDocument, SiteImage):
        pre_delete.connect(on_file_deletion, sender=model, dispatch_uid=f"cms.on_file_deletion.{model.__name__}")
    pre_delete.connect(on_page_deletion, sender=Page, dispatch_uid="cms.on_page_deletion")
    pre_page_move.connect(on_page_move, dispatch_uid="cms.on_page_move")
    page_published.connect(on_publication, dispatch_uid="cms.on_publication")
    task_submitted.connect(on_submission, sender=ReviewTaskState, dispatch_uid="cms.on_submission")
    workflow_approved.connect(on_approval, dispatch_uid="cms.on_approval")
    workflow_rejected.connect(on_rejection, dispatch_uid="cms.on_rejection")
