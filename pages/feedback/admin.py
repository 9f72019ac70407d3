"""The desk's list of feedback: what waits and until when, reading one, marking it as answered."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import URLPattern, path, reverse_lazy
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.menu import MenuItem
from wagtail.log_actions import LogFormatter

from pages.feedback.permissions import may_answer_feedback
from pages.feedback.services import mark_answered
from pages.models import Feedback

FEEDBACK_PER_PAGE = 50


class AnswerForm(forms.Form):
    """What was done about a feedback, for the log."""

    note = forms.CharField(
        label=gettext_lazy("What was answered or done"), max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )


def admin_urls() -> list[URLPattern]:
    """The screens of this module."""
    return [
        path("feedback/", feedback_list, name="feedback_list"),
        path("feedback/<int:feedback_id>/", read_feedback, name="read_feedback"),
    ]


def feedback_list(request: HttpRequest) -> HttpResponse:
    """What waits for an answer, the most urgent first; then what was answered, the latest first."""
    if not may_answer_feedback(request.user):
        raise PermissionDenied
    rows = Feedback.objects.order_by(F("answered_at").desc(nulls_first=True), "answer_by", "pk")
    listing = Paginator(rows, FEEDBACK_PER_PAGE).get_page(request.GET.get("p"))
    today = timezone.localdate()
    context = {
        "listing": listing,
        "rows": [{"feedback": row, "days_left": row.days_left(today)} for row in listing],
        "open_count": Feedback.objects.unanswered().count(),
        "late_count": Feedback.objects.late(today).count(),
    }
    return render(request, "pages/admin/feedback_list.html", context)


def read_feedback(request: HttpRequest, feedback_id: int) -> HttpResponse:
    """One feedback with all that was written, and the form that marks it as answered."""
    if not may_answer_feedback(request.user):
        raise PermissionDenied
    feedback = get_object_or_404(Feedback, pk=feedback_id)
    form = AnswerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        done = mark_answered(feedback=feedback, user=request.user, note=form.cleaned_data["note"], now=timezone.now())
        _say(request, done)
        return redirect("feedback_list")
    context = {"feedback": feedback, "form": form, "days_left": feedback.days_left(timezone.localdate())}
    return render(request, "pages/admin/feedback.html", context)


def _say(request: HttpRequest, done: bool) -> None:
    if done:
        messages.success(request, _("The feedback is marked as answered."))
    else:
        messages.warning(request, _("Somebody had answered it already."))


class FeedbackMenuItem(MenuItem):
    """Shown to people who answer feedback."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether the person answers feedback."""
        return may_answer_feedback(request.user)


def menu_item() -> MenuItem:
    """The way to the list of feedback."""
    return FeedbackMenuItem(gettext_lazy("Feedback"), reverse_lazy("feedback_list"), icon_name="mail", order=160)


def register_log_actions(actions: Any) -> None:
    """The action that the history shows with what was answered."""

    @actions.register_action("pages.feedback_answered")
    class FeedbackAnswered(LogFormatter):
        label = gettext_lazy("Feedback answered")

        def format_message(self, log_entry: Any) -> str:
            return _("Answered: %(note)s") % {"note": log_entry.data.get("note", "")}

        def format_comment(self, log_entry: Any) -> str:
            return str(log_entry.data.get("note", ""))
