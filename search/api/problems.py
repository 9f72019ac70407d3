"""What went wrong, for machines and for whoever reads their logs: problem details (RFC 9457), in English."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from http import HTTPStatus

from django.http import HttpResponse

CONTENT_TYPE = "application/problem+json"
DETAILS = {
    HTTPStatus.BAD_REQUEST: "A parameter of the address is not as the documentation says.",
    HTTPStatus.NOT_FOUND: "Nothing public is at this address, or not any more.",
    HTTPStatus.METHOD_NOT_ALLOWED: "The data can only be read: use GET or HEAD.",
    HTTPStatus.TOO_MANY_REQUESTS: "Too many requests in a short time. Go on after the seconds in Retry-After.",
    HTTPStatus.INTERNAL_SERVER_ERROR: "The site made a mistake. It has been written down for its keepers.",
    HTTPStatus.SERVICE_UNAVAILABLE: "Nobody can search at this moment. Lists without words go on working.",
}
"""What is said where nothing better is known."""


def problem(status: int, detail: str = "", *, errors: Sequence[Mapping[str, str]] = ()) -> HttpResponse:
    """The answer for a problem; ``errors`` name parameters (``name``) and say what is wrong with each (``detail``)."""
    phrase = HTTPStatus(status).phrase
    said = {"type": "about:blank", "title": phrase, "status": int(status)}
    words = detail or DETAILS.get(HTTPStatus(status), "")
    body = said | ({"detail": words} if words else {}) | ({"errors": list(errors)} if errors else {})
    return HttpResponse(json.dumps(body, ensure_ascii=False), status=status, content_type=CONTENT_TYPE)
