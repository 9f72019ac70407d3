"""Changes of feedback: it is received, and it is answered."""

from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from wagtail.log_actions import log

from cms.editorial.notifications import write_message
from cms.roles import ROLES
from pages.feedback.permissions import may_answer_feedback
from pages.models import Feedback


def receive_feedback(*, key: UUID, text: str, subject: str, email: str, page_path: str, language: str) -> Feedback:
    """Keeps what a reader wrote and tells the desk; the same text of the same form is kept once.

    Another text of the same form, sent after a step back, is another feedback: nothing that was written is lost.
    """
    earlier = Feedback.objects.filter(key=key).first()
    if earlier is not None and earlier.text == text:
        return earlier
    given = Feedback(
        key=key if earlier is None else uuid4(),
        receipt_number=uuid4().hex[:20],
        text=text,
        subject=subject,
        email=email,
        page_path=page_path,
        language=language,
    )
    try:
        return _keep(given)
    except IntegrityError:
        return Feedback.objects.get(key=key)  # the same form, pressed twice at once


@transaction.atomic
def _keep(given: Feedback) -> Feedback:
    given.save()
    given.receipt_number = str(given.pk)
    given.save(update_fields=["receipt_number"])
    _announce(given)
    return given


def _announce(given: Feedback) -> None:
    roles = [role.code for role in ROLES if role.manages]
    people = get_user_model().objects.filter(is_active=True, groups__name__in=roles).distinct()
    data = {
        "number": given.receipt_number,
        "subject": given.subject,
        "answer_by": given.answer_by.isoformat(),
        "screen": "read_feedback",
        "screen_key": given.pk,
    }
    for person in people:
        write_message(
            event=f"feedback:{given.pk}",
            recipient=person,
            language=given.language,
            template="feedback_received",
            data=data,
        )


@transaction.atomic
def mark_answered(*, feedback: Feedback, user: Any, note: str, now: datetime) -> bool:
    """Ends the clock of a feedback, forgets its sender's address and logs who answered; False where somebody had.

    Raises PermissionDenied for people who may not answer.
    """
    if not may_answer_feedback(user):
        raise PermissionDenied
    open_row = Feedback.objects.filter(pk=feedback.pk, answered_at__isnull=True)
    if not open_row.update(answered_at=now, email=""):
        return False
    feedback.refresh_from_db()
    log(instance=feedback, action="pages.feedback_answered", user=user, data={"note": note})
    return True
