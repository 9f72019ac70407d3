"""The desk's report of recordings that readers have without captions: due when, how many days are left."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, path, reverse_lazy
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy
from wagtail.admin.menu import MenuItem

from cms.chrome import chrome_language
from cms.permissions import may_edit_pages
from pages import queries

RECORDINGS_PER_PAGE = 50


def admin_urls() -> list[URLPattern]:
    """The screen of this module."""
    return [path("reports/captions/", captions_due, name="captions_due")]


def captions_due(request: HttpRequest) -> HttpResponse:
    """What has no captions, the longest due first; what never had a day comes before it."""
    if not may_edit_pages(request.user):
        raise PermissionDenied
    found = queries.recordings_without_captions(chrome_language(get_language()))
    listing = Paginator(found, RECORDINGS_PER_PAGE).get_page(request.GET.get("p"))
    today = timezone.localdate()
    rows = [{"recording": page, "days_left": days_left(page.captions_due, today)} for page in listing]
    context = {"listing": listing, "rows": rows, "late_count": queries.late_captions(found, today)}
    return render(request, "pages/admin/captions_due.html", context)


def days_left(due: Any, today: Any) -> int | None:
    """How many days are left until a day, below zero where it is past; None where there is no day."""
    return (due - today).days if due is not None else None


class CaptionsMenuItem(MenuItem):
    """Shown to people who edit pages."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether the person edits pages."""
        return may_edit_pages(request.user)


def menu_item() -> MenuItem:
    """The way to the report, among the reports."""
    return CaptionsMenuItem(
        gettext_lazy("Recordings without captions"),
        reverse_lazy("captions_due"),
        name="captions-due",
        icon_name="media",
        order=50,
    )
