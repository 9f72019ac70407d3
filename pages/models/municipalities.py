"""Municipalities and the grants that they and the county give."""

from datetime import datetime
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from cms.blocks import RICH_TEXT_FEATURES, BodyBlock
from cms.models import BasePage
from cms.models.prose import ProseField
from pages import queries
from pages.blocks import AssociationEveningBlock, AwardBlock, PremisesBlock


class MunicipalityIndexPage(BasePage):
    """The list of the region's municipalities."""

    admin_default_ordering = "title"
    parent_page_types: ClassVar[list[str]] = ["pages.HomePage"]
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("list of municipalities")
        verbose_name_plural = _("lists of municipalities")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Adds every municipality, the best version of each, with its next association evening."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        context["municipalities"] = queries.municipalities(kwargs.get("shown_in") or self.locale.language_code)
        return context


class MunicipalityPage(BasePage):
    """A municipality: whom an association asks there, when it meets, where one may gather, what it grants."""

    is_bilingual = models.BooleanField(_("bilingual"), default=False)
    population = models.PositiveIntegerField(_("inhabitants"), null=True, blank=True)
    share_finnish = models.DecimalField(
        _("Finnish speakers, per cent"), max_digits=4, decimal_places=1, null=True, blank=True,
        validators=[MaxValueValidator(100)],
    )  # fmt: skip
    share_swedish = models.DecimalField(
        _("Swedish speakers, per cent"), max_digits=4, decimal_places=1, null=True, blank=True,
        validators=[MaxValueValidator(100)],
    )  # fmt: skip
    contact_name = models.CharField(_("contact person"), max_length=160, blank=True)
    contact_role = models.CharField(_("contact person's role"), max_length=160, blank=True)
    contact_email = models.EmailField(_("contact address"), blank=True, help_text=_("A role address, not a person's."))
    body = StreamField(BodyBlock(), verbose_name=_("text"), blank=True)
    association_evenings = StreamField(
        [("evening", AssociationEveningBlock())], verbose_name=_("association evenings"), blank=True
    )
    premises = StreamField([("premises", PremisesBlock())], verbose_name=_("premises"), blank=True)

    translated_fields: ClassVar[tuple[str, ...]] = ("contact_role", "body", "association_evenings", "premises")
    shared_fields: ClassVar[tuple[str, ...]] = (
        "is_bilingual", "population", "share_finnish", "share_swedish", "contact_name", "contact_email",
    )  # fmt: skip
    parent_page_types: ClassVar[list[str]] = ["pages.MunicipalityIndexPage"]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("body"),
        index.SearchField("association_evenings"),
        index.SearchField("premises"),
        index.FilterField("is_bilingual"),
    ]
    content_panels = [
        *BasePage.content_panels,
        FieldPanel("body"),
        FieldPanel("association_evenings"),
        FieldPanel("premises"),
    ]
    detail_panels: ClassVar[list[Any]] = [
        MultiFieldPanel(
            [FieldPanel("contact_name"), FieldPanel("contact_role"), FieldPanel("contact_email")],
            heading=_("Contact person for associations"),
        ),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("population"), FieldPanel("is_bilingual")]),
                FieldRowPanel([FieldPanel("share_finnish"), FieldPanel("share_swedish")]),
            ],
            heading=_("Inhabitants and languages"),
        ),
    ]

    class Meta:
        verbose_name = _("municipality")
        verbose_name_plural = _("municipalities")

    def clean(self) -> None:
        """The shares of both languages are parts of one whole."""
        super().clean()
        if (self.share_finnish or 0) + (self.share_swedish or 0) > 100:
            raise ValidationError({"share_swedish": _("The shares are more than 100 per cent together.")})

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Adds the coming evenings, the grants by state with the next last day, the associations, the other name."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        language, now = kwargs.get("shown_in") or self.locale.language_code, timezone.now()
        context["evenings"] = queries.coming_evenings(self, now)
        context["grants"] = queries.grants_below(self, language, now)
        context["next_grant"] = next((grant for grant in context["grants"] if grant.may_be_sought), None)
        context["associations"] = queries.associations_of_municipality(self, language)
        context["twin"] = queries.name_elsewhere(self)
        return context


class GrantIndexPage(BasePage):
    """Every grant of the county and of the municipalities, by the day until which one may apply."""

    take_part = _("Apply for a grant")
    parent_page_types: ClassVar[list[str]] = ["pages.HomePage"]
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("list of grants")
        verbose_name_plural = _("lists of grants")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Adds every grant by state, narrowed to the one who grants that the address names."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        language = kwargs.get("shown_in") or self.locale.language_code
        context["grants"] = queries.grants_by_state(language, timezone.now(), request.GET.dict())
        return context


class GrantPage(BasePage):
    """A grant of a municipality or of the county: for what, how much, when and how one applies."""

    class State(models.TextChoices):
        UPCOMING = "upcoming", _("opens later")
        OPEN = "open", _("open")
        CLOSED = "closed", _("closed")

    granting_body = models.CharField(_("granted by"), max_length=200, blank=True)
    amount = models.CharField(_("amount"), max_length=120, blank=True)
    criteria = ProseField(_("criteria"), blank=True, features=RICH_TEXT_FEATURES)
    how_to_apply = ProseField(_("how to apply"), blank=True, features=RICH_TEXT_FEATURES)
    opens = models.DateField(_("applications open on"), null=True, blank=True)
    closes = models.DateField(_("applications close on"), null=True, blank=True, db_index=True)

    decided_on = models.DateField(_("decided on"), null=True, blank=True)
    decision_link = models.URLField(_("link to the decision"), blank=True)
    applicant_count = models.PositiveIntegerField(_("applicants"), null=True, blank=True)
    recipient_count = models.PositiveIntegerField(_("got a grant"), null=True, blank=True)
    total = models.PositiveIntegerField(_("granted in all, euros"), null=True, blank=True)
    awards = StreamField([("award", AwardBlock())], verbose_name=_("who got what"), blank=True)

    translated_fields: ClassVar[tuple[str, ...]] = ("granting_body", "amount", "criteria", "how_to_apply")
    shared_fields: ClassVar[tuple[str, ...]] = (
        "opens", "closes", "decided_on", "decision_link", "applicant_count", "recipient_count", "total", "awards",
    )  # fmt: skip
    parent_page_types: ClassVar[list[str]] = ["pages.MunicipalityPage", "pages.GrantIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("granting_body"),
        index.SearchField("criteria"),
        index.SearchField("how_to_apply"),
        index.FilterField("closes"),
    ]
    content_panels = [
        *BasePage.content_panels,
        FieldPanel("criteria"),
        FieldPanel("how_to_apply"),
    ]
    detail_panels: ClassVar[list[Any]] = [
        MultiFieldPanel([FieldPanel("granting_body"), FieldPanel("amount")], heading=_("Who grants and how much")),
        MultiFieldPanel([FieldRowPanel([FieldPanel("opens"), FieldPanel("closes")])], heading=_("Application period")),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("decided_on"), FieldPanel("decision_link")]),
                FieldRowPanel([FieldPanel("applicant_count"), FieldPanel("recipient_count"), FieldPanel("total")]),
                FieldPanel("awards"),
            ],
            heading=_("What was decided"),
        ),
    ]

    class Meta:
        verbose_name = _("grant")
        verbose_name_plural = _("grants")

    def get_admin_display_title(self) -> str:
        """The title with whoever grants: grants of many municipalities bear the same name."""
        title = super().get_admin_display_title()
        return f"{title} ({self.granting_body})" if self.granting_body else title

    def clean(self) -> None:
        """Applications close after they open, and nobody gets what nobody applied for."""
        super().clean()
        if self.opens and self.closes and self.closes < self.opens:
            raise ValidationError({"closes": _("The application period ends before it starts.")})
        if self.applicant_count is not None and (self.recipient_count or 0) > self.applicant_count:
            raise ValidationError({"recipient_count": _("More got a grant than applied.")})

    def state(self, now: datetime) -> "GrantPage.State":
        """Whether one may apply at ``now``; the first and the last day are both within the period.

        A grant without dates is open: it may be applied for at any time.
        """
        today = timezone.localdate(now)
        if self.opens and today < self.opens:
            return self.State.UPCOMING
        if self.closes and today > self.closes:
            return self.State.CLOSED
        return self.State.OPEN

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Adds whether one may apply today, and where the grant belongs."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        context["state"] = self.state(timezone.now())
        context["days_left"] = (self.closes - timezone.localdate()).days if self.closes else None
        context["parent"] = queries.parent_version(self, kwargs.get("shown_in") or self.locale.language_code)
        return context
