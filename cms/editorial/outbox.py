"""Sending what waits in the outbox: once, in the person's language, again later where the mail server is away."""

import logging
import re
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import OperationalError
from django.template import TemplateDoesNotExist
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from wagtail.models import Page

from cms.models.editorial import OutboxMessage

logger = logging.getLogger(__name__)

MAXIMUM_ATTEMPTS = 8
FIRST_PAUSE = timedelta(minutes=1)
MOST_AT_ONCE = 200
"""Messages of one pass: whatever else the clock does is not kept waiting by thousands of mails."""
ADDRESS = re.compile(r"[^\s@<>'\"(]+@[^\s@<>'\",;:)]+")


class NotNow(Exception):
    """A message cannot be made just now, and is tried again like one that the mail server did not take."""


UNSENDABLE = (OSError, ValueError, LookupError, TemplateDoesNotExist, NotNow)
"""The server is away or refuses the address (smtplib's errors are OSErrors); the address or the message is broken.

Whatever else is raised is a fault of ours: logged, and tried again the same.
"""

Composer = Callable[[OutboxMessage], EmailMessage | None]
composers: dict[str, Composer] = {}
"""By template who makes the mail to somebody without an account; the layers above enter themselves at the start.

None is for a message that has nothing to say any more. Whatever a composer raises, the message is tried again later.
"""


def deliver_due(*, now: datetime) -> tuple[int, int]:
    """Sends the messages that are due, at most 200; returns how many were sent and how many failed this time.

    Each message is by itself: one refused address does not hold the others back. A message that failed is tried again
    after 1, 2, 4 … minutes, eight times in all.
    """
    sent = failed = 0
    for message in list(OutboxMessage.objects.due(now).select_related("recipient")[:MOST_AT_ONCE]):
        if _book(message, now):
            error = _send(message)
            sent += not error
            failed += bool(error)
    return sent, failed


def _book(message: OutboxMessage, now: datetime) -> bool:
    """Writes the attempt down before it is made; returns False where another worker did so first.

    No transaction is open while the mail server is talked to, which may take long and would keep editors waiting. An
    attempt that was cut short is made again after its pause.
    """
    mine = OutboxMessage.objects.due(now).filter(pk=message.pk, attempts=message.attempts)
    pause = FIRST_PAUSE * 2**message.attempts
    message.attempts += 1
    return mine.update(attempts=message.attempts, not_before=now + pause) == 1


def _send(message: OutboxMessage) -> str:
    """Sends a message and writes down what came of it; returns the error, empty where it is done with."""
    row = OutboxMessage.objects.filter(pk=message.pk)
    try:
        mail = _mail(message) if message.recipient_id else composers[message.template](message)
        if mail is not None:
            mail.send()
    except OperationalError:
        raise
    except Exception as error:
        if not isinstance(error, UNSENDABLE):
            logger.exception("Message %s cannot be made", message.pk)
        # Mail servers quote the address that they refuse; it stays where it is kept.
        words = ADDRESS.sub("…@…", str(error)) or type(error).__name__
        last = message.attempts >= MAXIMUM_ATTEMPTS
        state = OutboxMessage.State.FAILED if last else OutboxMessage.State.WAITING
        row.update(last_error=words[:1000], state=state)
        return words
    row.update(state=OutboxMessage.State.SENT, sent_at=timezone.now(), last_error="")
    return ""


def _screen(data: dict[str, Any]) -> str:
    """Where the person goes on: the screen that the message names, the page where it is live, else its review."""
    if "screen" in data:
        return reverse(data["screen"], args=[data["screen_key"]])
    live = Page.objects.live().filter(pk=data["page_id"]).first() if data.get("opens_live_page") else None
    if live is not None and (parts := live.get_url_parts()) is not None:
        return str(parts[2])
    return reverse("review_page", args=[data["page_id"]])


def _mail(message: OutboxMessage) -> EmailMessage:
    """The mail to somebody of the desk."""
    if message.recipient is None or not message.recipient.email:
        raise ValueError("The account has no address.")
    base = settings.WAGTAILADMIN_BASE_URL
    compare = message.data.get("compare")
    context = {
        **message.data,
        "recipient": message.recipient,
        "address": base + _screen(message.data),
        "changes": base + reverse("wagtailadmin_pages:revisions_compare", args=compare) if compare else "",
    }
    with translation.override(message.language):
        subject = render_to_string(f"email/{message.template}_subject.txt", context)
        body = render_to_string(f"email/{message.template}.txt", context)
    return EmailMessage(" ".join(subject.split()), body, to=[message.recipient.email])
