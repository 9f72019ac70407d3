"""A kept page: made from the answer to one reader, compressed once, and answered to the others."""

import gzip
import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from hashlib import blake2b
from http import HTTPStatus
from typing import Any, NamedTuple, TypeGuard

from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseNotModified
from django.utils.http import parse_etags

from cms.reader_cache.version import Version

LARGEST_COPY = 64 * 1024
"""Bytes of a page when compressed, its headers left aside. The longest pages of the demo take 10 KB. Times MAX_ENTRIES
of the settings it is the most that kept pages take of the memory of a process."""
LARGEST_TEXT = 2 * 1024 * 1024
GREATEST_AGE = 300.0
"""Seconds after which a page is made anew, whatever the version says: so a lost move of the version heals."""
STALE_FOR = 10.0
"""Seconds for which readers may get the last copy while another one makes the next."""
FORBIDDING = re.compile(r"private|no-store|no-cache|max-age=0")
VARIES_BY_COMPRESSION_ALONE = re.compile(r"(\s*accept-encoding\s*,?)*", re.IGNORECASE)
ACCEPTS_GZIP = re.compile(r"\bgzip\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))", re.IGNORECASE)
MADE_FOR_EACH_ANSWER = {"content-encoding", "content-length", "etag", "vary", "last-modified"}
TOLD_TO_WHO_HAS_IT = {"Cache-Control", "Content-Location", "ETag", "Expires", "Vary"}


class Reply(NamedTuple):
    """What goes to a reader, in the terms of WSGI."""

    status: HTTPStatus
    headers: list[tuple[str, str]]
    body: bytes


@dataclass(frozen=True, slots=True)
class Copy:
    """A page as it was for everybody: ``body`` is compressed, moments are in seconds since 1970.

    At ``ends_at`` time makes it another page; from ``aged_at`` on it is made anew to be on the safe side.
    """

    version: str
    ends_at: float
    aged_at: float
    headers: dict[str, str]
    etag: str
    body: bytes

    def is_fresh(self, version: Version, now: float) -> bool:
        """Whether the page is still what a reader would get."""
        return self.version == version.token and now < min(self.ends_at, self.aged_at)

    def may_stand_in(self, version: Version, now: float) -> bool:
        """Whether the page may be shown while its successor is made: it was right a few seconds ago.

        Never after a change that took something away, which leaves a version without a previous one, nor when time has
        made another page of it: a name may have been hidden, a page withdrawn.
        """
        if now >= min(self.ends_at, self.aged_at + STALE_FOR):
            return False
        return self.version == version.token or (
            self.version == version.previous != "" and now < version.moved_at + STALE_FOR
        )

    def reply(self, environ: Mapping[str, Any]) -> Reply:
        """The reply to a GET or HEAD by its WSGI variables: 304 for who has it, compressed for who reads that."""
        headers = [*self.headers.items(), ("ETag", self.etag), ("Vary", "Accept-Encoding")]
        if self._is_had_by(environ.get("HTTP_IF_NONE_MATCH", "")):
            return Reply(HTTPStatus.NOT_MODIFIED, [pair for pair in headers if pair[0] in TOLD_TO_WHO_HAS_IT], b"")
        packed = ACCEPTS_GZIP.search(environ.get("HTTP_ACCEPT_ENCODING", "")) is not None
        body = self.body if packed else gzip.decompress(self.body)
        headers.append(("Content-Length", str(len(body))))
        if packed:
            headers.append(("Content-Encoding", "gzip"))
        return Reply(HTTPStatus.OK, headers, b"" if environ["REQUEST_METHOD"] == "HEAD" else body)

    def answer(self, request: HttpRequest) -> HttpResponse:
        """The same reply as a response of Django's."""
        status, headers, body = self.reply(request.META)
        if status == HTTPStatus.NOT_MODIFIED:
            return HttpResponseNotModified(headers=dict(headers))
        return HttpResponse(body, headers=dict(headers))

    def _is_had_by(self, known: str) -> bool:
        """Whether this page is among those that a reader has (RFC 9110, 13.1.2: weak comparison)."""
        tags = parse_etags(known) if known else []
        return tags == ["*"] or self.etag.removeprefix("W/") in [tag.removeprefix("W/") for tag in tags]


SHAPE = blake2b(repr([(one.name, one.type) for one in fields(Copy)]).encode(), digest_size=4).hexdigest()
"""Of what is kept: a release that keeps something else does not read what the one before it has left in Redis."""


def is_for_everybody(response: HttpResponseBase) -> TypeGuard[HttpResponse]:
    """Whether an answer is the same for every anonymous reader, and small enough to keep."""
    return (
        isinstance(response, HttpResponse)
        and response.status_code == HTTPStatus.OK
        and not response.cookies
        and not response.has_header("Content-Encoding")
        and VARIES_BY_COMPRESSION_ALONE.fullmatch(response.get("Vary", "")) is not None
        and not FORBIDDING.search(response.get("Cache-Control", ""))
        and len(response.content) <= LARGEST_TEXT
    )


def copy_of(response: HttpResponse, version: Version, ends_at: float, now: float) -> Copy | None:
    """The copy of an answer, made once for all who come later; None where even compressed it is too large."""
    body = gzip.compress(response.content, compresslevel=6, mtime=0)
    if len(body) > LARGEST_COPY:
        return None
    headers = {name: value for name, value in response.items() if name.lower() not in MADE_FOR_EACH_ANSWER}
    etag = f'W/"{blake2b(response.content, digest_size=12).hexdigest()}"'
    return Copy(version.token, ends_at, now + GREATEST_AGE, headers, etag, body)
