"""The material bank: reports, plans, presentations and surveys."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, PageChooserPanel
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.fields import StreamField
from wagtail.search import index

from cms.blocks import BodyBlock
from cms.models import BasePage
from cms.translations.heirs import OtherVersionOr
from pages import queries
from pages.models.lists import ListPage


class LibraryPage(ListPage):
    """The material bank."""

    admin_default_ordering = "-materialpage__published_on"
    parent_page_types: ClassVar[list[str]] = ["pages.HomePage"]

    class Meta:
        verbose_name = _("material bank")
        verbose_name_plural = _("material banks")

    def contents(self, language: str, parameters: Mapping[str, str]) -> dict[str, Any]:
        """One page of the materials by year, newest first, narrowed by what the address says."""
        ledger = queries.material_archive(language, parameters)
        return {"ledger": ledger, "listing": ledger.listing}


class MaterialPage(BasePage):
    """A material: what it is about, and the file; its words are searched through ``extracted_text``."""

    class Kind(models.TextChoices):
        REPORT = "report", _("report")
        PLAN = "plan", _("plan")
        PRESENTATION = "presentation", _("presentation")
        SURVEY = "survey", _("survey")
        GUIDE = "guide", _("guide")

    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices, default=Kind.REPORT)
    published_on = models.DateField(_("published on"), db_index=True)
    author = models.CharField(_("author"), max_length=200, blank=True)
    document = models.ForeignKey(
        "cms.SiteDocument", null=True, blank=True, on_delete=models.PROTECT, related_name="+",
        verbose_name=_("document"),
    )  # fmt: skip
    extracted_text = models.TextField(_("text of the document"), blank=True, editable=False)
    other_files = StreamField(
        [("file", DocumentChooserBlock(label=_("file")))],
        verbose_name=_("the same in other languages and formats"),
        blank=True,
    )
    body = StreamField(BodyBlock(), verbose_name=_("text"), blank=True)
    network = models.ForeignKey(
        "pages.NetworkPage", null=True, blank=True, on_delete=OtherVersionOr(models.SET_NULL), related_name="+",
        verbose_name=_("network"),
    )  # fmt: skip
    goal = models.ForeignKey(
        "pages.GoalPage",
        null=True,
        blank=True,
        on_delete=OtherVersionOr(models.SET_NULL),
        related_name="+",
        verbose_name=_("goal"),
    )
    meeting = models.ForeignKey(
        "pages.MeetingPage", null=True, blank=True, on_delete=OtherVersionOr(models.SET_NULL), related_name="+",
        verbose_name=_("meeting"),
    )  # fmt: skip

    translated_fields: ClassVar[tuple[str, ...]] = ("body",)
    shared_fields: ClassVar[tuple[str, ...]] = (
        "kind", "published_on", "author", "document", "other_files", "network", "goal", "meeting",
    )  # fmt: skip
    dated_by: ClassVar[str] = "published_on"
    parent_page_types: ClassVar[list[str]] = ["pages.LibraryPage"]
    subpage_types: ClassVar[list[str]] = []
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("body"),
        index.SearchField("author"),
        index.FilterField("kind"),
        index.FilterField("published_on"),
    ]
    content_panels = [*BasePage.content_panels, FieldPanel("body"), FieldPanel("document"), FieldPanel("other_files")]
    detail_panels: ClassVar[list[Any]] = [
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("kind"), FieldPanel("published_on")]), FieldPanel("author")],
            heading=_("Kind and date"),
        ),
        MultiFieldPanel(
            [PageChooserPanel("meeting"), PageChooserPanel("network"), PageChooserPanel("goal")],
            heading=_("Belongs to"),
        ),
    ]

    class Meta:
        verbose_name = _("material")
        verbose_name_plural = _("materials")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Adds the files, and the meeting, network and goal that the material belongs to."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        language = kwargs.get("shown_in") or self.locale.language_code
        linked = {"meeting": self.meeting, "network": self.network, "goal": self.goal}
        found = queries.versions_for((page for page in linked.values() if page is not None), language)
        by_key = {item.page.translation_key: item for item in found}
        for name, page in linked.items():
            context[name] = by_key.get(page.translation_key) if page is not None else None
        context["files"] = queries.files_of(self, language)
        return context
