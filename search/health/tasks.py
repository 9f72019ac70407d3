"""The task that wakes the worker for what the desk has asked for."""

from django.utils import timezone
from django_tasks import task

from search.health.wishes import fulfil


@task(backend="worker")
def fulfil_wish() -> str:
    """Does what the desk has asked for, if anything; safe to run at any time and any number of times."""
    return fulfil(now=timezone.now())
