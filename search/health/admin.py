"""The desk's page about the health of the search, and a line on the desk's first page where something is wrong."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.cache import cache
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse, reverse_lazy
from django.utils import timezone
from django.utils.translation import get_language, gettext, gettext_lazy, ngettext
from django.views.decorators.http import require_POST
from django.views.generic import TemplateView
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.log_actions import LogFormatter

from cms.chrome import chrome_language
from search.health.figures import Figures, figures, kinds, size
from search.health.findings import Finding, findings
from search.health.permissions import may_look_after_search
from search.health.queries import files_without_text, given_up, state
from search.health.services import ask_for, try_again
from search.models import SearchState

FILES_PER_PAGE = 50
REMEMBERED = "search-health"
SECONDS_REMEMBERED = 60
"""How old the figures may be from which the desk's first page speaks: asking an engine that hangs takes its time."""


class HealthView(WagtailAdminTemplateMixin, TemplateView):
    """How the search is, as it is now."""

    template_name = "search/admin/health.html"
    page_title = gettext_lazy("Health of the search")
    header_icon = "search"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Refuses people who do not look after the search."""
        if not may_look_after_search(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """The way here."""
        return [*self.breadcrumbs_items, {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What is wrong, the parts of the search, and what is in it."""
        found = figures(now=timezone.now())
        cache.set(REMEMBERED, found, SECONDS_REMEMBERED)
        told = _findings(found)
        return super().get_context_data(**kwargs) | {
            "figures": found,
            "findings": told,
            "is_well": not any(finding.is_serious for finding in told),
            "is_down": not found.engines[0].is_up,
            "kinds": kinds(),
            "size": size(),
            "given_up": given_up(),
            "state": state(),
            "files": Paginator(files_without_text(), FILES_PER_PAGE).get_page(self.request.GET.get("p")),
        }


class WishView(WagtailAdminTemplateMixin, TemplateView):
    """What a check of the search is, or making it anew, and the button that asks for it; ``wish`` is which of them."""

    template_name = "search/admin/health_wish.html"
    header_icon = "search"
    wish = SearchState.Wish.CHECK

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Refuses people who do not look after the search."""
        if not may_look_after_search(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_page_title(self) -> str:
        """What is asked for."""
        return gettext("Check the search now?") if self.wish == "check" else gettext("Make the search anew?")

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """The way here."""
        above = {"url": reverse("search_health"), "label": gettext("Health of the search")}
        return [*self.breadcrumbs_items, above, {"url": "", "label": self.get_page_title()}]

    def post(self, request: HttpRequest) -> HttpResponse:
        """Asks for it, and leads back to the page that tells of it."""
        if not ask_for(wish=self.wish, user=request.user, now=timezone.now()):
            messages.warning(request, gettext("Somebody has asked for this already, and it is not done yet."))
        return redirect("search_health")


def _findings(found: Figures) -> list[Finding]:
    return findings(found, language=chrome_language(get_language()))


@require_POST
def revive(request: HttpRequest) -> HttpResponse:
    """Lets the worker try anew what was given up."""
    count = try_again(user=request.user)
    if count:
        said = ngettext(
            "%(count)d change is tried again. Look here again in a minute.",
            "%(count)d changes are tried again. Look here again in a minute.",
            count,
        )
        messages.success(request, said % {"count": count})
    return redirect("search_health")


class SearchPanel(Component):
    """On the desk's first page, for the site manager: what is seriously wrong with the search, else nothing."""

    name = "search-health"
    template_name = "search/admin/health_line.html"
    order = 55

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        """What is wrong, from figures that may be a minute old."""
        found = cache.get(REMEMBERED) or figures(now=timezone.now())
        cache.add(REMEMBERED, found, SECONDS_REMEMBERED)
        return {"findings": [finding for finding in _findings(found) if finding.is_serious]}


def add_line(request: HttpRequest, panels: list[Any]) -> None:
    """Puts the line on the first page of those who look after the search."""
    if may_look_after_search(request.user):
        panels.append(SearchPanel())


def admin_urls() -> list[URLPattern]:
    """The screens of this module."""
    return [
        path("reports/search/", HealthView.as_view(), name="search_health"),
        path("reports/search/try-again/", revive, name="search_try_again"),
        path("reports/search/check/", WishView.as_view(wish=SearchState.Wish.CHECK), name="search_check"),
        path("reports/search/rebuild/", WishView.as_view(wish=SearchState.Wish.REBUILD), name="search_rebuild"),
    ]


class HealthMenuItem(MenuItem):
    """Shown to people who look after the search."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether the person looks after the search."""
        return may_look_after_search(request.user)


def menu_item() -> MenuItem:
    """The way to the page, among the reports."""
    return HealthMenuItem(
        gettext_lazy("Health of the search"),
        reverse_lazy("search_health"),
        name="search-health",
        icon_name="search",
        order=61,
    )


def register_log_actions(actions: Any) -> None:
    """What the history of the site shows of it."""

    @actions.register_action("search.tried_again")
    class TriedAgain(LogFormatter):
        label = gettext_lazy("Search tried again")

        def format_message(self, log_entry: Any) -> str:
            count = int(log_entry.data.get("count", 0))
            said = ngettext("%(count)d change tried again", "%(count)d changes tried again", count)
            return said % {"count": count}

    @actions.register_action("search.check_asked")
    class CheckAsked(LogFormatter):
        label = gettext_lazy("Check of the search")

        def format_message(self, log_entry: Any) -> str:
            return gettext("Asked for a check of the search")

    @actions.register_action("search.rebuild_asked")
    class RebuildAsked(LogFormatter):
        label = gettext_lazy("Search made anew")

        def format_message(self, log_entry: Any) -> str:
            return gettext("Asked for the search to be made anew")
