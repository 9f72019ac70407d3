"""The translator's screens in Wagtail's admin, and the closed doors of wagtail-localize."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.models import Page

from cms.editorial.guard import UnreviewedPublication
from cms.permissions import may_translate
from cms.translations.bridge import start_translation, submit_translation, take_segments, translation_of
from cms.translations.staleness import source_of

OTHER = {"fi": "sv", "sv": "fi"}
STOCK_POSTS = ("localize-restart-translation", "localize-convert-to-alias")
STOCK_BUTTON_ADDRESSES = ("/localize/submit/", "/localize/update/")


def admin_urls() -> list[URLPattern]:
    """Our screens, and wagtail-localize's own ways to "live" under their own addresses, closed."""
    return [
        path("localize/submit/page/<int:page_id>/", closed, name="closed_submit_page"),
        path("localize/submit/snippet/<slug:app_label>/<slug:model_name>/<str:pk>/", closed, name="closed_snippet"),
        path("localize/update/<int:translation_source_id>/", closed, name="closed_update"),
        path("localize/page/<int:page_id>/convert_to_alias/", closed, name="closed_alias"),
        path("localize/translate/<int:translation_id>/machine_translate/", closed, name="closed_machine"),
        path("localize/translate/<int:translation_id>/disable/", closed, name="closed_disable"),
        path("translations/<int:page_id>/start/", start, name="start_translation"),
        path("translations/<int:page_id>/submit/", submit, name="submit_translation"),
        path("translations/<int:page_id>/refresh/", refresh, name="refresh_translation"),
    ]


def closed(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    """A door of wagtail-localize that leads past review: refused for everybody."""
    raise UnreviewedPublication


def refuse_stock_actions(request: HttpRequest, page: Page) -> None:
    """Raises UnreviewedPublication where the page form asks for one of wagtail-localize's ways past review."""
    if request.method != "POST":
        return
    publishes_translation = request.POST.get("action") == "publish" and translation_of(page) is not None
    if publishes_translation or any(name in request.POST for name in STOCK_POSTS):
        raise UnreviewedPublication


def remove_stock_buttons(buttons: list[Any], page: Page, user: Any, context: Any = None) -> None:
    """Takes the buttons of the closed doors out of the listings."""
    buttons[:] = [
        button for button in buttons if not any(part in str(button.url or "") for part in STOCK_BUTTON_ADDRESSES)
    ]


def start(request: HttpRequest, page_id: int) -> HttpResponse:
    """Asks, and on POST makes the draft in the other language and opens its segments."""
    page = get_object_or_404(Page, pk=page_id).specific
    language = OTHER[page.locale.language_code]
    if not may_translate(request.user, language):
        raise PermissionDenied
    if request.method == "POST":
        try:
            target = start_translation(page=page, language=language, user=request.user)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        else:
            return redirect("wagtailadmin_pages:edit", target.pk)
    return render(request, "cms/admin/start_translation.html", {"page": page, "language": language})


@require_POST
def submit(request: HttpRequest, page_id: int) -> HttpResponse:
    """Sends the translation to the reviewers of its language."""
    page = get_object_or_404(Page, pk=page_id)
    try:
        submit_translation(page=page, user=request.user)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        messages.success(request, _("The translation waits for review now."))
    return redirect("wagtailadmin_pages:edit", page_id)


@require_POST
def refresh(request: HttpRequest, page_id: int) -> HttpResponse:
    """Takes the segments anew from the newest live original; what is translated stays."""
    page = get_object_or_404(Page, pk=page_id)
    if not may_translate(request.user, page.locale.language_code):
        raise PermissionDenied
    source = source_of(page)
    if source is not None and translation_of(page) is not None:
        take_segments(source_page=source.specific, target=page)
        messages.success(request, _("The texts of the newest original are here now."))
    return redirect("wagtailadmin_pages:edit", page_id)
