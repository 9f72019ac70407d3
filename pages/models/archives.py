"""The archive of what was said, decided and promised, across all forums and networks."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from cms.feeds import Entry, NarrowedFeed
from pages import queries
from pages.models.lists import ListPage


class MeetingIndexPage(ListPage):
    """Every meeting of every forum and network, by year; decisions and follow-ups stand below it."""

    parent_page_types: ClassVar[list[str]] = ["pages.HomePage"]
    counted = ngettext_lazy("%(count)s meeting", "%(count)s meetings", "count")
    narrow_words = _("Narrow the meetings")
    nothing_words = _("No meetings have been agreed.")

    class Meta:
        verbose_name = _("meeting archive")
        verbose_name_plural = _("meeting archives")

    def feed_entries(self) -> list[Entry]:
        """The newest meetings of this language with their decisions."""
        return queries.meeting_entries(self.locale.language_code)

    def contents(self, language: str, parameters: Mapping[str, str]) -> dict[str, Any]:
        """One page of the meetings, the best version of each, newest first, and what they may be narrowed to."""
        return {"ledger": queries.meeting_archive(language, parameters)}


class DecisionIndexPage(ListPage):
    """Every decision of every meeting, newest first."""

    parent_page_types: ClassVar[list[str]] = ["pages.MeetingIndexPage"]
    counted = ngettext_lazy("%(count)s decision", "%(count)s decisions", "count")
    narrow_words = _("Narrow the decisions")
    nothing_words = _("No decisions yet.")

    class Meta:
        verbose_name = _("decision list")
        verbose_name_plural = _("decision lists")

    def feed_entries(self) -> list[Entry]:
        """The newest decisions of this language."""
        return queries.decision_entries(self.locale.language_code)

    def feed_query(self, parameters: Mapping[str, str]) -> str:
        """The forum or network that the list is narrowed to."""
        return queries.decision_feed_query(self.locale.language_code, parameters)

    def narrowed_feed(self, parameters: Mapping[str, str]) -> NarrowedFeed | None:
        """The decisions of one forum or network."""
        return queries.narrowed_decisions(self, self.locale.language_code, parameters)

    def contents(self, language: str, parameters: Mapping[str, str]) -> dict[str, Any]:
        """One page of the decisions with their follow-ups, and what they may be narrowed to."""
        return {"ledger": queries.decision_archive(language, parameters, timezone.localdate())}


class FollowUpIndexPage(ListPage):
    """What was promised in meetings, by its state: late, open, done."""

    parent_page_types: ClassVar[list[str]] = ["pages.MeetingIndexPage"]

    class Meta:
        verbose_name = _("list of follow-ups")
        verbose_name_plural = _("lists of follow-ups")

    def contents(self, language: str, parameters: Mapping[str, str]) -> dict[str, Any]:
        """One page of the follow-ups by their state."""
        return {"lists": queries.follow_up_lists(language, parameters, timezone.localdate())}
