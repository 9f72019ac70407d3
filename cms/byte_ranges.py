"""Sends a file or the part of it that a player asks for: without parts a browser cannot move inside a recording.

Wagtail sends documents through the module that ``SENDFILE_BACKEND`` names.
"""

import os
import re
from collections.abc import Iterator
from http import HTTPStatus
from typing import Any

from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseNotModified, StreamingHttpResponse
from django.utils.http import http_date
from wagtail.utils.sendfile_streaming_backend import was_modified_since

ONE_RANGE = re.compile(r"bytes=(\d{0,18})-(\d{0,18})", re.ASCII)
CHUNK = 64 * 1024


class _AsItIs:
    """Bytes of a file that nothing on the way may change.

    Wagtail writes the length of the whole file over that of a part, and "None" where there is no encoding; without
    any encoding the middleware would compress sound, and the parts of it.
    """

    headers: Any

    def __setitem__(self, name: str, value: Any) -> None:
        if name.lower() == "content-encoding" and value is None:
            self.headers[name] = "identity"
        elif name.lower() != "content-length":
            self.headers[name] = value


class _Whole(_AsItIs, FileResponse):
    pass


class _Part(_AsItIs, StreamingHttpResponse):
    pass


class _Refusal(_AsItIs, HttpResponse):
    pass


def sendfile(request: HttpRequest, filename: str, **kwargs: Any) -> Any:
    """The file; 206 with a part of it for one range of bytes, 416 for a range that lies outside.

    Whatever else is asked, several ranges or a range of a certain version, is answered with the whole file.
    """
    found = os.stat(filename)
    size = found.st_size
    wished = ONE_RANGE.fullmatch(request.headers.get("Range", "")) if "If-Range" not in request.headers else None
    if wished is None or not any(wished.groups()):
        if not was_modified_since(request.headers.get("If-Modified-Since"), int(found.st_mtime)):
            return HttpResponseNotModified()
        whole = _Whole(open(filename, "rb"))  # noqa: SIM115 - Django closes it
        whole.headers["Accept-Ranges"] = "bytes"
        whole.headers["Last-Modified"] = http_date(found.st_mtime)
        return whole
    first, last = _bounds(wished[1], wished[2], size)
    if first > last:
        refusal = _Refusal(status=HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE)
        refusal.headers["Content-Range"] = f"bytes */{size}"
        refusal.headers["Content-Length"] = "0"
        return refusal
    part = _Part(_bytes(filename, first, last), status=HTTPStatus.PARTIAL_CONTENT)
    part.headers["Accept-Ranges"] = "bytes"
    part.headers["Content-Range"] = f"bytes {first}-{last}/{size}"
    part.headers["Content-Length"] = str(last - first + 1)
    return part


def _bounds(first: str, last: str, size: int) -> tuple[int, int]:
    """The first and the last byte; ``-500`` means the last five hundred."""
    if not first:
        return max(size - int(last), 0) if int(last) else size, size - 1
    return int(first), min(int(last), size - 1) if last else size - 1


def _bytes(filename: str, first: int, last: int) -> Iterator[bytes]:
    with open(filename, "rb") as file:
        file.seek(first)
        left = last - first + 1
        while left > 0 and (chunk := file.read(min(CHUNK, left))):
            left -= len(chunk)
            yield chunk
