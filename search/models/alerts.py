"""Searches that people follow by mail: what is asked, how often, until when, and what each was told of."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import uuid4

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.models.media import LANGUAGE_CHOICES

CONFIRM_WITHIN = timedelta(days=7)
KEPT_FOR = timedelta(days=365)
REMIND_BEFORE = timedelta(days=14)


def last_day_to_confirm() -> datetime:
    """The moment at which an alert that is ordered now is forgotten unless it was confirmed."""
    return timezone.now() + CONFIRM_WITHIN


class SearchAlertQuerySet(models.QuerySet["SearchAlert"]):
    """Which alerts there are, and which wait for something."""

    def confirmed(self) -> SearchAlertQuerySet:
        """Alerts whose address is known to belong to whoever ordered them."""
        return self.filter(confirmed_at__isnull=False)

    def due(self, now: datetime) -> SearchAlertQuerySet:
        """Alerts whose search is to be asked again, the longest waiting first."""
        return self.confirmed().filter(next_at__lte=now, expires_at__gt=now).order_by("next_at", "pk")

    def ended(self, now: datetime) -> SearchAlertQuerySet:
        """Alerts whose time is over, and orders that were not confirmed in time."""
        return self.filter(expires_at__lte=now)

    def ending(self, now: datetime) -> SearchAlertQuerySet:
        """Alerts that end soon and whose owner was not told so yet."""
        soon = self.confirmed().filter(expires_at__gt=now, expires_at__lte=now + REMIND_BEFORE)
        return soon.filter(reminded_at__isnull=True).order_by("expires_at", "pk")

    def of(self, email: str) -> SearchAlertQuerySet:
        """Alerts to an address, however its letters are written."""
        return self.filter(email=email.strip().lower()).order_by("pk")


class SearchAlert(models.Model):
    """One search that somebody follows by mail. The address stands in this row only and goes with it.

    ``key`` is known to the owner alone: whoever has it may change and stop the alert. ``query`` is the search as it
    stands in an address; with ``email`` and ``language`` it is unique (``identity``). ``told_until`` is the version of
    the last change of passages that was looked at, ``known`` what was found by then (``search/alerts/memory.py``).
    """

    class Frequency(models.TextChoices):
        """How often it is told of."""

        DAILY = "daily", _("Once a day")
        WEEKLY = "weekly", _("Once a week")

    key = models.UUIDField(unique=True, default=uuid4, editable=False)
    identity = models.CharField(max_length=64, unique=True, editable=False)
    email = models.EmailField(_("address"))
    language = models.CharField(_("language"), max_length=2, choices=LANGUAGE_CHOICES)
    query = models.TextField()
    frequency = models.CharField(_("how often"), max_length=10, choices=Frequency, default=Frequency.DAILY)
    created_at = models.DateTimeField(_("ordered"), default=timezone.now)
    confirmed_at = models.DateTimeField(_("confirmed"), null=True, blank=True)
    expires_at = models.DateTimeField(_("ends"), default=last_day_to_confirm)
    reminded_at = models.DateTimeField(null=True, blank=True)
    next_at = models.DateTimeField(null=True, blank=True)
    told_until = models.BigIntegerField(default=0)
    known = models.BinaryField(default=b"")

    objects = SearchAlertQuerySet.as_manager()

    class Meta:
        verbose_name = _("search alert")
        verbose_name_plural = _("search alerts")
        indexes = [
            models.Index(fields=["next_at"], condition=Q(confirmed_at__isnull=False), name="search_alert_due"),
            models.Index(fields=["expires_at"], name="search_alert_ending"),
            models.Index(fields=["email"], name="search_alert_of_address"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(confirmed_at__isnull=True) | Q(next_at__isnull=False),
                name="search_alert_confirmed_is_asked",
            )
        ]

    def __str__(self) -> str:
        return f"{self.pk}: {self.get_frequency_display()}"

    @property
    def is_confirmed(self) -> bool:
        """Whether it is told of."""
        return self.confirmed_at is not None

    @property
    def masked_email(self) -> str:
        """The address for lists: its first letter and the last part of its host."""
        name, _at, host = self.email.partition("@")
        return f"{name[:1]}…@…{host[host.rfind('.') :] if '.' in host else ''}"
