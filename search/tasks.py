"""Tasks wake the worker; what is to be done stands in the tables."""

from django.utils import timezone
from django_tasks import task

from search.alerts.rounds import AT_ONCE, tell_due
from search.outbox import PAUSE_OF_THE_OVERTAKEN, drain


@task(backend="worker")
def update_search() -> int:
    """Brings every page that waits up to date; safe to run at any time and any number of times.

    It comes back in a moment for pages that were being saved just then, of which nobody else would wake the worker.
    """
    done = drain()
    if done.overtaken and update_search.get_backend().supports_defer:
        update_search.using(run_after=timezone.now() + 2 * PAUSE_OF_THE_OVERTAKEN).enqueue()
    return done.pages


@task(backend="worker")
def tell_alerts() -> int:
    """Tells of what is new in the searches that people follow, portion by portion; safe to run at any time."""
    done = tell_due(now=timezone.now())
    if done.asked + done.failed >= AT_ONCE:
        tell_alerts.enqueue()
    return done.told
