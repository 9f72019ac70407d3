"""The common strategy, its goals, and how far each of them is."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, PageChooserPanel
from wagtail.fields import StreamField
from wagtail.search import index

from cms.blocks import BodyBlock
from cms.models import BasePage, RowsPanel, TranslatableRow
from cms.translations.heirs import OtherVersionOr
from pages import queries
from pages.blocks import IndicatorValueBlock


class StrategyPage(BasePage):
    """The strategy of a period: its vision, how it is used, and its goals as children."""

    period_start = models.PositiveSmallIntegerField(_("first year"))
    period_end = models.PositiveSmallIntegerField(_("last year"))
    vision = models.TextField(_("vision"), blank=True, max_length=300)
    body = StreamField(BodyBlock(), verbose_name=_("text"), blank=True)

    translated_fields: ClassVar[tuple[str, ...]] = ("vision", "body")
    shared_fields: ClassVar[tuple[str, ...]] = ("period_start", "period_end")
    admin_default_ordering = "goalpage__number"
    parent_page_types: ClassVar[list[str]] = ["pages.HomePage"]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("vision"),
        index.SearchField("body"),
        index.FilterField("period_start"),
    ]
    content_panels = [*BasePage.content_panels, FieldPanel("vision"), FieldPanel("body")]
    detail_panels: ClassVar[list[Any]] = [
        MultiFieldPanel([FieldRowPanel([FieldPanel("period_start"), FieldPanel("period_end")])], heading=_("Period")),
    ]

    class Meta:
        verbose_name = _("strategy")
        verbose_name_plural = _("strategies")

    @property
    def period(self) -> str:
        """The years as 2024–2030."""
        return f"{self.period_start}–{self.period_end}"

    def clean(self) -> None:
        """A period ends after it starts."""
        super().clean()
        if self.period_start and self.period_end and self.period_end < self.period_start:
            raise ValidationError({"period_end": _("The period ends before it starts.")})

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Adds the goals with their progress, and the newest progress notes of all of them."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        language = kwargs.get("shown_in") or self.locale.language_code
        context["goals"] = queries.goals_of_strategy(self, language)
        context["sums"] = queries.sums_of_goals(context["goals"])
        context["other_vision"] = queries.vision_elsewhere(self)
        context["notes"] = queries.latest_progress(self, language)
        measured = [goal.measurement for goal in context["goals"] if goal.measurement]
        context["sources"] = queries.sources_of(context["notes"], measured, language)
        return context


class GoalPage(BasePage):
    """A goal of the strategy: what is meant, by what means, who does what, and how it is measured."""

    number = models.PositiveSmallIntegerField(_("number"))
    goal = models.TextField(_("goal"), blank=True, max_length=400)
    means = StreamField(BodyBlock(), verbose_name=_("means"), blank=True)

    translated_fields: ClassVar[tuple[str, ...]] = ("goal", "means", "actions", "indicators", "progress_notes")
    shared_fields: ClassVar[tuple[str, ...]] = ("number",)
    parent_page_types: ClassVar[list[str]] = ["pages.StrategyPage"]
    subpage_types: ClassVar[list[str]] = []
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("goal"),
        index.SearchField("means"),
        index.RelatedFields("actions", [index.SearchField("name")]),
        index.RelatedFields("progress_notes", [index.SearchField("text")]),
        index.FilterField("number"),
    ]
    content_panels = [*BasePage.content_panels, FieldPanel("goal"), FieldPanel("means")]
    detail_panels: ClassVar[list[Any]] = [
        FieldPanel("number"),
        RowsPanel("actions", heading=pgettext_lazy("of a goal", "Actions"), label=_("action")),
        RowsPanel("indicators", heading=_("Indicators"), label=_("indicator")),
        RowsPanel(
            "progress_notes",
            heading=_("Progress notes"),
            label=_("progress note"),
            help_text=_("What was done, when, how do we know?"),
        ),
    ]

    class Meta:
        verbose_name = _("goal")
        verbose_name_plural = _("goals")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Adds actions, indicators, notes, the strategy, the neighbours, and what serves the goal.

        Events that serve it come through a template tag of their own layer.
        """
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        language = kwargs.get("shown_in") or self.locale.language_code
        context["actions"] = list(self.actions.all())
        context["indicators"] = list(self.indicators.all())
        context["sums"] = queries.sums_of_goal(context["actions"], context["indicators"])
        context["notes"] = list(self.progress_notes.order_by("-date"))
        context["strategy"] = queries.parent_version(self, language)
        context["previous_goal"], context["following_goal"] = queries.neighbours_of_goal(self, language)
        context["decisions"] = queries.decisions_for_goal(self, language)
        context["news"] = queries.news_for_goal(self, language)
        context["moments"] = queries.moments_for_goal(self, language)
        context["materials"] = queries.materials_for_goal(self, language)
        measured = [value for indicator in context["indicators"] for value in indicator.measurements]
        context["sources"] = queries.sources_of(context["notes"], measured, language)
        return context


class GoalAction(TranslatableRow):
    """What is done for a goal, by whom, and how far it is."""

    class State(models.TextChoices):
        PLANNED = "planned", _("planned")
        UNDER_WAY = "under_way", _("under way")
        DONE = "done", _("done")
        LATE = "late", _("late")
        DROPPED = "dropped", _("dropped")

    page = ParentalKey(GoalPage, on_delete=models.CASCADE, related_name="actions")
    name = models.CharField(_("action"), max_length=250)
    owner = models.CharField(_("who is responsible"), max_length=160, blank=True)
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.PLANNED)

    translated_fields: ClassVar[tuple[str, ...]] = ("name",)
    shared_fields: ClassVar[tuple[str, ...]] = ("owner", "state")
    panels = [FieldPanel("name"), FieldRowPanel([FieldPanel("owner"), FieldPanel("state")])]

    class Meta(TranslatableRow.Meta):
        verbose_name = _("action")
        verbose_name_plural = _("actions")

    def __str__(self) -> str:
        return self.name


class Indicator(TranslatableRow):
    """A number that says how far a goal is: its values over time and the value aimed at."""

    class Progress(models.TextChoices):
        REACHED = "reached", _("reached")
        NEARER = "nearer", _("advancing")
        UNCHANGED = "unchanged", _("unchanged")
        AWAY = "away", _("in the wrong direction")

    page = ParentalKey(GoalPage, on_delete=models.CASCADE, related_name="indicators")
    name = models.CharField(_("indicator"), max_length=200)
    unit = models.CharField(_("unit"), max_length=40, blank=True)
    target = models.DecimalField(_("target"), max_digits=14, decimal_places=2, null=True, blank=True)
    values = StreamField([("value", IndicatorValueBlock())], verbose_name=_("values"), blank=True)

    translated_fields: ClassVar[tuple[str, ...]] = ("name", "unit", "values")
    shared_fields: ClassVar[tuple[str, ...]] = ("target",)
    panels = [
        FieldPanel("name"),
        FieldRowPanel([FieldPanel("unit"), FieldPanel("target")]),
        FieldPanel("values"),
    ]

    class Meta(TranslatableRow.Meta):
        verbose_name = _("indicator")
        verbose_name_plural = _("indicators")

    def __str__(self) -> str:
        return self.name

    @property
    def measurements(self) -> list[Any]:
        """The values by date, the oldest first; the first is where the goal started from."""
        return sorted((block.value for block in self.values), key=lambda value: value["date"])

    @property
    def share_of_way(self) -> int | None:
        """How much of the way from the first value to the target is behind, in per cent; None where that is unknown."""
        way = self._way()
        return None if way is None else max(0, min(100, round(100 * way)))

    @property
    def progress(self) -> "Indicator.Progress | None":
        """Whether the latest value is at the target, nearer to it than the first, or further; None where unknown."""
        way = self._way()
        if way is None or len(self.values) < 2:
            return self.Progress.REACHED if way is not None and way >= 1 else None
        if way >= 1:
            return self.Progress.REACHED
        if way == 0:
            return self.Progress.UNCHANGED
        return self.Progress.NEARER if way > 0 else self.Progress.AWAY

    def _way(self) -> Any:
        measured = self.measurements
        if not measured or self.target is None:
            return None
        first, latest = measured[0]["value"], measured[-1]["value"]
        if self.target == first:
            return 1 if latest == first else 0
        return (latest - first) / (self.target - first)


class ProgressNote(TranslatableRow):
    """What happened for a goal on a date, and where that is known from."""

    page = ParentalKey(GoalPage, on_delete=models.CASCADE, related_name="progress_notes")
    date = models.DateField(_("date"))
    text = models.TextField(_("what was done"))
    source = models.CharField(_("source"), max_length=250, blank=True)
    source_page = models.ForeignKey(
        "wagtailcore.Page", null=True, blank=True, on_delete=OtherVersionOr(models.SET_NULL), related_name="+",
        verbose_name=_("the source on this site"), help_text=_("The words of the source lead there."),
    )  # fmt: skip
    source_link = models.URLField(
        _("link to the source"), blank=True, help_text=_("For a source elsewhere; a page of this site is chosen above.")
    )

    translated_fields: ClassVar[tuple[str, ...]] = ("text", "source")
    shared_fields: ClassVar[tuple[str, ...]] = ("date", "source_page", "source_link")
    panels = [
        FieldPanel("date"),
        FieldPanel("text"),
        FieldPanel("source"),
        FieldRowPanel([PageChooserPanel("source_page"), FieldPanel("source_link")]),
    ]

    class Meta(TranslatableRow.Meta):
        verbose_name = _("progress note")
        verbose_name_plural = _("progress notes")

    def __str__(self) -> str:
        return self.text
