"""Mail to people who have no account: written to the outbox with the change, made and sent by the worker."""

from collections.abc import Iterable

from django.db import transaction

from cms.models.editorial import OutboxMessage
from cms.tasks import deliver_outbox

AT_ONCE = 500


def write_letters(letters: Iterable[OutboxMessage]) -> int:
    """Puts messages without a recipient into the outbox, once per event, and wakes the worker when they are committed.

    What stands in the outbox for the same event already is left as it is. Returns how many were asked for.
    """
    rows = list(letters)
    OutboxMessage.objects.bulk_create(rows, batch_size=AT_ONCE, ignore_conflicts=True)
    if rows:
        transaction.on_commit(deliver_outbox.enqueue, robust=True)
    return len(rows)
