"""The desk's report of what readers search for: everything, what finds nothing, and what was decided about that."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import urlencode

import django_filters  # type: ignore[import-untyped]
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse, reverse_lazy
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.decorators.http import require_POST
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.reports import ReportView
from wagtail.log_actions import LogFormatter

from search.engines.embedded import storable
from search.models.questions import FEWEST, AskedQuestion
from search.questions import queries
from search.questions.permissions import may_read_questions
from search.questions.services import bring_back, dismiss
from search.results.files import FORMULA

BYTE_ORDER_MARK = "\ufeff".encode()


def _months() -> list[tuple[str, str]]:
    return [(month.isoformat(), date_format(month, "F Y")) for month in queries.months()]


class QuestionFilters(WagtailFilterSet):
    """Narrows the report to a language and to a month."""

    language = django_filters.ChoiceFilter(
        label=gettext_lazy("Language"), choices=settings.LANGUAGES, empty_label=gettext_lazy("All")
    )
    month = django_filters.ChoiceFilter(label=gettext_lazy("Month"), choices=_months, empty_label=gettext_lazy("All"))

    class Meta:
        model = AskedQuestion
        fields = ("language", "month")


class QuestionsReport(ReportView):
    """The questions that were asked, the most frequent first; as a page, as the part of it that changes, as a table."""

    page_title = gettext_lazy("Searches")
    header_icon = "search"
    index_url_name = "questions"
    index_results_url_name = "questions_results"
    results_template_name = "search/admin/questions_results.html"
    filterset_class = QuestionFilters
    is_searchable = True
    list_export = ("text", "language", "times_asked", "times_without_result", "total", "last_month")
    export_headings = {
        "text": pgettext_lazy("what was searched for", "Search"),
        "language": gettext_lazy("Language"),
        "times_asked": pgettext_lazy("how many times", "Times"),
        "times_without_result": pgettext_lazy("how many times", "Without results"),
        "total": gettext_lazy("Found the last time"),
        "last_month": gettext_lazy("Last month"),
    }
    export_filename = "foorumi"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Refuses people who may not see the report."""
        if not may_read_questions(request.user):
            raise PermissionDenied
        answer: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        return answer

    def get_base_queryset(self) -> queries.Questions:
        """The questions of this list."""
        return queries.questions()

    def search_queryset(self, queryset: queries.Questions) -> queries.Questions:
        """Those whose text has what is looked for, in whatever letters."""
        words = " ".join(self.search_query.casefold().split())
        return queryset.filter(text__contains=words) if words else queryset

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """With the lists that there are, and what may be done about each question of this one."""
        context: dict[str, Any] = super().get_context_data(*args, **kwargs)
        return context | {"lists": self._lists(), "fewest": FEWEST, "list": self.index_url_name}

    def _lists(self) -> list[dict[str, Any]]:
        waiting = queries.without_result().count()
        return [
            {"url": reverse("questions"), "name": _("All searches"), "code": "questions"},
            {
                "url": reverse("questions_without"),
                "name": _("Without results (%(count)d)") % {"count": waiting},
                "code": "questions_without",
            },
            {"url": reverse("questions_dismissed"), "name": _("No term needed"), "code": "questions_dismissed"},
        ]

    def decorate_paginated_queryset(self, object_list: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
        """Adds the name of the language, where the question is asked again, and a form for a term with its words."""
        return [question | _addresses(question) for question in object_list]

    def to_row_dict(self, item: dict[str, Any]) -> dict[str, Any]:
        """A row of the table; no cell is a formula."""
        row: dict[str, Any] = super().to_row_dict(item)
        text = row["text"]
        return row | {"text": f"'{text}" if text.startswith(FORMULA) else text}

    def stream_csv(self, queryset: Any) -> Iterator[bytes]:
        """In UTF-8, marked as such for spreadsheets."""
        yield BYTE_ORDER_MARK
        yield from super().stream_csv(queryset)


class WithoutResult(QuestionsReport):
    """Those that find nothing and wait for somebody to decide."""

    page_title = gettext_lazy("Searches without results")
    index_url_name = "questions_without"
    index_results_url_name = "questions_without_results"

    def get_base_queryset(self) -> queries.Questions:
        """The questions of this list."""
        return queries.without_result()


class Dismissed(QuestionsReport):
    """Those that need no term."""

    page_title = gettext_lazy("Searches that need no term")
    index_url_name = "questions_dismissed"
    index_results_url_name = "questions_dismissed_results"

    def get_base_queryset(self) -> queries.Questions:
        """The questions of this list."""
        return queries.dismissed()


def _language_name(code: str) -> str:
    return str(dict(settings.LANGUAGES).get(code, code))


def _addresses(question: dict[str, Any]) -> dict[str, str]:
    language, text = question["language"], question["text"]
    with translation.override(language):
        search = reverse("search")
    return {
        "language_name": _language_name(language),
        "asked_at": f"{search}?{urlencode({'q': text})}",
        "propose": f"{reverse('terms:add')}?{urlencode({language: text, 'source': 'proposal'})}",
    }


@require_POST
def decide(request: HttpRequest) -> HttpResponse:
    """Takes a question off the list of those without results, or puts it there again."""
    named = {name: storable(request.POST.get(name, "")) for name in ("language", "text")}
    if request.POST.get("decision") == "bring_back":
        done, back = bring_back(user=request.user, **named), "questions_dismissed"
        said = _("“%(text)s” waits for a decision again.")
    else:
        done, back = dismiss(user=request.user, **named), "questions_without"
        said = _("“%(text)s” needs no term. It is in the list “No term needed” from now on.")
    if done:
        messages.success(request, said % named)
    else:
        messages.warning(request, _("The list has changed since you opened it."))
    return redirect(back)


def admin_urls() -> list[URLPattern]:
    """The screens of this module."""
    urls = [path("reports/questions/decide/", decide, name="question_decide")]
    for view, below in ((QuestionsReport, ""), (WithoutResult, "without/"), (Dismissed, "dismissed/")):
        address, name = f"reports/questions/{below}", view.index_url_name
        urls += [
            path(address, view.as_view(), name=name),
            path(f"{address}results/", view.as_view(results_only=True), name=f"{name}_results"),
        ]
    return urls


class QuestionsMenuItem(MenuItem):
    """Shown to people who may see the report."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether the person may see the report."""
        return may_read_questions(request.user)


def menu_item() -> MenuItem:
    """The way to the report, among the reports."""
    return QuestionsMenuItem(
        gettext_lazy("Searches"), reverse_lazy("questions"), name="questions", icon_name="search", order=60
    )


def register_log_actions(actions: Any) -> None:
    """The decisions that the history of the site shows."""

    @actions.register_action("search.question_dismissed")
    class QuestionDismissed(LogFormatter):
        label = gettext_lazy("Search needs no term")
        message = gettext_lazy("The search needs no term")

    @actions.register_action("search.question_brought_back")
    class QuestionBroughtBack(LogFormatter):
        label = gettext_lazy("Search waits for a decision again")
        message = gettext_lazy("The search waits for a decision again")
