"""Events of associations."""

from datetime import datetime
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, PageChooserPanel
from wagtail.fields import StreamField
from wagtail.models import PageManager
from wagtail.query import PageQuerySet
from wagtail.search import index

from cms.blocks import BodyBlock
from cms.models import BasePage, RowsPanel
from cms.translations.heirs import OtherVersionOr
from events import queries, related
from events.models.audience import ForSomebody, audience_panel
from events.models.occurrence import Occurrence, settle_dates
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


class EventPage(ForSomebody, BasePage):
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
    association = models.ForeignKey(
        "pages.AssociationPage", null=True, blank=True, on_delete=OtherVersionOr(models.SET_NULL), related_name="+",
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
        "pages.GoalPage",
        null=True,
        blank=True,
        on_delete=OtherVersionOr(models.SET_NULL),
        related_name="+",
        verbose_name=_("goal"),
    )
    image = models.ForeignKey(
        "cms.SiteImage", null=True, blank=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("image")
    )

    first_day = models.DateField(_("first day"), null=True, blank=True, editable=False, db_index=True)

    objects = PageManager.from_queryset(EventQuerySet)()

    translated_fields: ClassVar[tuple[str, ...]] = (
        "lead", "body", "organiser_name", "venue_details", "price", "occurrences",
    )  # fmt: skip
    shared_fields: ClassVar[tuple[str, ...]] = (
        "association", "contact_email", "venue", "mode", "remote_link", "is_free", "registration_link", "register_by",
        "event_language", "sign_interpreting", "text_interpreting", "category", "goal", "image",
    )  # fmt: skip
    dated_by: ClassVar[str] = "first_day"
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
        audience_panel(),
        MultiFieldPanel(
            [
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

    @cached_property
    def dates(self) -> list[Occurrence]:
        """Every date by time, read once: for what shows the event, not for what changes it."""
        return sorted(self.occurrences.all(), key=lambda date: date.starts_at)

    def clean(self) -> None:
        """A free event has no price."""
        super().clean()
        if self.is_free and self.price:
            raise ValidationError({"price": _("A free event has no price.")})
        settle_dates(self)

    def minimal_clean(self) -> None:
        """What Wagtail asks of a draft; its dates get their place in readers' calendars here."""
        super().minimal_clean()
        settle_dates(self)

    def structured_data(self) -> dict[str, Any]:
        """The event for machines."""
        return event_data(self)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Adds the dates with the next one, the organiser, the municipality of the venue, the goal, and what belongs
        together with the event: recordings, news, other events of the organiser, the neighbours in the calendar."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        language = kwargs.get("shown_in") or self.locale.language_code
        now = timezone.now()
        dates = queries.dates_of(self, now)
        context.update(dates)
        context.update(queries.surroundings_of(self, language))
        context.update(related.told_about(self, language))
        context["others"] = related.others_of_organiser(self, language, now)
        date = dates["next_date"] or next(iter(reversed(dates["dates"])), None)
        context["neighbours"] = related.neighbours_of(self, date, language)
        return context
