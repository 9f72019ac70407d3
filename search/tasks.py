"""Tasks wake the worker; what is to be done stands in the tables."""

from django.utils import timezone
from django_tasks import task

from search.alerts.rounds import AT_ONCE, tell_due
from search.outbox import drain


@task(backend="worker")
def update_search() -> int:
    """Brings every page that waits up to date; safe to run at any time and any number of times."""
    return drain().pages


@task(backend="worker")
def tell_alerts() -> int:
    """Tells of what is new in the searches that people follow, portion by portion; safe to run at any time."""
    done = tell_due(now=timezone.now())
    if done.asked + done.failed >= AT_ONCE:
        tell_alerts.enqueue()
    return done.told
