"""The desk's screen for alerts: what there is with masked addresses, and one address found, handed out or forgotten."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from wagtail.admin.menu import MenuItem
from wagtail.log_actions import LogFormatter

from search.alerts.matching import asked_of
from search.alerts.permissions import may_forget_alerts
from search.alerts.services import forget_address
from search.alerts.wording import described
from search.models import SearchAlert

ALERTS_PER_PAGE = 50


class AddressForm(forms.Form):
    """An address of somebody who asks what is kept about her; sent by POST, so that no log has it."""

    email = forms.EmailField(label=gettext_lazy("Address"), widget=forms.EmailInput(attrs={"autocomplete": "off"}))


def admin_urls() -> list[URLPattern]:
    """The screens of this module."""
    return [path("search-alerts/", alert_list, name="search_alert_list")]


@sensitive_post_parameters("email")
@never_cache
def alert_list(request: HttpRequest) -> HttpResponse:
    """All alerts, the newest first; for an address what is kept about it, as a file, or its end, asked once more."""
    if not may_forget_alerts(request.user):
        raise PermissionDenied
    form = AddressForm(request.POST or None)
    found = None
    if request.method == "POST" and form.is_valid():
        email = form.cleaned_data["email"]
        if "forget" in request.POST:
            return _forget(request, email)
        found = SearchAlert.objects.of(email)
        if "export" in request.POST:
            return _export(found)
    return render(request, "search/admin/alerts.html", _context(request, form, found))


def _context(request: HttpRequest, form: AddressForm, found: Any) -> dict[str, Any]:
    listing = Paginator(SearchAlert.objects.order_by("-pk"), ALERTS_PER_PAGE).get_page(request.GET.get("p"))
    return {
        "form": form,
        "listing": listing,
        "confirmed_count": SearchAlert.objects.confirmed().count(),
        "found": None if found is None else found.count(),
        "asks": "ask" in request.POST,
    }


def _forget(request: HttpRequest, email: str) -> HttpResponse:
    number = forget_address(email=email, user=request.user)
    words = ngettext("%(count)d alert was deleted.", "%(count)d alerts were deleted.", number)
    messages.success(request, words % {"count": number})
    return redirect("search_alert_list")


def _export(alerts: Any) -> HttpResponse:
    rows = [
        {
            "email": alert.email,
            "search": described(asked_of(alert), alert.language),
            "query": alert.query,
            "language": alert.language,
            "frequency": alert.frequency,
            "ordered": alert.created_at,
            "confirmed": alert.confirmed_at,
            "ends": alert.expires_at,
        }
        for alert in alerts
    ]
    answer = JsonResponse({"alerts": rows}, json_dumps_params={"ensure_ascii": False, "indent": 2})
    answer.headers["Content-Disposition"] = 'attachment; filename="foorumi-alerts.json"'
    return answer


class AlertsMenuItem(MenuItem):
    """Shown to people who look after alerts."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether the person may."""
        return may_forget_alerts(request.user)


def menu_item() -> MenuItem:
    """The way to the alerts, among the reports."""
    return AlertsMenuItem(
        gettext_lazy("Search alerts"), reverse_lazy("search_alert_list"), icon_name="mail", order=1100
    )


def register_log_actions(actions: Any) -> None:
    """The action that the history shows with the number of alerts."""

    @actions.register_action("search.alerts_forgotten")
    class AlertsForgotten(LogFormatter):
        label = gettext_lazy("Search alerts of an address deleted")

        def format_message(self, log_entry: Any) -> str:
            return _("Search alerts of an address deleted: %(count)s") % {"count": log_entry.data.get("count", "")}
