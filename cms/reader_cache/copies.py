"""A kept page: made from the answer to one reader, compressed once, and answered to the others."""

import gzip
import re
from dataclasses import dataclass
from hashlib import blake2b
from http import HTTPStatus
from typing import TypeGuard

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import get_conditional_response

from cms.reader_cache.version import Version

LARGEST_COPY = 512 * 1024
GREATEST_AGE = 300.0
"""Seconds after which a page is made anew, whatever the version says: so a lost move of the version heals."""
STALE_FOR = 10.0
"""Seconds for which readers may get the last copy while another one makes the next."""
FORBIDDING = re.compile(r"private|no-store|no-cache|max-age=0")
VARIES_BY_COMPRESSION_ALONE = re.compile(r"(\s*accept-encoding\s*,?)*", re.IGNORECASE)
ACCEPTS_GZIP = re.compile(r"\bgzip\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))", re.IGNORECASE)
MADE_FOR_EACH_ANSWER = {"content-encoding", "content-length", "etag", "vary", "last-modified"}


@dataclass(frozen=True, slots=True)
class Copy:
    """A page as it was for everybody: ``body`` is compressed, ``fresh_until`` in seconds since 1970."""

    version: str
    fresh_until: float
    headers: dict[str, str]
    etag: str
    body: bytes

    def is_fresh(self, version: Version, now: float) -> bool:
        """Whether the page is still what a reader would get."""
        return self.version == version.token and now < self.fresh_until

    def may_stand_in(self, version: Version, now: float) -> bool:
        """Whether the page may be shown while its successor is made: it was right a few seconds ago."""
        if now >= self.fresh_until + STALE_FOR:
            return False
        return self.version == version.token or (
            self.version == version.previous and now < version.moved_at + STALE_FOR
        )

    def answer(self, request: HttpRequest) -> HttpResponseBase:
        """The answer to a GET or HEAD: 304 for who has it, compressed for who reads that."""
        packed = ACCEPTS_GZIP.search(request.META.get("HTTP_ACCEPT_ENCODING", "")) is not None
        body = self.body if packed else gzip.decompress(self.body)
        response = HttpResponse(b"" if request.method == "HEAD" else body, headers=self.headers)
        response["Content-Length"] = str(len(body))
        response["ETag"] = self.etag
        response["Vary"] = "Accept-Encoding"
        if packed:
            response["Content-Encoding"] = "gzip"
        if "HTTP_IF_NONE_MATCH" in request.META:
            return get_conditional_response(request, etag=self.etag, response=response) or response
        return response


def is_for_everybody(response: HttpResponseBase) -> TypeGuard[HttpResponse]:
    """Whether an answer is the same for every anonymous reader, and small enough to keep."""
    return (
        isinstance(response, HttpResponse)
        and response.status_code == HTTPStatus.OK
        and not response.cookies
        and not response.has_header("Content-Encoding")
        and VARIES_BY_COMPRESSION_ALONE.fullmatch(response.get("Vary", "")) is not None
        and not FORBIDDING.search(response.get("Cache-Control", ""))
        and len(response.content) <= LARGEST_COPY * 8
    )


def copy_of(response: HttpResponse, version: Version, fresh_until: float) -> Copy | None:
    """The copy of an answer, made once for all who come later; None where even compressed it is too large."""
    body = gzip.compress(response.content, compresslevel=6, mtime=0)
    if len(body) > LARGEST_COPY:
        return None
    headers = {name: value for name, value in response.items() if name.lower() not in MADE_FOR_EACH_ANSWER}
    etag = f'W/"{blake2b(response.content, digest_size=12).hexdigest()}"'
    return Copy(version.token, fresh_until, headers, etag, body)
