"""Rows that wait for the worker: tried when their time has come, again later where that failed."""

from typing import Any, ClassVar, Self

from django.db import models
from django.utils import timezone


class WaitingQuerySet(models.QuerySet[Any]):
    """Which rows are to be worked on."""

    def due(self, now: object) -> Self:
        """Rows that wait and whose time has come at ``now``, in the order in which their model is worked on."""
        return self.filter(state="waiting", not_before__lte=now).order_by(*self.model.worked_on_by)


class WaitingRow(models.Model):
    """What every row that waits has; a model adds ``state``, of which one value is ``waiting``,
    and a manager of ``WaitingQuerySet``.

    ``worked_on_by`` is the order in which rows are taken, the oldest first. ``attempts`` is written before each
    attempt, so that one that was cut short counts.
    """

    worked_on_by: ClassVar[tuple[str, ...]] = ("pk",)

    attempts = models.PositiveSmallIntegerField(default=0)
    not_before = models.DateTimeField(default=timezone.now)
    last_error = models.TextField(blank=True)

    class Meta:
        abstract = True
