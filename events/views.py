"""Views of the calendar beside its pages."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe
from wagtail.models import Page

from cms.tree import is_private
from events.calendar import dates_of_event, subscribed_dates
from events.calendar_files import CONTENT_TYPE, calendar_file
from events.models import EventIndexPage, EventPage


@require_safe
def calendar(request: HttpRequest, section: str) -> HttpResponse:
    """The dates of an event, or of the calendar as its address narrows it, for the reader's own calendar.

    404 for every other page, for one that is not for everybody, and for an event without any date.
    """
    if "\0" in section:  # PostgreSQL refuses to look for it
        raise Http404
    found = Page.route_for_request(request, section)
    page = found.page.specific if found is not None else None
    if found is None or not isinstance(page, EventPage | EventIndexPage) or is_private(page):
        raise Http404
    language = found.kwargs.get("shown_in") or page.locale.language_code
    if isinstance(page, EventPage):
        dates = dates_of_event(page, language)
    else:
        dates = subscribed_dates(language, request.GET, timezone.now())
    if not dates and isinstance(page, EventPage):
        raise Http404
    body = calendar_file(dates, language, page.title, request.build_absolute_uri)
    disposition = content_disposition_header(isinstance(page, EventPage), f"{page.slug}.ics")
    return HttpResponse(body, content_type=CONTENT_TYPE, headers={"Content-Disposition": disposition or "inline"})
