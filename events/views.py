"""Views of the calendar beside its pages."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe
from wagtail.models import Page

from cms.tree import is_private
from events.calendar import dates_of_event, subscribed_dates
from events.calendar_files import CONTENT_TYPE, calendar_file, meeting_file
from events.models import EventIndexPage, EventPage
from pages.models import MeetingPage
from pages.queries import items_of


@require_safe
def calendar(request: HttpRequest, section: str) -> HttpResponse:
    """An event or one ``date`` of it, a meeting to come, or the calendar as its address narrows it, as a file.

    A date is named by its anchor. 404 for every other page, for one that is not for everybody, for an event without
    any date and for a date that the event does not have.
    """
    if "\0" in section:  # PostgreSQL refuses to look for it
        raise Http404
    found = Page.route_for_request(request, section)
    page = found.page.specific if found is not None else None
    if found is None or page is None or is_private(page):
        raise Http404
    language = found.kwargs.get("shown_in") or page.locale.language_code
    body = _written(request, page, language)
    disposition = content_disposition_header(not isinstance(page, EventIndexPage), f"{page.slug}.ics")
    return HttpResponse(body, content_type=CONTENT_TYPE, headers={"Content-Disposition": disposition or "inline"})


def _written(request: HttpRequest, page: Page, language: str) -> bytes:
    if isinstance(page, MeetingPage) and page.starts_at > timezone.now():
        return meeting_file(items_of([page], language)[0], language, request.build_absolute_uri)
    if isinstance(page, EventIndexPage):
        dates = subscribed_dates(language, request.GET, timezone.now())
    else:
        anchor = request.GET.get("date", "")
        dates = dates_of_event(page, language, anchor) if isinstance(page, EventPage) else []
        if not dates:
            raise Http404
    return calendar_file(dates, language, page.title, request.build_absolute_uri)
