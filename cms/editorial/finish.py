"""The end of a workflow: the approved revision, and no other, goes live.

Wagtail names this module in a setting that it reads while its own models load, so nothing here imports
``wagtail.models`` (docs/decisions/0002).
"""

from typing import Any

from django.utils import timezone
from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.log_actions import log

from cms.editorial.guard import UnreviewedPublication, publishing_service


def publish_approved_revision(workflow_state: Any, user: Any = None) -> None:
    """Publishes the revision that the last review step approved, or schedules it where its hour lies ahead.

    Wagtail's own check asks for a right that nobody has; ours stands with the review step. A workflow that ends in
    another kind of step, or without any, publishes nothing: raises UnreviewedPublication.
    """
    state = workflow_state.current_task_state and workflow_state.current_task_state.specific
    if not hasattr(state, "check_approval"):
        raise UnreviewedPublication
    state.check_approval()
    revision, publish_at = state.revision, state.publish_at
    if publish_at is not None and publish_at > timezone.now():
        schedule_revision(revision, publish_at, user)
    else:
        publish_revision(revision, user)


def publish_revision(revision: Any, user: Any) -> None:
    """Makes a revision the live text at once; the caller has checked that it may be."""
    with publishing_service():
        PublishPageRevisionAction(revision, user=user).execute(skip_permission_checks=True)


def schedule_revision(revision: Any, publish_at: Any, user: Any) -> None:
    """Marks a revision to go live at ``publish_at``; another scheduled revision of the page is no longer."""
    revision.content_object.revisions.exclude(pk=revision.pk).update(approved_go_live_at=None)
    revision.approved_go_live_at = publish_at
    revision.save(update_fields=["approved_go_live_at"])
    log(
        instance=revision.content_object.specific,
        action="wagtail.publish.schedule",
        user=user,
        revision=revision,
        data={"revision": {"id": revision.pk, "go_live_at": publish_at.isoformat(), "has_live_version": None}},
    )
