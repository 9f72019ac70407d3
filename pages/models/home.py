"""The front page of a language."""

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.search import index

from cms.models import BasePage
from pages import queries
from pages.structured import site_data


class HomePage(BasePage):
    """A front page that changes by itself: what was decided, what comes, what is new."""

    promise = models.CharField(
        _("first sentence"), max_length=160, blank=True, help_text=_("What the site is for, in one sentence.")
    )

    translated_fields: ClassVar[tuple[str, ...]] = ("promise",)
    parent_page_types: ClassVar[list[str]] = ["wagtailcore.Page"]
    max_count_per_parent = 2
    search_fields = [*BasePage.search_fields, index.SearchField("promise")]
    content_panels = [*BasePage.content_panels, FieldPanel("promise")]

    class Meta:
        verbose_name = _("front page")
        verbose_name_plural = _("front pages")

    def structured_data(self) -> dict[str, Any]:
        """Whoever keeps the site, for machines."""
        return site_data(self)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Adds the newest decisions, news, coming meetings and the networks and forums."""
        language, now = self.locale.language_code, timezone.now()
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        context["decisions"] = queries.latest_decisions(language)
        context["news"] = queries.latest_news(language)
        context["coming_meetings"] = queries.coming_meetings(language, now)
        context["goals"] = queries.goals(language)
        context["forums"] = queries.forums(language)
        context["networks"] = queries.networks(language)
        return context
