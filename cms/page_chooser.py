"""The chooser of pages: it opens in the tree of the language that is being written, where the wanted kind lives."""

import re
from typing import Any

from django.db.models import Exists, OuterRef
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from wagtail.admin.auth import require_admin_access
from wagtail.admin.views.chooser import BrowseView, page_models_from_string
from wagtail.models import Page

from cms.roles import LANGUAGES

PAGE_FORM = re.compile(r"https?://[^/]+/admin/pages/(?:add/\w+/\w+/)?(?P<page>[0-9]{1,9})/", re.ASCII)


class PageChooser(BrowseView):
    """Wagtail's chooser with another first screen, and no branch on the way that holds nothing to choose."""

    def get(self, request: HttpRequest, parent_page_id: int | None = None) -> HttpResponse:
        """The pages below ``parent_page_id``; where none is named, below the place that ``opening_page`` gives."""
        return super().get(request, parent_page_id or opening_page(request).pk)

    def get_object_list(self) -> Any:
        """Wagtail's rows, their state asked for once instead of row by row."""
        return super().get_object_list().annotate_approved_schedule()

    def filter_object_list(self, pages: Any) -> Any:
        """Of Wagtail's rows those that may be chosen or lead to one that may."""
        pages = super().filter_object_list(pages)
        if self.desired_classes == (Page,):
            return pages
        wanted = Page.objects.type(*self.desired_classes).filter(path__startswith=OuterRef("path"))
        return pages.filter(Exists(wanted.order_by()))


choose_page = require_admin_access(never_cache(PageChooser.as_view()))


def opening_page(request: HttpRequest) -> Page:
    """Where the chooser opens: above all pages of the wanted kind in the written language, else at its front page.

    Raises Http404 where the request names a kind that is none.
    """
    language = written_language(request)
    front_page = Page.objects.filter(depth=2, locale__language_code=language).first()
    try:
        kinds = page_models_from_string(request.GET.get("page_type") or "wagtailcore.page")
    except (ValueError, LookupError) as error:
        raise Http404 from error
    wanted = Page.objects.filter(locale__language_code=language).type(*kinds)
    if kinds != (Page,) and wanted.exists():
        return wanted.first_common_ancestor()
    return front_page or Page.get_first_root_node()


def written_language(request: HttpRequest) -> str:
    """The language of the tree to choose from: as asked for, of the page whose form is open, else the person's own."""
    asked = request.GET.get("locale", "")
    if asked in LANGUAGES:
        return asked
    form = PAGE_FORM.match(request.headers.get("referer", ""))
    page = Page.objects.filter(pk=form["page"], depth__gt=1).select_related("locale").first() if form else None
    own = page.locale.language_code if page is not None else get_language()
    return own if own in LANGUAGES else LANGUAGES[0]
