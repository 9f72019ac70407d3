"""The archive of what was said, decided and promised, across all forums and networks."""

from typing import Any, ClassVar

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from cms.models import BasePage
from pages import queries


class MeetingIndexPage(BasePage):
    """Every meeting of every forum and network, by year; decisions and follow-ups stand below it."""

    parent_page_types: ClassVar[list[str]] = ["pages.HomePage"]
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("meeting archive")
        verbose_name_plural = _("meeting archives")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Adds one page of the meetings, the best version of each, newest first."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        context["listing"] = queries.meeting_listing(self.locale.language_code, request.GET.get("page"))
        return context


class DecisionIndexPage(BasePage):
    """Every decision of every meeting, newest first."""

    parent_page_types: ClassVar[list[str]] = ["pages.MeetingIndexPage"]
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("decision list")
        verbose_name_plural = _("decision lists")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Adds the newest decisions, the best version of each."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        context["decisions"] = queries.latest_decisions(self.locale.language_code)
        return context


class FollowUpIndexPage(BasePage):
    """What was promised in meetings, by its state: late, open, done."""

    parent_page_types: ClassVar[list[str]] = ["pages.MeetingIndexPage"]
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("list of follow-ups")
        verbose_name_plural = _("lists of follow-ups")
