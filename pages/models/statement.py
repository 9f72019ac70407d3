"""The accessibility statement, made of recorded findings."""

from datetime import date
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from cms.blocks import BodyBlock
from cms.models import BasePage, RowsPanel, TranslatableRow

ASSESSED_WITHIN_DAYS = 365


class AccessibilityStatementPage(BasePage):
    """How accessible the site is, how that was assessed, and every known shortcoming."""

    class Conformance(models.TextChoices):
        FULL = "full", _("meets the requirements")
        PARTIAL = "partial", _("meets the requirements partially")
        NONE = "none", _("does not meet the requirements")

    class Method(models.TextChoices):
        SELF = "self", _("assessed by ourselves")
        EXTERNAL = "external", _("assessed by an outside expert")

    conformance = models.CharField(
        _("conformance"), max_length=10, choices=Conformance.choices, default=Conformance.PARTIAL
    )
    method = models.CharField(_("method"), max_length=10, choices=Method.choices, default=Method.SELF)
    assessed_on = models.DateField(_("assessed on"))
    body = StreamField(BodyBlock(), verbose_name=_("how it was assessed"), blank=True)
    out_of_scope = StreamField(BodyBlock(), verbose_name=_("what the requirements do not cover"), blank=True)

    translated_fields: ClassVar[tuple[str, ...]] = ("body", "out_of_scope", "findings")
    shared_fields: ClassVar[tuple[str, ...]] = ("conformance", "method", "assessed_on")
    parent_page_types: ClassVar[list[str]] = ["pages.HomePage"]
    subpage_types: ClassVar[list[str]] = []
    max_count_per_parent = 1
    search_fields = [*BasePage.search_fields, index.SearchField("body"), index.SearchField("out_of_scope")]
    content_panels = [
        *BasePage.content_panels,
        RowsPanel("findings", heading=_("Findings"), label=_("finding")),
        FieldPanel("body"),
        FieldPanel("out_of_scope"),
    ]
    detail_panels: ClassVar[list[Any]] = [
        MultiFieldPanel(
            [FieldPanel("conformance"), FieldRowPanel([FieldPanel("method"), FieldPanel("assessed_on")])],
            heading=_("Assessment"),
        ),
    ]

    class Meta:
        verbose_name = _("accessibility statement")
        verbose_name_plural = _("accessibility statements")

    def is_old(self, today: date) -> bool:
        """Whether the site was last assessed more than a year ago; the law asks for it once a year."""
        return (today - self.assessed_on).days > ASSESSED_WITHIN_DAYS

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Adds the open and the repaired findings, and whether the assessment is too old."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        findings = list(self.findings.all())
        context["open_findings"] = [finding for finding in findings if not finding.fixed_on]
        context["fixed_findings"] = [finding for finding in findings if finding.fixed_on]
        context["is_old"] = self.is_old(timezone.localdate())
        return context


class Finding(TranslatableRow):
    """A shortcoming: what fails, where, why, what to use instead, and by when it is repaired."""

    page = ParentalKey(AccessibilityStatementPage, on_delete=models.CASCADE, related_name="findings")
    criterion = models.CharField(_("criterion"), max_length=12, help_text=_("The number in WCAG, as 1.4.3."))
    what = models.CharField(_("shortcoming"), max_length=250)
    where = models.CharField(_("where"), max_length=250)
    why = models.TextField(_("why it is not repaired yet"), blank=True)
    alternative = models.TextField(_("what to use instead"), blank=True)
    found_on = models.DateField(_("found on"))
    fix_by = models.DateField(_("repaired by"), null=True, blank=True)
    fixed_on = models.DateField(_("repaired on"), null=True, blank=True)

    translated_fields: ClassVar[tuple[str, ...]] = ("what", "where", "why", "alternative")
    shared_fields: ClassVar[tuple[str, ...]] = ("criterion", "found_on", "fix_by", "fixed_on")
    panels = [
        FieldRowPanel([FieldPanel("criterion"), FieldPanel("what")]),
        FieldPanel("where"),
        FieldPanel("why"),
        FieldPanel("alternative"),
        FieldRowPanel([FieldPanel("found_on"), FieldPanel("fix_by"), FieldPanel("fixed_on")]),
    ]

    class Meta(TranslatableRow.Meta):
        verbose_name = _("finding")
        verbose_name_plural = _("findings")

    def __str__(self) -> str:
        return f"{self.criterion} {self.what}"

    @property
    def is_late(self) -> bool:
        """Whether the day by which it was to be repaired has passed."""
        return self.fixed_on is None and self.fix_by is not None and self.fix_by < timezone.localdate()

    def clean(self) -> None:
        """What is repaired was found before."""
        super().clean()
        if self.fixed_on and self.found_on and self.fixed_on < self.found_on:
            raise ValidationError({"fixed_on": _("It cannot be repaired before it was found.")})
