"""Sending what waits in the outbox: once, in the person's language, again later where the mail server is away."""

from datetime import datetime, timedelta

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation

from cms.models.editorial import OutboxMessage

MAXIMUM_ATTEMPTS = 8
FIRST_PAUSE = timedelta(minutes=1)


def deliver_due(*, now: datetime) -> tuple[int, int]:
    """Sends every message that is due; returns how many were sent and how many failed this time.

    Each message is its own transaction: one refused address does not hold the others back. A message that failed is
    tried again after 1, 2, 4 … minutes, eight times in all.
    """
    sent = failed = 0
    for key in list(OutboxMessage.objects.due(now).values_list("pk", flat=True)):
        outcome = _deliver(key, now)
        sent += outcome is True
        failed += outcome is False
    return sent, failed


@transaction.atomic
def _deliver(key: int, now: datetime) -> bool | None:
    message = OutboxMessage.objects.select_for_update().select_related("recipient").due(now).filter(pk=key).first()
    if message is None:
        return None
    message.attempts += 1
    try:
        _mail(message).send()
    except OSError as error:  # smtplib's errors are OSErrors: the server is away or refuses the address
        message.last_error = str(error)[:1000]
        message.not_before = now + FIRST_PAUSE * 2 ** (message.attempts - 1)
        if message.attempts >= MAXIMUM_ATTEMPTS:
            message.state = OutboxMessage.State.FAILED
        message.save()
        return False
    message.state, message.sent_at, message.last_error = OutboxMessage.State.SENT, timezone.now(), ""
    message.save()
    return True


def _mail(message: OutboxMessage) -> EmailMessage:
    address = settings.WAGTAILADMIN_BASE_URL + reverse("review_page", args=[message.data["page_id"]])
    context = {**message.data, "recipient": message.recipient, "address": address}
    with translation.override(message.language):
        subject = render_to_string(f"email/{message.template}_subject.txt", context)
        body = render_to_string(f"email/{message.template}.txt", context)
    return EmailMessage(" ".join(subject.split()), body, to=[message.recipient.email])
