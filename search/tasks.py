"""Tasks wake the worker; what is to be done stands in the tables."""

from django_tasks import task

from search.outbox import drain


@task(backend="worker")
def update_search() -> int:
    """Brings every page that waits up to date; safe to run at any time and any number of times."""
    return drain().pages
