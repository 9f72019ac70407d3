"""What every answer of the open data has in common: read from anywhere, not too often, and with its licence."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, QueryDict
from django.http.response import HttpResponseBase

from search.api.limits import PRICE_OF_AN_EXPORT, WINDOW, Allowance, spend
from search.api.problems import CONTENT_TYPE, problem

PATH = "/api/"
EXPORT = ".jsonl"
EXPOSED = "ETag, Link, RateLimit, RateLimit-Policy, Retry-After"
ALLOWED = "GET, HEAD, OPTIONS"
PREFLIGHT = {
    "Allow": ALLOWED,
    "Access-Control-Allow-Methods": "GET, HEAD",
    "Access-Control-Allow-Headers": "If-None-Match",
    "Access-Control-Max-Age": "86400",
}


class OpenDataMiddleware:
    """Stands in front of the open data alone; every other request passes as it is.

    Outside of what answers "not modified", which forgets headers. HEAD is answered as GET without its body. What went
    wrong is told as a problem (RFC 9457), whoever noticed it.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """The answer with the headers of open data."""
        if not request.path_info.startswith(PATH):
            return self.get_response(request)
        if request.method == "OPTIONS":
            return self._open(HttpResponse(status=HTTPStatus.NO_CONTENT, headers=PREFLIGHT))
        allowance = spend(request, PRICE_OF_AN_EXPORT if request.path_info.endswith(EXPORT) else 1)
        response = self._refused(allowance) if allowance.is_used_up else self._answered(request)
        for name, value in allowance.headers.items():
            response.headers[name] = value
        return self._open(response)

    def _answered(self, request: HttpRequest) -> HttpResponseBase:
        is_head = request.method == "HEAD"
        request.GET = _given(request.GET)
        if is_head:
            request.method = "GET"
        try:
            response = self.get_response(request)
        finally:
            if is_head:
                request.method = "HEAD"
        if response.status_code >= HTTPStatus.BAD_REQUEST and response.headers.get("Content-Type") != CONTENT_TYPE:
            response = problem(response.status_code)
        if response.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
            response.headers["Allow"] = ALLOWED
        return self._without_body(response) if is_head and response.streaming else response

    @staticmethod
    def _refused(allowance: Allowance) -> HttpResponse:
        said = f"More than {allowance.limit} requests in {WINDOW} seconds. Go on in {allowance.seconds} seconds."
        response = problem(HTTPStatus.TOO_MANY_REQUESTS, said)
        response.headers["Retry-After"] = str(allowance.seconds)
        return response

    @staticmethod
    def _without_body(response: HttpResponseBase) -> HttpResponse:
        response.close()
        return HttpResponse(status=response.status_code, headers=dict(response.headers.items()))

    @staticmethod
    def _open(response: HttpResponseBase) -> HttpResponseBase:
        """May be read by pages of any site, is asked for anew each time, and is in no search engine."""
        response.headers["Access-Control-Allow-Origin"] = "*"
        response.headers["Access-Control-Expose-Headers"] = EXPOSED
        response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
        response.headers["Link"] = f'<{settings.OPEN_DATA_LICENCE_ADDRESS}>; rel="license"'
        response.headers["X-Robots-Tag"] = "noindex"
        response.headers.setdefault("Cache-Control", "no-cache")
        return response


def _given(query: QueryDict) -> Any:
    """The parameters that have a value: what a form leaves empty is not asked."""
    given = QueryDict(mutable=True)
    for name, values in query.lists():
        if any(values):
            given.setlist(name, [value for value in values if value])
    return given
