"""What every answer passes: the headers that protect it, the language that its path names."""

import re
from collections.abc import Callable
from http import HTTPStatus

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.middleware.locale import LocaleMiddleware
from django.utils import translation

PUBLIC_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; media-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors {ancestors}"
)
ADMIN_POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; frame-src 'self'; object-src 'none'; "
    "form-action 'self'; base-uri 'self'; frame-ancestors 'self'"
)
PATHS_WITHOUT_LANGUAGE = ("/admin/", "/api/", "/captions/", "/documents/", "/media/", "/static/")
PATHS_ALIKE_FOR_ALL = ("/api/", "/captions/", "/robots.txt", "/sitemap.xml")
"""What is the same whatever language a browser asks for, so that caches need not tell browsers apart."""
ANOTHER_LANGUAGE = re.compile(r"/(?!fi/|sv/)[a-z]{2}(?:-[a-z]{2,4})?(?:/|$)", re.IGNORECASE | re.ASCII)
PERMISSIONS_POLICY = "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()"


def protected(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """The answer with the headers that say what it may load and use; those that it has already stay."""
    response.headers.setdefault("Content-Security-Policy", _policy(request, response))
    response.headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
    return response


def _policy(request: HttpRequest, response: HttpResponse) -> str:
    if request.path.startswith("/admin/") and not getattr(request, "is_preview", False):
        return ADMIN_POLICY
    policy = PUBLIC_POLICY.format(ancestors="'self'" if getattr(request, "is_preview", False) else "'none'")
    frames = getattr(response, "frame_source", "")
    return f"{policy}; frame-src {frames}" if frames else policy


class SecurityHeadersMiddleware:
    """Adds the content security policy: strict for readers, looser under the admin path only.

    Wagtail's page editor has inline scripts without a nonce, hence its own policy. A
    preview, which is a public page inside the admin's frame, may be framed by the site itself. A response that names a
    ``frame_source`` may hold a frame of that origin: the player that a reader asked for.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The answer with its headers."""
        return protected(request, self.get_response(request))


class PathLanguageMiddleware(LocaleMiddleware):
    """Django's choice of language; a missing file or screen outside the two trees is missing, not sent to a tree.

    Nor is an address in a language that the site has not: ``/en/`` is not ``/fi/en/``.
    """

    def process_request(self, request: HttpRequest) -> None:
        """Turns to the language of the path, or of the browser; for what is alike for all to the site's own."""
        if request.path_info.startswith(PATHS_ALIKE_FOR_ALL):
            translation.activate(settings.LANGUAGE_CODE)
            request.LANGUAGE_CODE = translation.get_language()
        else:
            super().process_request(request)

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """The answer as it is under the paths that no language of ours has, Django's redirect elsewhere."""
        if request.path_info.startswith(PATHS_ALIKE_FOR_ALL):
            return response
        if response.status_code == HTTPStatus.NOT_FOUND and (
            request.path.startswith(PATHS_WITHOUT_LANGUAGE) or ANOTHER_LANGUAGE.match(request.path)
        ):
            return response
        return super().process_response(request, response)


class DeskLanguageMiddleware:
    """Lets the whole desk speak the language that the person chose.

    Wagtail does so inside its views only: what refuses a request outside of them would speak the browser's language.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The answer, in the person's language where she has chosen one."""
        if request.path.startswith("/admin/") and request.user.is_authenticated:
            profile = getattr(request.user, "wagtail_userprofile", None)
            if profile is not None and profile.preferred_language in dict(settings.LANGUAGES):
                translation.activate(profile.preferred_language)
                request.LANGUAGE_CODE = profile.preferred_language
        return self.get_response(request)
