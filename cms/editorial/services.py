"""The verbs of the editorial workflow: submit, decide, withdraw, publish when due, unpublish, move, emergency."""

import logging
from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import OperationalError, transaction
from django.db.models import Min
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.actions.move_page import MovePageAction
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.log_actions import log
from wagtail.models import Page, Revision, WorkflowState

from cms.editorial.decisions import AlreadyDecided, decide, digest_of, is_approved
from cms.editorial.finish import publish_revision
from cms.editorial.guard import UnreviewedPublication, publishing_service
from cms.permissions import may_manage_site, may_submit, may_unpublish

logger = logging.getLogger(__name__)


@transaction.atomic
def submit_for_review(*, page: Page, user: Any) -> WorkflowState:
    """Puts the page's newest revision before the reviewers of its language; returns the running review.

    A text that was sent back is put before them again. Raises PermissionDenied where the person may not submit, and
    ValidationError where the text is under review already or not ready for readers, or the tree has no workflow.
    """
    if not may_submit(user, page):
        raise PermissionDenied
    page = Page.objects.select_for_update().get(pk=page.pk).specific
    _refuse_what_has_to_wait(page.get_latest_revision_as_object())
    state = page.current_workflow_state
    if state is not None and state.status == WorkflowState.STATUS_NEEDS_CHANGES:
        state.resume(user=user)
        return state
    if state is not None:
        raise ValidationError(_("The text is under review already."))
    workflow = page.get_workflow()
    if workflow is None:
        raise ValidationError(_("No review is set up for this part of the site."))
    started: WorkflowState = workflow.start(page, user)
    return started


def _refuse_what_has_to_wait(text: Any) -> None:
    if reason := text.reason_to_wait():
        raise ValidationError(reason)


def approve(
    *, page: Page, user: Any, revision_id: int, digest: str, comment: str = "", publish_at: datetime | None = None
) -> Page:
    """Approves the revision that the reviewer read, which publishes it now or at ``publish_at`` (aware).

    Raises what ``cms.editorial.decisions.decide`` raises.
    """
    return _decide(page, user, approve=True, revision_id=revision_id, digest=digest, comment=comment, at=publish_at)


def send_back(*, page: Page, user: Any, revision_id: int, digest: str, comment: str) -> Page:
    """Sends the text back to its author with a reason; raises ValidationError where the reason is empty."""
    if not comment.strip():
        raise ValidationError(_("Write what should be changed."))
    return _decide(page, user, approve=False, revision_id=revision_id, digest=digest, comment=comment, at=None)


def _decide(
    page: Page, user: Any, *, approve: bool, revision_id: int, digest: str, comment: str, at: datetime | None
) -> Page:
    state = page.current_workflow_state
    if state is None or state.current_task_state is None:
        raise AlreadyDecided
    return decide(
        task_state=state.current_task_state,
        user=user,
        approve=approve,
        revision_id=revision_id,
        digest=digest,
        comment=comment,
        publish_at=at,
    )


def publish_due(*, now: datetime) -> tuple[list[Page], list[Revision]]:
    """Publishes what was approved for a time that has come, unpublishes what has expired; each by itself.

    Returns the pages that changed and the revisions that were due but may not or cannot go live: never approved for
    that time, changed since, or in conflict with another page. They stay unpublished and hold nothing else back; nor
    does a page with a fault, which is logged. Raises OperationalError where the database is away.
    """
    changed, refused = [], []
    due = Revision.page_revisions.filter(approved_go_live_at__lte=now).order_by("approved_go_live_at", "pk")
    for revision in list(due.defer("content")):
        try:
            changed += _publish_one(revision, now)
        except (UnreviewedPublication, ValidationError):
            refused.append(revision)
        except OperationalError:
            raise
        except Exception:
            logger.exception("Revision %s is due and cannot go live", revision.pk)
            refused.append(revision)
    return changed + _withdraw_expired(now), refused


def _withdraw_expired(now: datetime) -> list[Page]:
    withdrawn = []
    for page in Page.objects.live().filter(expire_at__lte=now).specific():
        try:
            with transaction.atomic():
                UnpublishPageAction(page, set_expired=True, user=None).execute(skip_permission_checks=True)
        except OperationalError:
            raise
        except Exception:
            logger.exception("Page %s has expired and cannot be withdrawn", page.pk)
        else:
            withdrawn.append(page)
    return withdrawn


def next_due(*, now: datetime) -> datetime | None:
    """When the next text is to go live or to be withdrawn after ``now``; None where none waits. Two questions."""
    published = Revision.page_revisions.filter(approved_go_live_at__gt=now).aggregate(at=Min("approved_go_live_at"))
    expired = Page.objects.live().filter(expire_at__gt=now).aggregate(at=Min("expire_at"))
    return min(filter(None, (published["at"], expired["at"])), default=None)


@transaction.atomic
def _publish_one(due: Revision, now: datetime) -> list[Page]:
    Page.objects.select_for_update().get(pk=due.object_id)
    revision = Revision.objects.select_for_update().filter(pk=due.pk, approved_go_live_at__lte=now).first()
    if revision is None:
        return []
    if not is_approved(revision, publish_at=revision.approved_go_live_at):
        raise UnreviewedPublication
    publish_revision(revision, None)
    return [Page.objects.get(pk=due.object_id)]


@transaction.atomic
def unpublish(*, page: Page, user: Any) -> None:
    """Takes a page out of the public site; raises PermissionDenied where the person may not."""
    if not may_unpublish(user, page):
        raise PermissionDenied
    UnpublishPageAction(page.specific, user=user).execute(skip_permission_checks=True)


@transaction.atomic
def move(*, page: Page, parent: Page, user: Any) -> Page:
    """Moves a page, live or not, below another parent of the same language; returns it as it is after the move.

    Raises PermissionDenied for everybody but the site manager, ValidationError where the page may not stand there.
    """
    if not may_manage_site(user):
        raise PermissionDenied
    page, parent = Page.objects.get(pk=page.pk), Page.objects.get(pk=parent.pk)
    if page.locale_id != parent.locale_id or not page.specific.can_move_to(parent):
        raise ValidationError(_("The page cannot stand there."))
    with publishing_service():
        MovePageAction(page, parent, pos="last-child", user=user).execute(skip_permission_checks=True)
    return Page.objects.get(pk=page.pk)


@transaction.atomic
def publish_in_emergency(*, page: Page, user: Any, reason: str) -> Page:
    """Publishes the newest revision without review; the reason is logged and shown on the board.

    Raises PermissionDenied for everybody but the site manager, ValidationError where the reason is empty or the text
    has to wait whatever the hurry.
    """
    if not may_manage_site(user):
        raise PermissionDenied
    if not reason.strip():
        raise ValidationError(_("Write why this cannot wait for a review."))
    page = Page.objects.select_for_update().get(pk=page.pk).specific
    _refuse_what_has_to_wait(page.get_latest_revision_as_object())
    state = page.current_workflow_state
    if state is not None:
        state.cancel(user=user)
    revision = page.get_latest_revision() or page.save_revision(user=user)
    publish_revision(revision, user)
    log(
        instance=page,
        action="cms.emergency_publish",
        user=user,
        revision=revision,
        data={"reason": reason, "at": timezone.now().isoformat(), "digest": digest_of(revision)},
    )
    return Page.objects.get(pk=page.pk)
