"""Views beside the pages: language choice, media, sitemap, robots and the error pages."""

from django.conf import settings
from django.core.exceptions import SuspiciousFileOperation
from django.core.files.storage import default_storage
from django.http import (
    FileResponse,
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBadRequest,
    HttpResponseServerError,
)
from django.shortcuts import redirect, render
from django.template.loader import get_template
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.utils.translation import get_language_from_request
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from cms.middleware import protected
from cms.queries import sitemap_entries
from cms.withdrawn import fate_of

PUBLIC_MEDIA_FOLDERS = ("images/",)
"""Renditions only: originals of images and all documents have no public address."""


@require_safe
def choose_language(request: HttpRequest) -> HttpResponse:
    """The root of the site sends readers to the tree of their browser's language (RFC 9110, 12.5.4); else Finnish."""
    response = redirect(f"/{get_language_from_request(request)}/")
    patch_vary_headers(response, ["Accept-Language"])
    return response


@require_safe
def serve_media(request: HttpRequest, path: str) -> FileResponse:
    """Serves renditions of images; everything else in the media storage is 404."""
    if not path.startswith(PUBLIC_MEDIA_FOLDERS) or ".." in path or "\0" in path:
        raise Http404
    try:
        response = FileResponse(default_storage.open(path))
    except (FileNotFoundError, IsADirectoryError, SuspiciousFileOperation) as error:
        raise Http404 from error
    patch_cache_control(response, public=True, max_age=31_536_000, immutable=True)
    return response


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """All live pages of both languages with their alternates (sitemaps.org protocol 0.9, hreflang as xhtml:link)."""
    context = {"entries": sitemap_entries(request), "base": f"{request.scheme}://{request.get_host()}"}
    return render(request, "sitemap.xml", context, content_type="application/xml")


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """What crawlers may read: everything public."""
    lines = [
        "User-agent: *",
        "Disallow: /admin/",
        "Disallow: /fi/haku/",
        "Disallow: /sv/sok/",
        f"Sitemap: {request.scheme}://{request.get_host()}/sitemap.xml",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain")


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The 404 page in the language of the path; in both where the path has none.

    An address that readers once had leads to where the page moved; it is 410 where the page was withdrawn.
    """
    language = _language_of_path(request)
    fate = fate_of(request.path) if language else None
    if fate is not None and fate.moved_to:
        return redirect(fate.moved_to, permanent=True)
    if fate is not None:
        return render(request, "410.html", {"removed_on": fate.removed_on, "reason": fate.reason}, status=410)
    return render(request, "404.html", {"path_language": language}, status=404)


@never_cache
def form_refused(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The 403 page of a form that came without its cookie: what to do, in the language of the path, else in both.

    Why Django refused it is not said: it helps whoever forges a form, not whoever fills one in.
    """
    return render(request, "403_csrf.html", {"path_language": _language_of_path(request)}, status=403)


def _language_of_path(request: HttpRequest) -> str:
    language = request.path.split("/")[1] if request.path.count("/") > 1 else ""
    return language if language in dict(settings.LANGUAGES) else ""


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The 400 page: a host that is not ours, a form that cannot be read. In both languages, and it asks no database.

    A request for a foreign host is refused by the first of the middleware: what those below it add is added here.
    """
    words = get_template("400.html").render({"address": settings.WAGTAILADMIN_BASE_URL})
    headers = {"X-Content-Type-Options": "nosniff", "Referrer-Policy": settings.SECURE_REFERRER_POLICY}
    return protected(request, HttpResponseBadRequest(words, headers=headers))


def server_error(request: HttpRequest) -> HttpResponse:
    """The 500 page: a static text in both languages that needs neither the database nor the request."""
    return HttpResponseServerError(get_template("500.html").render())
