"""The event calendar."""

from typing import Any, ClassVar

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.feeds import Entry
from cms.models import BasePage
from events import calendar


class EventIndexPage(BasePage):
    """The calendar: the coming events of both languages."""

    admin_default_ordering = "-eventpage__first_day"
    parent_page_types: ClassVar[list[str]] = ["pages.HomePage"]
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("event calendar")
        verbose_name_plural = _("event calendars")

    def feed_entries(self) -> list[Entry]:
        """The events of this language that were published last."""
        return calendar.event_entries(self.locale.language_code)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Adds the calendar that the address asks for: a page of a list or a month, the best version of each event."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        language = kwargs.get("shown_in") or self.locale.language_code
        context["calendar"] = calendar.calendar_of(language, request.GET, timezone.now())
        context["listing"] = context["calendar"].listing
        return context
