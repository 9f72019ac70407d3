"""What waits to be indexed, and how far the index has come; beside the passages, and seen by no reader."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone

from cms.models.waiting import WaitingQuerySet, WaitingRow
from search.analysis.edition import edition


class SearchWork(WaitingRow):
    """What the worker does for the search: it waits, or was given up and waits for a person."""

    class State(models.TextChoices):
        WAITING = "waiting", "waiting"
        DEAD = "dead", "dead"

    state = models.CharField(max_length=10, choices=State, default=State.WAITING)

    objects = WaitingQuerySet.as_manager()

    class Meta:
        abstract = True


class SearchOutbox(SearchWork):
    """A page whose passages may be others now; written in the transaction of the change, taken away by the worker.

    ``with_descendants`` stands for all that is below the page as well, looked up when the row is worked on. A row is
    gone once its page is refreshed; one that failed too often is dead and waits for a person.
    """

    page_id = models.PositiveBigIntegerField()
    with_descendants = models.BooleanField(default=False)
    reason = models.CharField(max_length=40)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = "page to be indexed"
        verbose_name_plural = "pages to be indexed"
        indexes = [models.Index(fields=["not_before"], condition=Q(state="waiting"), name="search_outbox_waiting")]

    def __str__(self) -> str:
        return f"{self.page_id}: {self.reason}"


class PassageDelivery(SearchWork):
    """A passage that the engine beside the database does not have as it is now; one row a passage.

    ``passage_id`` is no foreign key: where no such passage is left, the engine is told to forget it. ``version`` is
    that of the change or the removal; a row leaves only when the engine has acknowledged that very version.
    """

    worked_on_by: ClassVar[tuple[str, ...]] = ("version", "pk")

    passage_id = models.PositiveBigIntegerField(unique=True)
    version = models.BigIntegerField()
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = "passage to be delivered"
        verbose_name_plural = "passages to be delivered"
        indexes = [models.Index(fields=["version"], condition=Q(state="waiting"), name="search_delivery_waiting")]

    def __str__(self) -> str:
        return f"{self.passage_id}, version {self.version}"


class SearchedPage(models.Model):
    """When a page was last looked at, and by whom: only the holder of the newest ``ticket`` may write its passages.

    The row with the key 0 is all pages: no older ticket than its own is worth anything.

    ``derived_on`` is the day for which the passages were derived: names may have to hide on a later one.
    """

    page_id = models.PositiveBigIntegerField(primary_key=True)
    ticket = models.BigIntegerField()
    derived_on = models.DateField(null=True)

    class Meta:
        verbose_name = "searched page"
        verbose_name_plural = "searched pages"

    def __str__(self) -> str:
        return f"{self.page_id}, ticket {self.ticket}"


class SearchState(models.Model):
    """A single row with the key 1: the counter of all changes, the last comparison, and whether deliveries are held.

    ``verified_at`` is when the embedded index was compared last, ``engine_verified_at`` the engine beside the database.
    ``engine_away_until`` is when the engine beside the database is asked again that did not answer.
    Until ``filling_until`` a worker fills the embedded index.
    Whoever raises ``version`` holds the row until her transaction ends, so that versions become visible in their order.
    ``wish`` is what the desk has asked for at ``wished_at``, "" when it is done; until ``wish_held_until`` a worker is
    at it. ``wish_failed`` says why the last one was not done, "" where it was.
    ``analysis`` is the edition of the analysis by which everything was last made anew.
    """

    class Wish(models.TextChoices):
        """What the desk can ask for."""

        CHECK = "check", "check"
        REBUILD = "rebuild", "rebuild"

    ONLY = 1

    version = models.BigIntegerField(default=0)
    verified_at = models.DateTimeField(null=True)
    engine_verified_at = models.DateTimeField(null=True)
    differences = models.PositiveIntegerField(default=0)
    deliveries_held_until = models.DateTimeField(null=True)
    engine_away_until = models.DateTimeField(null=True)
    filling_until = models.DateTimeField(null=True)
    rebuilt_at = models.DateTimeField(null=True)
    wish = models.CharField(max_length=10, choices=Wish, blank=True, default="")
    wished_at = models.DateTimeField(null=True)
    wish_held_until = models.DateTimeField(null=True)
    wish_failed = models.TextField(blank=True, default="")
    # Where there was no row there was nothing indexed by another one.
    analysis = models.CharField(max_length=64, blank=True, default=edition, db_default="")

    class Meta:
        verbose_name = "state of the search"
        verbose_name_plural = "states of the search"

    def __str__(self) -> str:
        return f"version {self.version}"
