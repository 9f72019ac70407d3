"""Tasks wake the worker; what is to be done stands in the tables."""

from django.utils import timezone
from django_tasks import task

from cms.editorial.outbox import deliver_due


@task(backend="worker")
def deliver_outbox() -> int:
    """Sends the messages that are due; safe to run at any time and any number of times."""
    sent, _failed = deliver_due(now=timezone.now())
    return sent
