"""One decision about one revision: checked and written under a lock, so that it is taken once."""

import hashlib
import json
from datetime import datetime
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Page, Revision, TaskState, WorkflowState

from cms.permissions import may_approve, may_review, may_send_back


class DecisionRefused(PermissionDenied):
    """A decision that may not be taken; the message says why in the person's language."""


class TextChanged(DecisionRefused):
    """The text was saved again after the reviewer read it."""

    def __init__(self) -> None:
        super().__init__(_("The text has changed since you read it. Read the changes and approve again."))


class AlreadyDecided(DecisionRefused):
    """Somebody has decided already, or the review was withdrawn."""

    def __init__(self) -> None:
        super().__init__(_("This text is not waiting for a review any more."))


def digest_of(revision: Revision) -> str:
    """The fingerprint (SHA-256, hexadecimal) of a revision's text; autosave may change the text under one id."""
    text = json.dumps(revision.content, cls=DjangoJSONEncoder, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


@transaction.atomic
def decide(
    *,
    task_state: TaskState,
    user: Any,
    approve: bool,
    revision_id: int | None,
    digest: str,
    comment: str,
    publish_at: datetime | None = None,
) -> Page:
    """Approves or sends back the revision that the reviewer read; returns the page as it is after the decision.

    Raises DecisionRefused where the person may not decide or the text is not ready, AlreadyDecided where nothing
    waits, TextChanged where the revision named is not the newest one or its text is not the one read. Approval of the
    last step publishes exactly that revision (``cms.editorial.finish``), at ``publish_at`` where that lies ahead. Of
    parallel calls one succeeds. The person's roles are read anew.
    """
    user = get_user_model().objects.filter(pk=user.pk).first() or AnonymousUser()
    state = _locked(task_state)
    page = Page.objects.select_for_update().get(pk=state.workflow_state.object_id)
    task_language = getattr(state.task.specific, "language", "")
    reviews = may_review(user, page.locale.language_code) and may_review(user, task_language)
    if not reviews or not (may_approve(user, page) if approve else may_send_back(user, page)):
        raise DecisionRefused(_refusal(reviews))
    latest = Revision.objects.select_for_update().get(pk=page.latest_revision_id)
    if latest.pk != revision_id or digest_of(latest) != digest:
        raise TextChanged
    text = latest.as_object()
    if approve and (reason := text.reason_to_wait()):
        raise DecisionRefused(reason)
    specific = state.specific
    if state.revision_id != latest.pk or specific.digest != digest:
        state.revision = specific.revision = latest
        specific.digest = digest
    specific.publish_at = _later(publish_at, text.go_live_at)
    specific.save(update_fields=["revision", "digest", "publish_at"])
    finish = specific.approve if approve else specific.reject
    finish(user=user, comment=comment)
    return Page.objects.get(pk=page.pk)


def _locked(task_state: TaskState) -> TaskState:
    state = TaskState.objects.select_for_update().select_related("workflow_state").get(pk=task_state.pk)
    workflow_state = state.workflow_state
    if state.status != TaskState.STATUS_IN_PROGRESS or workflow_state.status != WorkflowState.STATUS_IN_PROGRESS:
        raise AlreadyDecided
    if workflow_state.current_task_state_id != state.pk:
        raise AlreadyDecided
    return state


def _later(first: datetime | None, second: datetime | None) -> datetime | None:
    return max((moment for moment in (first, second) if moment is not None), default=None)


def _refusal(reviews: bool) -> str:
    if reviews:
        return _("You cannot approve this text because you have edited it yourself. Ask another reviewer.")
    return _("Only reviewers of this language may decide about the text.")


def check_approval(state: Any) -> None:
    """Raises DecisionRefused where a finished step is no approval of the newest text, as read, by one who may give it.

    The last door before publication: whatever drove Wagtail's workflow to its end, it comes through here.
    """
    page = Page.objects.get(pk=state.workflow_state.object_id)
    user = state.finished_by
    if state.status != TaskState.STATUS_APPROVED or user is None or not may_approve(user, page):
        raise DecisionRefused(_refusal(reviews=False))
    if state.revision_id != page.latest_revision_id or state.digest != digest_of(state.revision):
        raise TextChanged


def is_approved(revision: Revision, *, publish_at: datetime | None = None) -> bool:
    """Whether reviewers approved exactly the text of this revision, for ``publish_at`` where that is given."""
    approved = [
        state.specific for state in TaskState.objects.filter(revision=revision, status=TaskState.STATUS_APPROVED)
    ]
    digest = digest_of(revision)
    return any(
        getattr(state, "digest", None) == digest and (publish_at is None or state.publish_at == publish_at)
        for state in approved
    )
