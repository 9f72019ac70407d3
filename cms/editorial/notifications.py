"""Messages of the editorial workflow: written to the outbox with the change, sent by the worker after commit."""

from typing import Any

from django.contrib.auth import get_user_model
from django.db import transaction
from django.db.models import QuerySet
from wagtail.models import Page, TaskState, WorkflowState

from cms.models.editorial import OutboxMessage
from cms.roles import ROLES
from cms.tasks import deliver_outbox


def reviewers_of(language: str) -> QuerySet[Any]:
    """The active people who review texts of a language."""
    roles = [role.code for role in ROLES if role.reviews and language in role.languages]
    return get_user_model().objects.filter(is_active=True, groups__name__in=roles).distinct()


def language_for(user: Any, fallback: str) -> str:
    """The language that the person reads the admin in; ``fallback`` where none is chosen."""
    profile = getattr(user, "wagtail_userprofile", None)
    chosen = getattr(profile, "preferred_language", "")
    return chosen if chosen in ("fi", "sv") else fallback


def write_message(*, event: str, recipient: Any, language: str, template: str, data: dict[str, Any]) -> bool:
    """Puts a message into the outbox once per event and person and wakes the worker; returns whether it was new."""
    _message, created = OutboxMessage.objects.get_or_create(
        event=event,
        recipient=recipient,
        defaults={"language": language_for(recipient, language), "template": template, "data": data},
    )
    if created:
        transaction.on_commit(deliver_outbox.enqueue, robust=True)
    return created


def announce_submission(task_state: TaskState, user: Any) -> None:
    """Tells the reviewers of the page's language that a text waits, except those who sent it."""
    page = Page.objects.select_related("locale").get(pk=task_state.workflow_state.object_id)
    language = page.locale.language_code
    data = {"page_id": page.pk, "title": page.draft_title or page.title, "actor": _name(user)}
    sent_back = _sent_back_before(task_state)
    if sent_back is not None:
        data["compare"] = [page.pk, str(sent_back.revision_id), str(task_state.revision_id)]
    for reviewer in reviewers_of(language):
        if user is None or reviewer.pk != user.pk:
            write_message(
                event=f"submitted:{task_state.pk}",
                recipient=reviewer,
                language=language,
                template="review_requested",
                data=data,
            )


def _sent_back_before(task_state: TaskState) -> TaskState | None:
    """The reading that the text comes back from; None where it comes for the first time or is the same text."""
    earlier = TaskState.objects.filter(
        workflow_state=task_state.workflow_state_id, status=TaskState.STATUS_REJECTED, revision__isnull=False
    )
    last = earlier.exclude(pk=task_state.pk).order_by("-finished_at").first()
    return last if last is not None and last.revision_id != task_state.revision_id else None


def announce_decision(workflow_state: WorkflowState, user: Any, *, approved: bool) -> None:
    """Tells whoever asked for the review what was decided, with the reviewer's words."""
    recipient = workflow_state.requested_by
    task_state = workflow_state.current_task_state
    if recipient is None or task_state is None or (user is not None and recipient.pk == user.pk):
        return
    page = Page.objects.select_related("locale").get(pk=workflow_state.object_id)
    write_message(
        event=f"decided:{task_state.pk}",
        recipient=recipient,
        language=page.locale.language_code,
        template="review_approved" if approved else "review_sent_back",
        data={
            "page_id": page.pk,
            "title": page.draft_title or page.title,
            "actor": _name(user),
            "comment": task_state.comment,
            "opens_live_page": approved,
        },
    )


def _name(user: Any) -> str:
    return (user.get_full_name() or user.get_username()) if user is not None else ""
