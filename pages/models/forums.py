"""Forums and networks, and who speaks for whom in them."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, PageChooserPanel
from wagtail.fields import StreamField
from wagtail.search import index

from cms.blocks import BodyBlock, CalendarEntryBlock
from cms.feeds import Entry
from cms.models import BasePage, RowsPanel, TranslatableRow
from cms.translations.heirs import OtherVersionOr
from pages import queries


class ForumIndexPage(BasePage):
    """The list of forums."""

    parent_page_types: ClassVar[list[str]] = ["pages.HomePage"]
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("forum list")
        verbose_name_plural = _("forum lists")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Adds the forums, the best version of each, and when each of them meets."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        context["forums"] = queries.forums(kwargs.get("shown_in") or self.locale.language_code)
        context["rhythms"] = queries.rhythms(timezone.now())
        return context


class ForumPage(BasePage):
    """A forum, council or working group: who sits in it, when it meets, how its members are chosen."""

    class Kind(models.TextChoices):
        ASSOCIATION = "association", _("association forum")
        PARTNERSHIP = "partnership", _("partnership forum")
        COUNCIL = "council", _("council")
        WORKING_GROUP = "working_group", _("working group")

    class MinutesKind(models.TextChoices):
        MEMO = "memo", _("minutes")
        FORMAL = "formal", _("formal minutes")

    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices, default=Kind.ASSOCIATION)
    minutes_kind = models.CharField(
        _("form of minutes"), max_length=10, choices=MinutesKind.choices, default=MinutesKind.MEMO
    )
    body = StreamField(BodyBlock(), verbose_name=_("text"), blank=True)
    how_chosen = StreamField(BodyBlock(), verbose_name=_("how representatives are chosen"), blank=True)
    annual_clock = StreamField([("entry", CalendarEntryBlock())], verbose_name=_("annual clock"), blank=True)
    contact_name = models.CharField(_("contact person"), max_length=160, blank=True)
    contact_role = models.CharField(_("contact person's role"), max_length=160, blank=True)
    contact_email = models.EmailField(_("contact address"), blank=True, help_text=_("A role address, not a person's."))
    founded_on = models.DateField(_("since"), null=True, blank=True)
    ended_on = models.DateField(_("ended on"), null=True, blank=True)

    translated_fields: ClassVar[tuple[str, ...]] = ("body", "how_chosen", "annual_clock", "contact_role", "seats")
    shared_fields: ClassVar[tuple[str, ...]] = (
        "kind", "minutes_kind", "contact_name", "contact_email", "founded_on", "ended_on",
    )  # fmt: skip
    admin_default_ordering = "-meetingpage__starts_at"
    parent_page_types: ClassVar[list[str]] = ["pages.ForumIndexPage"]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("body"),
        index.SearchField("how_chosen"),
        index.FilterField("kind"),
    ]
    content_panels = [
        *BasePage.content_panels,
        FieldPanel("body"),
        FieldPanel("how_chosen"),
        FieldPanel("annual_clock"),
    ]
    detail_panels: ClassVar[list[Any]] = [
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("kind"), FieldPanel("minutes_kind")]),
                FieldRowPanel([FieldPanel("founded_on"), FieldPanel("ended_on")]),
            ],
            heading=_("Kind"),
        ),
        MultiFieldPanel(
            [FieldPanel("contact_name"), FieldPanel("contact_role"), FieldPanel("contact_email")], heading=_("Contact")
        ),
        RowsPanel(
            "seats",
            heading=_("Representatives"),
            label=_("seat"),
            help_text=_("End the term, do not remove the person."),
        ),
    ]

    class Meta:
        verbose_name = _("forum")
        verbose_name_plural = _("forums")

    @property
    def kind_beside_name(self) -> str:
        """The kind in the active language; empty where the name says it, whole or as a group of some name."""
        said, name = self.get_kind_display().lower(), self.title.lower()
        head = pgettext("the end of a name", "group") if self.kind == self.Kind.WORKING_GROUP else said
        return "" if head in name else self.get_kind_display()

    def feed_entries(self) -> list[Entry]:
        """The newest meetings and news of the forum in its language."""
        return queries.group_entries(self, self.locale.language_code)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Adds today's seats, earlier terms, the next meeting, the archive, and the news and goals that it is about."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        language, now = kwargs.get("shown_in") or self.locale.language_code, timezone.now()
        seats = queries.seats_of(self, language, timezone.localdate(now))
        context["seats"], context["former_seats"] = seats
        context["meetings"] = queries.meetings_of(self, language, request.GET.get("page"))
        context["next_meeting"] = queries.next_meeting_of(self, language, now)
        context["decisions"] = queries.latest_decisions(language, group=self)
        context["recordings"] = queries.recordings_of_group(self, language)
        context["news"] = queries.news_about(self, language)
        context["goals"] = queries.goals_served_by(self, language)
        return context


class Seat(TranslatableRow):
    """A seat: whom it speaks for, who holds it, in what role and term."""

    class Role(models.TextChoices):
        CHAIR = "chair", _("chair")
        VICE_CHAIR = "vice_chair", _("vice chair")
        SECRETARY = "secretary", _("secretary")
        MEMBER = "member", _("member")
        EXPERT = "expert", _("expert")
        COORDINATOR = "coordinator", _("coordinator")

    page = ParentalKey(ForumPage, on_delete=models.CASCADE, related_name="seats")
    network = models.ForeignKey(
        "pages.NetworkPage", null=True, blank=True, on_delete=OtherVersionOr(models.SET_NULL), related_name="+",
        verbose_name=_("network"),
    )  # fmt: skip
    organisation = models.CharField(_("organisation"), max_length=160, blank=True)
    body = models.CharField(
        _("in whose body"), max_length=160, blank=True, help_text=_("For a seat in somebody else's body.")
    )
    representative = models.ForeignKey(
        "cms.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+",
        verbose_name=_("representative"),
    )  # fmt: skip
    deputy = models.ForeignKey(
        "cms.Person", null=True, blank=True, on_delete=models.SET_NULL, related_name="+", verbose_name=_("deputy")
    )
    association = models.ForeignKey(
        "pages.AssociationPage", null=True, blank=True, on_delete=OtherVersionOr(models.SET_NULL), related_name="+",
        verbose_name=_("association"),
    )  # fmt: skip
    role = models.CharField(_("role"), max_length=20, choices=Role.choices, default=Role.MEMBER)
    term_start = models.DateField(_("term starts"))
    term_end = models.DateField(_("term ends"), null=True, blank=True)

    translated_fields: ClassVar[tuple[str, ...]] = ("organisation", "body")
    shared_fields: ClassVar[tuple[str, ...]] = (
        "network", "representative", "deputy", "association", "role", "term_start", "term_end",
    )  # fmt: skip
    panels = [
        FieldRowPanel([PageChooserPanel("network"), FieldPanel("organisation")]),
        FieldRowPanel([FieldPanel("representative"), FieldPanel("deputy")]),
        FieldRowPanel([PageChooserPanel("association"), FieldPanel("role")]),
        FieldRowPanel([FieldPanel("term_start"), FieldPanel("term_end")]),
        FieldPanel("body"),
    ]

    class Meta(TranslatableRow.Meta):
        verbose_name = _("seat")
        verbose_name_plural = _("seats")

    def clean(self) -> None:
        """A term ends after it starts."""
        super().clean()
        if self.term_end and self.term_start and self.term_end < self.term_start:
            raise ValidationError({"term_end": _("The term ends before it starts.")})


class NetworkIndexPage(BasePage):
    """The list of networks."""

    take_part = _("Join a network")
    admin_default_ordering = "title"
    parent_page_types: ClassVar[list[str]] = ["pages.HomePage"]
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("network list")
        verbose_name_plural = _("network lists")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Adds the networks, the best version of each, and how many associations each has."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        context["networks"] = queries.networks(kwargs.get("shown_in") or self.locale.language_code)
        context["sizes"] = queries.sizes_of_networks()
        return context


class NetworkPage(BasePage):
    """A network of associations around a target group or a theme."""

    class Basis(models.TextChoices):
        TARGET_GROUP = "target_group", _("target group")
        THEME = "theme", _("theme")

    basis = models.CharField(_("gathers around"), max_length=20, choices=Basis.choices, default=Basis.TARGET_GROUP)
    purpose = models.TextField(_("purpose"), blank=True)
    body = StreamField(BodyBlock(), verbose_name=_("text"), blank=True)
    how_to_join = models.TextField(_("how to join"), blank=True)
    contact_email = models.EmailField(_("contact address"), blank=True, help_text=_("A role address, not a person's."))
    municipalities = models.CharField(_("municipalities"), max_length=300, blank=True)
    founded_on = models.DateField(_("since"), null=True, blank=True)

    translated_fields: ClassVar[tuple[str, ...]] = ("purpose", "body", "how_to_join", "municipalities")
    shared_fields: ClassVar[tuple[str, ...]] = ("basis", "contact_email", "founded_on")
    admin_default_ordering = "-meetingpage__starts_at"
    parent_page_types: ClassVar[list[str]] = ["pages.NetworkIndexPage"]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("purpose"),
        index.SearchField("body"),
        index.SearchField("how_to_join"),
    ]
    content_panels = [*BasePage.content_panels, FieldPanel("purpose"), FieldPanel("body"), FieldPanel("how_to_join")]
    detail_panels: ClassVar[list[Any]] = [
        FieldPanel("basis"), FieldPanel("contact_email"), FieldPanel("municipalities"), FieldPanel("founded_on"),
    ]  # fmt: skip

    class Meta:
        verbose_name = _("network")
        verbose_name_plural = _("networks")

    def feed_entries(self) -> list[Entry]:
        """The newest meetings and news of the network in its language."""
        return queries.group_entries(self, self.locale.language_code)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Adds the network's seats, its associations, where it is heard next, and its meetings, news and goals."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        language = kwargs.get("shown_in") or self.locale.language_code
        seats, context["former_seats"] = queries.seats_of_network(self, language, timezone.localdate())
        context["seats"] = seats
        context["associations"] = queries.associations_of_network(self, language)
        heard_in = [seat.forum.page for seat in seats if seat.forum is not None]
        context["next_meeting"] = queries.next_meeting_of(self, language, timezone.now(), also=heard_in)
        context["decisions"] = queries.latest_decisions(language, group=self)
        context["news"] = queries.news_about(self, language)
        context["goals"] = queries.goals_served_by(self, language)
        context["meetings"] = queries.meetings_of(self, language, request.GET.get("page"))
        return context
