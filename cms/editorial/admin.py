"""The reviewer's screens in Wagtail's admin: what waits, reading a revision, deciding about it."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.templatetags.static import static
from django.urls import URLPattern, path, reverse, reverse_lazy
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin.menu import MenuItem
from wagtail.admin.site_summary import SiteSummaryPanel
from wagtail.admin.ui.components import Component
from wagtail.admin.widgets.button import Button
from wagtail.log_actions import LogFormatter
from wagtail.models import Page, TaskState, WorkflowState

from cms.editorial.decisions import DecisionRefused, digest_of
from cms.editorial.services import approve, send_back
from cms.models.review import ReviewTaskState
from cms.permissions import language_of, may_approve, may_review, may_translate, roles_of

OTHER = {"fi": "sv", "sv": "fi"}


class DecisionForm(forms.Form):
    """What the reviewer read, and what she says about it."""

    revision_id = forms.IntegerField(widget=forms.HiddenInput)
    digest = forms.CharField(widget=forms.HiddenInput, max_length=64)
    comment = forms.CharField(
        label=gettext_lazy("Words to the author"), widget=forms.Textarea(attrs={"rows": 3}), required=False
    )


def admin_urls() -> list[URLPattern]:
    """The screens of this module."""
    return [
        path("review/", waiting_list, name="review_list"),
        path("review/<int:page_id>/", review_page, name="review_page"),
    ]


def waiting_for(user: Any) -> Any:
    """The review steps that wait in the person's languages, oldest first."""
    languages = [language for role in roles_of(user) if role.reviews for language in role.languages]
    states = TaskState.objects.filter(status=TaskState.STATUS_IN_PROGRESS, task__reviewtask__language__in=languages)
    return states.select_related("workflow_state__requested_by", "revision").order_by("started_at")


def waiting_list(request: HttpRequest) -> HttpResponse:
    """What waits for the person's review."""
    states = waiting_for(request.user)
    return render(request, "cms/admin/review_list.html", {"rows": _rows(states)})


def _rows(states: Any) -> list[dict[str, Any]]:
    states = list(states)
    pages = Page.objects.select_related("locale").in_bulk([int(state.workflow_state.object_id) for state in states])
    return [
        {"page": pages[int(state.workflow_state.object_id)], "state": state}
        for state in states
        if int(state.workflow_state.object_id) in pages
    ]


def review_page(request: HttpRequest, page_id: int) -> HttpResponse:
    """Shows the newest revision with what changed, and takes the decision about exactly that revision."""
    page = get_object_or_404(Page, pk=page_id).specific
    if not (may_review(request.user, language_of(page)) or page.permissions_for_user(request.user).can_edit()):
        raise PermissionDenied
    if request.method == "POST":
        done = _take_decision(request, page)
        if done is not None:
            return done
    return render(request, "cms/admin/review_page.html", _review_context(request, page))


def _take_decision(request: HttpRequest, page: Page) -> HttpResponse | None:
    form = DecisionForm(request.POST)
    action = request.POST.get("decision")
    if not form.is_valid() or action not in ("approve", "send_back"):
        messages.error(request, _("The decision could not be read. Read the text again."))
        return None
    try:
        service = approve if action == "approve" else send_back
        service(page=page, user=request.user, **form.cleaned_data)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return None
    except DecisionRefused as error:
        messages.error(request, str(error))
        return None
    said = _("The text is approved and live.") if action == "approve" else _("The text went back to its author.")
    messages.success(request, said)
    return redirect("review_list")


def _review_context(request: HttpRequest, page: Page) -> dict[str, Any]:
    page = Page.objects.get(pk=page.pk).specific
    revision = page.get_latest_revision()
    state = page.current_workflow_state
    waits = state is not None and state.status == WorkflowState.STATUS_IN_PROGRESS
    digest = digest_of(revision) if revision is not None else ""
    return {
        "page": page,
        "draft": revision.as_object() if revision is not None else page,
        "revision": revision,
        "workflow_state": state,
        "waits": waits,
        "may_approve": waits and may_approve(request.user, page),
        "may_send_back": waits and may_review(request.user, language_of(page)),
        "form": DecisionForm(
            initial={
                "revision_id": revision and revision.pk,
                "digest": digest,
                "comment": request.POST.get("comment", ""),
            }
        ),
        "last_words": _last_words(page),
    }


def _last_words(page: Page) -> TaskState | None:
    states = TaskState.objects.filter(workflow_state__object_id=str(page.pk), finished_at__isnull=False)
    return states.exclude(comment="").select_related("finished_by").order_by("-finished_at").first()


def show_reviewers_words(request: HttpRequest, page: Page) -> None:
    """Tells whoever opens a text that was sent back who sent it back and why."""
    state = page.current_workflow_state
    if request.method != "GET" or state is None or state.status != WorkflowState.STATUS_NEEDS_CHANGES:
        return
    words = _last_words(page)
    if words is not None:
        name = words.finished_by.get_full_name() or words.finished_by.get_username() if words.finished_by else ""
        messages.warning(
            request, _("Changes requested by %(name)s: %(words)s") % {"name": name, "words": words.comment}
        )


def review_menu_item() -> MenuItem:
    """The way to everything that waits for review, for reviewers."""
    return ReviewMenuItem(gettext_lazy("To review"), reverse_lazy("review_list"), icon_name="check", order=150)


class ReviewMenuItem(MenuItem):
    """Shown to people who review any language."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether the person reviews."""
        return any(role.reviews for role in roles_of(request.user))


class WaitingPanel(Component):
    """On the admin's first page: what waits for the reviewer, and what was sent back to the author."""

    name = "waiting"
    template_name = "cms/admin/waiting_panel.html"
    order = 50

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """The rows of both lists for the person who looks."""
        user = parent_context["request"].user
        sent_back = ReviewTaskState.objects.filter(
            workflow_state__requested_by=user,
            workflow_state__status=WorkflowState.STATUS_NEEDS_CHANGES,
            status=TaskState.STATUS_REJECTED,
            workflow_state__current_task_state__isnull=False,
        ).order_by("-finished_at")
        rows = _rows(waiting_for(user)[:20])
        return {
            "to_review": rows,
            "sent_back": _rows(sent_back[:20]),
            "heading": ngettext("%(count)d text waits for you", "%(count)d texts wait for you", len(rows))
            % {"count": len(rows)},
        }


def add_waiting_panel(request: HttpRequest, panels: list[Any]) -> None:
    """Puts what waits first and takes away Wagtail's own lists, whose buttons we do not offer."""
    panels[:] = [
        panel
        for panel in panels
        if isinstance(panel, SiteSummaryPanel) or type(panel).__name__ != "WorkflowObjectsToModeratePanel"
    ]
    panels.append(WaitingPanel())


def page_buttons(page: Page, user: Any, view_name: str | None = None, next_url: str | None = None) -> Iterator[Button]:
    """Read and decide, for reviewers of a waiting text; translate, for translators into the other language."""
    if page.is_root():
        return
    language = language_of(page)
    if may_review(user, language) and page.workflow_in_progress:
        yield Button(_("Read and decide"), reverse("review_page", args=[page.pk]), icon_name="check", priority=5)
    if may_translate(user, OTHER.get(language, language)):
        yield Button(_("Translate"), reverse("start_translation", args=[page.pk]), icon_name="globe", priority=6)


def stylesheet() -> SafeString:
    """The stylesheet of our own screens in the admin."""
    return format_html('<link rel="stylesheet" href="{}">', static("css/desk.css"))


def script() -> SafeString:
    """The script of our own in the admin: what is saved by itself and what is sent by a click do not meet."""
    return format_html('<script src="{}"></script>', static("js/desk.js"))


def register_log_actions(actions: Any) -> None:
    """The actions of our own that the history shows with their reasons."""

    @actions.register_action("cms.emergency_publish")
    class EmergencyPublish(LogFormatter):
        label = gettext_lazy("Emergency publication")

        def format_message(self, log_entry: Any) -> str:
            return _("Published without review. Reason: %(reason)s") % {"reason": log_entry.data.get("reason", "")}

        def format_comment(self, log_entry: Any) -> str:
            return str(log_entry.data.get("reason", ""))

    @actions.register_action("cms.meaning_unchanged")
    class MeaningUnchanged(LogFormatter):
        label = gettext_lazy("Meaning unchanged")

        def format_message(self, log_entry: Any) -> str:
            return _("The translation stays valid. Reason: %(reason)s") % {"reason": log_entry.data.get("reason", "")}
