"""The dates of an event, each with its own status and its own identity in calendars."""

import uuid
from datetime import datetime
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel

from cms.models import TranslatableRow
from cms.models.rows import TranslationKeyForm


class OccurrenceForm(TranslationKeyForm):
    """Carries the calendar identity of a date through the page form, beside its translation key."""

    uid = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if kwargs.get("instance") is not None:
            self.initial["uid"] = self.instance.uid

    def clean_uid(self) -> uuid.UUID:
        """The identity of the date, or a new one for a new date."""
        return self.cleaned_data.get("uid") or uuid.uuid4()

    def _post_clean(self) -> None:
        if uid := self.cleaned_data.get("uid"):
            self.instance.uid = uid
        super()._post_clean()


class OccurrenceQuerySet(models.QuerySet["Occurrence"]):
    """Which dates are ahead."""

    def not_ended(self, now: datetime) -> "OccurrenceQuerySet":
        """Dates that have not ended at ``now``; one without an end lasts until the end of its day in Finland."""
        midnight = timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0)
        return self.filter(Q(ends_at__gte=now) | Q(ends_at__isnull=True, starts_at__gte=midnight))

    def ended(self, now: datetime) -> "OccurrenceQuerySet":
        """Dates that are over at ``now``: all but those that have not ended."""
        midnight = timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0)
        return self.filter(Q(ends_at__lt=now) | Q(ends_at__isnull=True, starts_at__lt=midnight))

    def within(self, begins: datetime, ends: datetime) -> "OccurrenceQuerySet":
        """Dates of which some part falls between two moments, the latter excluded."""
        return self.filter(Q(ends_at__gt=begins) | Q(starts_at__gte=begins), starts_at__lt=ends)


class Occurrence(TranslatableRow):
    """One date of an event with its own status.

    ``uid`` is its identity in calendars: random, stored, the same in both languages, and kept when the date moves.
    ``sequence`` grows when start, end, place or status change, and never falls.
    """

    class Status(models.TextChoices):
        SCHEDULED = "scheduled", pgettext_lazy("event", "scheduled")
        CANCELLED = "cancelled", _("cancelled")
        POSTPONED = "postponed", _("postponed")
        RESCHEDULED = "rescheduled", _("rescheduled")

    OFF = (Status.CANCELLED, Status.POSTPONED)

    page = ParentalKey("events.EventPage", on_delete=models.CASCADE, related_name="occurrences")
    starts_at = models.DateTimeField(_("starts"), db_index=True)
    ends_at = models.DateTimeField(_("ends"), null=True, blank=True)
    previous_start = models.DateTimeField(_("was to start"), null=True, blank=True)
    name = models.CharField(_("name of this date"), max_length=160, blank=True)
    status = models.CharField(_("status"), max_length=12, choices=Status.choices, default=Status.SCHEDULED)
    status_note = models.CharField(_("what changed and why"), max_length=200, blank=True)
    uid = models.UUIDField(default=uuid.uuid4, editable=False)
    sequence = models.PositiveIntegerField(default=0, editable=False)

    row_form_class = OccurrenceForm
    objects = OccurrenceQuerySet.as_manager()

    translated_fields: ClassVar[tuple[str, ...]] = ("name", "status_note")
    shared_fields: ClassVar[tuple[str, ...]] = (
        "starts_at", "ends_at", "previous_start", "status", "uid", "sequence",
    )  # fmt: skip
    panels = [
        FieldRowPanel([FieldPanel("starts_at"), FieldPanel("ends_at")]),
        FieldPanel("name"),
        FieldRowPanel([FieldPanel("status"), FieldPanel("previous_start")]),
        FieldPanel("status_note"),
    ]

    class Meta(TranslatableRow.Meta):
        verbose_name = _("date")
        verbose_name_plural = _("dates")
        constraints = [
            models.UniqueConstraint(fields=("uid", "locale"), name="events_occurrence_uid_once_per_language"),
            models.CheckConstraint(
                condition=Q(ends_at__isnull=True) | Q(ends_at__gte=F("starts_at")),
                name="events_occurrence_ends_after_it_starts",
            ),
        ]

    def __str__(self) -> str:
        return f"{timezone.localtime(self.starts_at):%-d.%-m.%Y} {self.name}".strip()

    @property
    def is_off(self) -> bool:
        """Whether nothing happens on this date: it is cancelled, or postponed to a time not known."""
        return self.status in self.OFF

    def has_ended(self, now: datetime) -> bool:
        """Whether the date is over at ``now``; one without an end lasts until the end of its day in Finland."""
        if self.ends_at is not None:
            return self.ends_at < now
        return timezone.localdate(self.starts_at) < timezone.localdate(now)

    def clean(self) -> None:
        """A date ends after it starts."""
        super().clean()
        if self.ends_at and self.starts_at and self.ends_at < self.starts_at:
            raise ValidationError({"ends_at": _("The event ends before it starts.")})


def settle_dates(event: Any) -> None:
    """Readies the dates of an event for calendars before a draft of it is kept, and notes its first day.

    A copied date gets an identity of its own. ``sequence`` is one more than that of the published date where start,
    end, status or place is another, so that calendars take the change.
    """
    dates = list(event.occurrences.all())
    rows = Occurrence.objects.filter(uid__in=[date.uid for date in dates], locale_id=event.locale_id)
    known = {row.uid: row for row in rows}
    published = type(event).objects.filter(pk=event.pk, first_published_at__isnull=False)
    place = published.values_list("venue", "mode").first() if known else None
    for date in dates:
        row = known.get(date.uid)
        if row is not None and row.page_id != event.pk:
            date.uid, date.sequence = uuid.uuid4(), 0
        elif row is not None:
            is_moved = place is not None and (place != (event.venue_id, event.mode) or _time(row) != _time(date))
            date.sequence = row.sequence + is_moved
    starts = [timezone.localdate(date.starts_at) for date in dates if date.starts_at]
    event.first_day = min(starts, default=None)


def _time(date: Occurrence) -> tuple[Any, ...]:
    return date.starts_at, date.ends_at, date.status
