"""The pages of alerts: ordering one, confirming, changing and stopping it. None of them sets a cookie.

Whoever has the secret address of an alert may change it; a POST is needed for every change, since programs that look
for harm in mails open all links.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from cms.chrome import chrome_language
from pages.feedback.limits import HOUR, may_send, sender_address
from search.alerts import services
from search.alerts.forms import AlertForm, FrequencyForm
from search.alerts.matching import asked_of
from search.alerts.messages import confirmed_key
from search.alerts.origin import is_from_here
from search.alerts.wording import described
from search.engines.breaker import SECONDS_WITHOUT_ANSWER
from search.engines.protocol import EngineDown
from search.models import SearchAlert
from search.results.parameters import Asked

MOST_MAILS_AN_HOUR = 3
"""Messages that an address gets because of orders, whoever orders."""
View = Callable[..., HttpResponse]


def _open_form(view: View) -> View:
    """A page with a form that needs no cookie: never kept, in no report of an error, 503 while nobody answers."""

    @csrf_exempt
    @sensitive_post_parameters("email")
    @never_cache
    @require_http_methods(["GET", "HEAD", "POST"])
    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except EngineDown:
            response = render(request, "search/alert_later.html", status=503)
            response.headers["Retry-After"] = SECONDS_WITHOUT_ANSWER
            return response

    return answered


@_open_form
def order(request: HttpRequest) -> HttpResponse:
    """The form for the search in the address, or in the form; what is sent leads to a page that is the same for all."""
    if request.method == "POST":
        return _take(request)
    language = chrome_language(get_language())
    return _show(request, AlertForm(asked=Asked.read(request.GET), language=language))


def _take(request: HttpRequest) -> HttpResponse:
    form = AlertForm(request.POST, asked=Asked.read(request.POST), language=chrome_language(get_language()))
    if not is_from_here(request):
        form.add_error(None, _("Your browser says that the form came from another site. Send it from here."))
        return _show(request, form, status=403)
    if not form.is_valid():
        return _show(request, form, status=422)
    if not may_send(sender_address(request), "alert"):
        form.add_error(None, _("Many orders in a short time! Go on in an hour."))
        response = _show(request, form, status=429)
        response.headers["Retry-After"] = str(HOUR)
        return response
    _order(form)
    return redirect("search_alert_ordered")


def _order(form: AlertForm) -> None:
    email = form.cleaned_data["email"]
    if may_send(email.lower(), "alert-mail", MOST_MAILS_AN_HOUR):
        services.order_alert(
            email=email,
            asked=form.asked,
            language=form.language,
            frequency=form.cleaned_data["frequency"],
            now=timezone.now(),
        )


def _show(request: HttpRequest, form: AlertForm, status: int = 200) -> HttpResponse:
    context = {"form": form, "asked": form.asked, "search": described(form.asked, form.language)}
    return render(request, "search/alert_order.html", context, status=status)


@never_cache
@require_safe
def ordered(request: HttpRequest) -> HttpResponse:
    """What happens next, the same whoever ordered what."""
    return render(request, "search/alert_ordered.html")


@_open_form
def confirm(request: HttpRequest, proof: str) -> HttpResponse:
    """The button that confirms an order, and what it leads to: the page of the alert."""
    key = confirmed_key(proof)
    alert = SearchAlert.objects.filter(key=key, expires_at__gt=timezone.now()).first() if key else None
    if alert is None:
        return _gone(request)
    if request.method != "POST" and not alert.is_confirmed:
        return _page(request, "search/alert_confirm.html", alert)
    confirmed = services.confirm_alert(key=alert.key, now=timezone.now())
    return redirect("search_alert", key=alert.key) if confirmed else _gone(request)


@_open_form
def alert(request: HttpRequest, key: UUID) -> HttpResponse:
    """The page of an alert for its owner: what is followed, how often and until when; each can be changed."""
    found = SearchAlert.objects.confirmed().filter(key=key, expires_at__gt=timezone.now()).first()
    if found is None:
        return _gone(request)
    if request.method != "POST":
        return _page(request, "search/alert.html", found)
    if "prolong" in request.POST:
        services.prolong_alert(alert=found, now=timezone.now())
    elif (form := FrequencyForm(request.POST)).is_valid():
        services.change_frequency(alert=found, frequency=form.cleaned_data["frequency"], now=timezone.now())
    return redirect("search_alert", key=key)


@_open_form
def stop(request: HttpRequest, key: UUID) -> HttpResponse:
    """The button that stops an alert, and the answer to it, also to a mail program's own button (RFC 8058)."""
    if request.method == "POST":
        services.stop_alert(key=key)
        return render(request, "search/alert_stopped.html")
    found = SearchAlert.objects.filter(key=key).first()
    return _page(request, "search/alert_stop.html", found) if found else _gone(request)


def _page(request: HttpRequest, template: str, alert: SearchAlert) -> HttpResponse:
    asked = asked_of(alert)
    context = {
        "alert": alert,
        "asked": asked,
        "search": described(asked, chrome_language(get_language())),
        "frequencies": SearchAlert.Frequency,
    }
    return render(request, template, context)


def _gone(request: HttpRequest) -> HttpResponse:
    return render(request, "search/alert_gone.html", status=404)
