"""Sends a file or the part of it that a player asks for: without parts a browser cannot move inside a recording.

Wagtail sends documents through the module that ``SENDFILE_BACKEND`` names.
"""

import os
import re
from collections.abc import Iterator
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from wagtail.utils import sendfile_streaming_backend

ONE_RANGE = re.compile(r"bytes=(\d{0,18})-(\d{0,18})", re.ASCII)
CHUNK = 64 * 1024


def sendfile(request: HttpRequest, filename: str, **kwargs: Any) -> Any:
    """The file; 206 with a part of it for one range of bytes, 416 for a range that lies outside.

    Whatever else is asked, several ranges or a range of a certain version, is answered with the whole file.
    """
    size = os.path.getsize(filename)
    wished = ONE_RANGE.fullmatch(request.headers.get("Range", "")) if "If-Range" not in request.headers else None
    if wished is None or not any(wished.groups()):
        response = sendfile_streaming_backend.sendfile(request, filename, **kwargs)
        response.headers["Accept-Ranges"] = "bytes"
        return response
    first, last = _bounds(wished[1], wished[2], size)
    if first > last:
        refusal = HttpResponse(status=HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE)
        refusal.headers["Content-Range"] = f"bytes */{size}"
        return refusal
    part = StreamingHttpResponse(_bytes(filename, first, last), status=HTTPStatus.PARTIAL_CONTENT)
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
