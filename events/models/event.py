"""Events of associations and when they take place."""

import uuid
from datetime import datetime
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, PageChooserPanel
from wagtail.fields import StreamField
from wagtail.models import PageManager
from wagtail.query import PageQuerySet
from wagtail.search import index

from cms.blocks import BodyBlock
from cms.models import BasePage, RowsPanel, TranslatableRow
from cms.models.rows import TranslationKeyForm
from events import queries
from events.structured import event_data
from pages.accessibility import AccessFact


class EventQuerySet(PageQuerySet):
    """Which events are ahead and which are over; a page without any date is neither."""

    def upcoming(self, now: datetime) -> "EventQuerySet":
        """Events with an occurrence that has not ended at ``now``, by the next such occurrence (``next_start``)."""
        coming = Occurrence.objects.not_ended(now).filter(page=models.OuterRef("pk")).order_by("starts_at")
        events = self.annotate(next_start=models.Subquery(coming.values("starts_at")[:1]))
        return events.filter(next_start__isnull=False).order_by("next_start", "pk")

    def past(self, now: datetime) -> "EventQuerySet":
        """Events whose every occurrence has ended at ``now``, the latest first (``last_start``)."""
        own = Occurrence.objects.filter(page=models.OuterRef("pk"))
        last = own.order_by("-starts_at").values("starts_at")[:1]
        coming = Occurrence.objects.not_ended(now).filter(page=models.OuterRef("pk"))
        events = self.annotate(last_start=models.Subquery(last)).filter(~models.Exists(coming))
        return events.filter(last_start__isnull=False).order_by("-last_start", "-pk")


class EventPage(BasePage):
    """An event or a series of them: what, where, for whom, at what price, and every date."""

    class Mode(models.TextChoices):
        ONSITE = "onsite", _("on site")
        REMOTE = "remote", _("remote")
        HYBRID = "hybrid", _("hybrid")

    class Language(models.TextChoices):
        FINNISH = "fi", _("Finnish")
        SWEDISH = "sv", _("Swedish")
        BOTH = "both", _("Finnish and Swedish")

    lead = models.TextField(_("lead"), blank=True, max_length=400)
    body = StreamField(BodyBlock(), verbose_name=_("text"), blank=True)
    audience = models.CharField(_("for whom"), max_length=200, blank=True)
    association = models.ForeignKey(
        "pages.AssociationPage", null=True, blank=True, on_delete=models.SET_NULL, related_name="+",
        verbose_name=_("organising association"),
    )  # fmt: skip
    organiser_name = models.CharField(
        _("organiser"),
        max_length=160,
        blank=True,
        help_text=_("Where the organiser is not in the list of associations."),
    )
    contact_email = models.EmailField(_("contact address"), blank=True, help_text=_("A role address, not a person's."))
    venue = models.ForeignKey(
        "events.Venue", null=True, blank=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("venue")
    )
    venue_details = models.CharField(_("where in the venue"), max_length=200, blank=True)
    mode = models.CharField(_("mode"), max_length=10, choices=Mode.choices, default=Mode.ONSITE)
    remote_link = models.URLField(_("link for joining"), blank=True)
    is_free = models.BooleanField(_("free"), default=True)
    price = models.CharField(_("price"), max_length=120, blank=True)
    registration_link = models.URLField(_("registration"), blank=True)
    register_by = models.DateTimeField(_("register by"), null=True, blank=True)
    event_language = models.CharField(
        _("language of the event"), max_length=4, choices=Language.choices, default=Language.FINNISH
    )
    sign_interpreting = models.CharField(
        _("sign language interpreting"), max_length=8, choices=AccessFact.choices, default=AccessFact.UNKNOWN
    )
    text_interpreting = models.CharField(
        _("text interpreting"), max_length=8, choices=AccessFact.choices, default=AccessFact.UNKNOWN
    )
    category = models.ForeignKey(
        "events.Category", null=True, blank=True, on_delete=models.PROTECT, related_name="+",
        verbose_name=_("category"),
    )  # fmt: skip
    goal = models.ForeignKey(
        "pages.GoalPage", null=True, blank=True, on_delete=models.SET_NULL, related_name="+", verbose_name=_("goal")
    )
    image = models.ForeignKey(
        "cms.SiteImage", null=True, blank=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("image")
    )

    objects = PageManager.from_queryset(EventQuerySet)()

    translated_fields: ClassVar[tuple[str, ...]] = (
        "lead", "body", "audience", "organiser_name", "venue_details", "price", "occurrences",
    )  # fmt: skip
    shared_fields: ClassVar[tuple[str, ...]] = (
        "association", "contact_email", "venue", "mode", "remote_link", "is_free", "registration_link", "register_by",
        "event_language", "sign_interpreting", "text_interpreting", "category", "goal", "image",
    )  # fmt: skip
    parent_page_types: ClassVar[list[str]] = ["events.EventIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("lead"),
        index.SearchField("body"),
        index.SearchField("organiser_name"),
        index.FilterField("event_language"),
        index.FilterField("is_free"),
    ]
    content_panels = [
        *BasePage.content_panels,
        FieldPanel("lead"),
        FieldPanel("body"),
        RowsPanel("occurrences", heading=_("Dates"), label=_("date"), min_num=1),
    ]
    detail_panels: ClassVar[list[Any]] = [
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("mode"), FieldPanel("venue")]),
                FieldPanel("venue_details"),
                FieldPanel("remote_link"),
            ],
            heading=_("Where"),
        ),
        MultiFieldPanel(
            [PageChooserPanel("association"), FieldPanel("organiser_name"), FieldPanel("contact_email")],
            heading=_("Organiser"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("audience"),
                FieldRowPanel([FieldPanel("is_free"), FieldPanel("price")]),
                FieldRowPanel([FieldPanel("registration_link"), FieldPanel("register_by")]),
                FieldPanel("event_language"),
                FieldRowPanel([FieldPanel("sign_interpreting"), FieldPanel("text_interpreting")]),
            ],
            heading=_("Taking part"),
        ),
        MultiFieldPanel(
            [FieldPanel("category"), PageChooserPanel("goal"), FieldPanel("image")], heading=_("What it is about")
        ),
    ]

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")

    def clean(self) -> None:
        """A free event has no price."""
        super().clean()
        if self.is_free and self.price:
            raise ValidationError({"price": _("A free event has no price.")})
        self._give_copied_dates_identities()

    def minimal_clean(self) -> None:
        """What Wagtail asks of a draft; a copy of an event gets calendar identities of its own here."""
        super().minimal_clean()
        self._give_copied_dates_identities()

    def _give_copied_dates_identities(self) -> None:
        dates = list(self.occurrences.all())
        taken = Occurrence.objects.filter(uid__in=[date.uid for date in dates], locale_id=self.locale_id)
        foreign = set(taken.exclude(page=self.pk).values_list("uid", flat=True))
        for date in dates:
            if date.uid in foreign:
                date.uid = uuid.uuid4()

    def structured_data(self) -> dict[str, Any]:
        """The event for machines."""
        return event_data(self)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Adds the dates with the next one, the organiser, the municipality of the venue and the goal."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        language = kwargs.get("shown_in") or self.locale.language_code
        context.update(queries.dates_of(self, timezone.now()))
        context.update(queries.surroundings_of(self, language))
        return context


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
        SCHEDULED = "scheduled", _("scheduled")
        CANCELLED = "cancelled", _("cancelled")
        POSTPONED = "postponed", _("postponed")
        RESCHEDULED = "rescheduled", _("rescheduled")

    page = ParentalKey(EventPage, on_delete=models.CASCADE, related_name="occurrences")
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
        return self.status in (self.Status.CANCELLED, self.Status.POSTPONED)

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
