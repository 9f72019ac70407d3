"""The form of readers and its receipt."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from cms.chrome import chrome_language
from pages import queries
from pages.feedback.forms import FeedbackForm
from pages.feedback.limits import HOUR, may_send, sender_address
from pages.feedback.services import receive_feedback
from pages.models import Feedback
from pages.models.feedback import LONGEST_TEXT


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def give_feedback(request: HttpRequest) -> HttpResponse:
    """The form, filled in with ``page`` and ``subject`` of the address; what is sent leads to its receipt."""
    if request.method == "POST":
        return _take(request)
    path = request.GET.get("page", "")
    return _show(request, FeedbackForm(initial={"page": path, "subject": request.GET.get("subject", "")}))


def _take(request: HttpRequest) -> HttpResponse:
    form = FeedbackForm(request.POST)
    if not form.is_valid() or form.opened is None:
        return _show(request, form, status=422)
    if not may_send(sender_address(request)):
        form.add_error(None, _("Many messages in a short time! Go on in an hour."))
        response = _show(request, form, status=429)
        response.headers["Retry-After"] = str(HOUR)
        return response
    given = receive_feedback(
        key=form.opened.key,
        text=form.cleaned_data["text"],
        subject=form.cleaned_data["subject"],
        email=form.cleaned_data["email"],
        page_path=form.cleaned_data["page"],
        language=chrome_language(get_language()),
    )
    return redirect("feedback_receipt", key=given.key)


def _show(request: HttpRequest, form: FeedbackForm, status: int = 200) -> HttpResponse:
    context = {"form": form, "subjects": Feedback.Subject, "longest_text": LONGEST_TEXT}
    return render(request, "pages/feedback.html", context, status=status)


@never_cache
@require_safe
def receipt(request: HttpRequest, key: UUID) -> HttpResponse:
    """The number and the day of the answer, at an address that only the sender knows; no word of what was written."""
    given = get_object_or_404(Feedback, key=key)
    language = chrome_language(get_language())
    statement = queries.list_address("pages.AccessibilityStatementPage", language)
    context = {"feedback": given, "statement_url": statement, "today": timezone.localdate()}
    return render(request, "pages/feedback_receipt.html", context)
