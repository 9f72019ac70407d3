"""The archive of what was said, decided and promised, across all forums and networks."""

from typing import Any, ClassVar

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.feeds import Entry
from cms.models import BasePage
from pages import queries


class MeetingIndexPage(BasePage):
    """Every meeting of every forum and network, by year; decisions and follow-ups stand below it."""

    parent_page_types: ClassVar[list[str]] = ["pages.HomePage"]
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("meeting archive")
        verbose_name_plural = _("meeting archives")

    def feed_entries(self) -> list[Entry]:
        """The newest meetings of this language with their decisions."""
        return queries.meeting_entries(self.locale.language_code)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Adds one page of the meetings, the best version of each, newest first, and what they may be narrowed to."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        language = kwargs.get("shown_in") or self.locale.language_code
        context["ledger"] = queries.meeting_archive(language, request.GET)
        return context


class DecisionIndexPage(BasePage):
    """Every decision of every meeting, newest first."""

    parent_page_types: ClassVar[list[str]] = ["pages.MeetingIndexPage"]
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("decision list")
        verbose_name_plural = _("decision lists")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Adds one page of the decisions with their follow-ups, and what they may be narrowed to."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        language = kwargs.get("shown_in") or self.locale.language_code
        context["ledger"] = queries.decision_archive(language, request.GET, timezone.localdate())
        return context


class FollowUpIndexPage(BasePage):
    """What was promised in meetings, by its state: late, open, done."""

    parent_page_types: ClassVar[list[str]] = ["pages.MeetingIndexPage"]
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("list of follow-ups")
        verbose_name_plural = _("lists of follow-ups")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Adds one page of the follow-ups by their state."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        language = kwargs.get("shown_in") or self.locale.language_code
        context["lists"] = queries.follow_up_lists(language, request.GET, timezone.localdate())
        return context
