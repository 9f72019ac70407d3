"""Meetings: one page from the invitation to the approved minutes."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, PageChooserPanel
from wagtail.fields import StreamField
from wagtail.search import index

from cms.blocks import RICH_TEXT_FEATURES, AttachmentBlock, BodyBlock, FollowUpBlock, ProgrammeEntryBlock
from cms.models import RowsPanel, TranslatableRow
from cms.models.media import LANGUAGE_CHOICES
from cms.models.prose import ProseField
from cms.translations.heirs import OtherVersionOr
from pages import queries
from pages.models.corrections import CorrectedPage, corrections_panel


class MeetingPage(CorrectedPage):
    """A meeting of a forum or a network; times are aware, the clock is that of Helsinki."""

    class Mode(models.TextChoices):
        ONSITE = "onsite", _("on site")
        REMOTE = "remote", _("remote")
        HYBRID = "hybrid", _("hybrid")

    number = models.PositiveSmallIntegerField(_("number in its year"), null=True, blank=True)
    starts_at = models.DateTimeField(_("starts"), db_index=True)
    ends_at = models.DateTimeField(_("ends"), null=True, blank=True)
    opened_at = models.DateTimeField(_("opened"), null=True, blank=True)
    closed_at = models.DateTimeField(_("closed"), null=True, blank=True)
    place = models.CharField(_("place"), max_length=250, blank=True)
    mode = models.CharField(_("mode"), max_length=10, choices=Mode.choices, blank=True)
    join_link = models.URLField(_("link for joining"), blank=True)
    registration_link = models.URLField(_("registration"), blank=True)
    register_by = models.DateField(_("register by"), null=True, blank=True)
    contact_email = models.EmailField(_("contact for questions"), blank=True)
    invitation = StreamField(BodyBlock(), verbose_name=_("invitation"), blank=True)
    programme = StreamField([("entry", ProgrammeEntryBlock())], verbose_name=_("programme"), blank=True)
    attachments = StreamField([("attachment", AttachmentBlock())], verbose_name=_("attachments"), blank=True)
    notes = StreamField(BodyBlock(), verbose_name=_("other notes of the minutes"), blank=True)
    participants_count = models.PositiveIntegerField(_("number of participants"), null=True, blank=True)
    chair = models.CharField(_("chair"), max_length=160, blank=True)
    secretary = models.CharField(_("secretary"), max_length=160, blank=True)
    approved_on = models.DateField(_("minutes approved on"), null=True, blank=True)
    original_language = models.CharField(_("original language"), max_length=2, choices=LANGUAGE_CHOICES, blank=True)
    hide_names_on = models.DateField(_("hide the names on"), null=True, blank=True)

    translated_fields: ClassVar[tuple[str, ...]] = (
        "place", "invitation", "programme", "attachments", "notes", "agenda_items",
    )  # fmt: skip
    shared_fields: ClassVar[tuple[str, ...]] = (
        "number", "starts_at", "ends_at", "opened_at", "closed_at", "mode", "join_link", "registration_link",
        "register_by", "contact_email", "participants_count", "chair", "secretary", "approved_on", "original_language",
        "hide_names_on", "attendances",
    )  # fmt: skip
    dated_by: ClassVar[str] = "starts_at"
    parent_page_types: ClassVar[list[str]] = ["pages.ForumPage", "pages.NetworkPage"]
    subpage_types: ClassVar[list[str]] = []
    search_fields = [
        *CorrectedPage.search_fields,
        index.SearchField("invitation"),
        index.SearchField("programme"),
        index.SearchField("notes"),
        index.SearchField("corrections"),
        index.SearchField("place"),
        index.RelatedFields(
            "agenda_items",
            [
                index.SearchField("heading"),
                index.SearchField("matter"),
                index.SearchField("discussion"),
                index.SearchField("decision"),
                index.SearchField("follow_ups"),
            ],
        ),
        index.FilterField("starts_at"),
    ]
    content_panels = [
        *CorrectedPage.content_panels,
        RowsPanel(
            "agenda_items",
            heading=_("Agenda items"),
            label=pgettext_lazy("of an agenda", "item"),
            help_text=_("The number stays in links."),
        ),
        FieldPanel("attachments"),
        FieldPanel("notes"),
        corrections_panel(_("What was put right in published minutes; readers see it at their head and below them.")),
        FieldPanel("invitation"),
        FieldPanel("programme"),
    ]
    detail_panels: ClassVar[list[Any]] = [
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("number"), FieldPanel("mode")]),
                FieldRowPanel([FieldPanel("starts_at"), FieldPanel("ends_at")]),
                FieldRowPanel([FieldPanel("opened_at"), FieldPanel("closed_at")]),
                FieldPanel("place"),
            ],
            heading=_("Time and place"),
            help_text=_("The same page from the invitation to the minutes."),
        ),
        MultiFieldPanel(
            [
                FieldPanel("join_link"),
                FieldPanel("registration_link"),
                FieldPanel("register_by"),
                FieldPanel("contact_email"),
            ],
            heading=_("Taking part"),
        ),  # fmt: skip
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("chair"), FieldPanel("secretary")]),
                FieldRowPanel([FieldPanel("approved_on"), FieldPanel("original_language")]),
                FieldRowPanel([FieldPanel("participants_count"), FieldPanel("hide_names_on")]),
            ],
            heading=_("Minutes"),
        ),
        InlinePanel(
            "attendances",
            heading=_("Participants"),
            label=_("participant"),
            help_text=_("Representatives by name, guests by role."),
        ),
    ]

    class Meta:
        verbose_name = _("meeting")
        verbose_name_plural = _("meetings")

    def clean(self) -> None:
        """A meeting ends after it starts, as planned and as held."""
        super().clean()
        for first, last in (("starts_at", "ends_at"), ("opened_at", "closed_at")):
            start, end = getattr(self, first), getattr(self, last)
            if start and end and end < start:
                raise ValidationError({last: _("The meeting ends before it starts.")})

    @property
    def shown_date(self) -> Any:
        """The date of the meeting."""
        return self.starts_at

    @property
    def names_are_hidden(self) -> bool:
        """Whether the day has come after which names of participants are not shown."""
        return self.hide_names_on is not None and self.hide_names_on <= timezone.localdate()

    @property
    def shown_chair(self) -> str:
        """The chair; empty where the name is not shown any more."""
        return self._shown_name(self.chair)

    @property
    def shown_secretary(self) -> str:
        """The secretary; empty where the name is not shown any more."""
        return self._shown_name(self.secretary)

    def _shown_name(self, name: str) -> str:
        is_hidden = bool(name) and (self.names_are_hidden or name in queries.hidden_people().names)
        return "" if is_hidden else name

    @property
    def display_number(self) -> str:
        """The number with its year, as 3/2025; empty where the meeting has none."""
        return f"{self.number}/{timezone.localtime(self.starts_at).year}" if self.number else ""

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Adds the items, the participants, recordings, materials and the neighbours."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        language = kwargs.get("shown_in") or self.locale.language_code
        items = list(self.agenda_items.all())
        context["items"] = items
        context["decided_items"] = [item for item in items if item.decision]
        context["attendance"] = queries.attendance_of(self)
        context["recordings"] = queries.recordings_of(self, language)
        context["materials"] = queries.materials_of_meeting(self, language)
        context["forum"] = queries.parent_version(self, language)
        context["previous_meeting"], context["following_meeting"] = queries.neighbours_of(self, language)
        context["goals"] = queries.goals_of_items(items, language)
        context["cases"] = queries.cases_of(self, items, language)
        context["news"] = queries.news_of_meeting(self, language)
        return context


class AgendaItem(TranslatableRow):
    """An item of the agenda: the matter, what was said, what was decided, who does what."""

    page = ParentalKey(MeetingPage, on_delete=models.CASCADE, related_name="agenda_items")
    number = models.CharField(_("number"), max_length=12, blank=True)
    heading = models.CharField(_("heading"), max_length=250, blank=True)
    matter = ProseField(_("matter"), blank=True, features=RICH_TEXT_FEATURES)
    discussion = ProseField(_("discussion"), blank=True, features=RICH_TEXT_FEATURES)
    decision = ProseField(_("decision"), blank=True, features=RICH_TEXT_FEATURES)
    follow_ups = StreamField([("follow_up", FollowUpBlock())], verbose_name=_("follow-ups"), blank=True)
    attachments = StreamField([("attachment", AttachmentBlock())], verbose_name=_("attachments"), blank=True)
    goal = models.ForeignKey(
        "pages.GoalPage",
        null=True,
        blank=True,
        on_delete=OtherVersionOr(models.SET_NULL),
        related_name="+",
        verbose_name=_("goal"),
    )
    case_number = models.CharField(
        _("case number"),
        max_length=40,
        blank=True,
        db_index=True,
        help_text=_("The same at every meeting that deals with the matter: readers find the other meetings by it."),
    )

    translated_fields: ClassVar[tuple[str, ...]] = (
        "heading", "matter", "discussion", "decision", "follow_ups", "attachments",
    )  # fmt: skip
    shared_fields: ClassVar[tuple[str, ...]] = ("number", "goal", "case_number")
    panels = [
        FieldRowPanel([FieldPanel("number"), FieldPanel("heading")]),
        FieldPanel("matter"),
        FieldPanel("discussion"),
        FieldPanel("decision"),
        FieldPanel("follow_ups"),
        FieldPanel("attachments"),
        PageChooserPanel("goal"),
        FieldPanel("case_number"),
    ]

    class Meta(TranslatableRow.Meta):
        verbose_name = _("agenda item")
        verbose_name_plural = _("agenda items")

    def __str__(self) -> str:
        return f"{self.number} {self.heading}".strip()
