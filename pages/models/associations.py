"""The associations of the region."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, PageChooserPanel
from wagtail.fields import StreamField
from wagtail.search import index

from cms.blocks import BodyBlock
from cms.models import BasePage
from cms.translations.heirs import OtherVersionOr
from pages import queries
from pages.models.lists import ListPage
from pages.structured import association_data


class AssociationIndexPage(ListPage):
    """The list of associations."""

    admin_default_ordering = "title"
    parent_page_types: ClassVar[list[str]] = ["pages.HomePage"]

    class Meta:
        verbose_name = _("association list")
        verbose_name_plural = _("association lists")

    def contents(self, language: str, parameters: Mapping[str, str]) -> dict[str, Any]:
        """One page of the active associations by name, narrowed by what the address says."""
        directory = queries.association_directory(language, parameters)
        return {"directory": directory, "listing": directory.listing}


class AssociationPage(BasePage):
    """An association: what it is for, where it works and how it is reached."""

    class RegisteredLanguage(models.TextChoices):
        FINNISH = "fi", _("Finnish")
        SWEDISH = "sv", _("Swedish")
        BOTH = "both", _("Finnish and Swedish")

    purpose = models.TextField(_("purpose"), blank=True)
    body = StreamField(BodyBlock(), verbose_name=_("text"), blank=True)
    municipality = models.ForeignKey(
        "pages.MunicipalityPage", null=True, blank=True, on_delete=OtherVersionOr(models.SET_NULL), related_name="+",
        verbose_name=_("municipality"),
    )  # fmt: skip
    network = models.ForeignKey(
        "pages.NetworkPage", null=True, blank=True, on_delete=OtherVersionOr(models.SET_NULL), related_name="+",
        verbose_name=_("network"),
    )  # fmt: skip
    website = models.URLField(_("website"), blank=True)
    email = models.EmailField(_("address"), blank=True, help_text=_("A role address, not a person's."))
    registered_language = models.CharField(
        _("language"), max_length=4, choices=RegisteredLanguage.choices, default=RegisteredLanguage.FINNISH
    )
    founded_year = models.PositiveSmallIntegerField(_("founded in"), null=True, blank=True)
    is_active = models.BooleanField(_("active"), default=True)

    translated_fields: ClassVar[tuple[str, ...]] = ("purpose", "body")
    shared_fields: ClassVar[tuple[str, ...]] = (
        "municipality", "network", "website", "email", "registered_language", "founded_year", "is_active",
    )  # fmt: skip
    parent_page_types: ClassVar[list[str]] = ["pages.AssociationIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("purpose"),
        index.SearchField("body"),
        index.FilterField("registered_language"),
        index.FilterField("is_active"),
    ]
    content_panels = [*BasePage.content_panels, FieldPanel("purpose"), FieldPanel("body")]
    detail_panels: ClassVar[list[Any]] = [
        MultiFieldPanel([FieldPanel("email"), FieldPanel("website")], heading=_("Contact")),
        MultiFieldPanel([PageChooserPanel("municipality"), PageChooserPanel("network")], heading=_("Where it works")),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("registered_language"), FieldPanel("founded_year")]),
                FieldPanel("is_active"),
            ],
            heading=_("Register"),
        ),
    ]

    class Meta:
        verbose_name = _("association")
        verbose_name_plural = _("associations")

    def structured_data(self) -> dict[str, Any]:
        """The association for machines."""
        return association_data(self)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Adds the municipality, the network, the seats that the association holds today, and its other name."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        language = kwargs.get("shown_in") or self.locale.language_code
        context["municipality"] = queries.version_for(self.municipality, language)
        context["network"] = queries.version_for(self.network, language)
        context["twin"] = queries.name_elsewhere(self)
        context["seats"] = queries.seats_of_association(self, language, timezone.localdate())
        return context
