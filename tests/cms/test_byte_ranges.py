"""A file is sent whole or in the part that was asked for."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.test import RequestFactory

from cms.byte_ranges import CHUNK, sendfile
from cms.models import SiteDocument
from tests import factories

TEXT = bytes(range(256)) * 1000


@pytest.fixture
def file(tmp_path: Path) -> str:
    """A file of 256,000 bytes."""
    path = tmp_path / "aani.ogg"
    path.write_bytes(TEXT)
    return str(path)


def sent(file: str, **headers: str) -> Any:
    return sendfile(RequestFactory().get("/", headers=headers), file, mimetype="audio/ogg")


def content(answer: Any) -> bytes:
    return b"".join(answer.streaming_content)


@pytest.mark.parametrize(
    ("asked", "first", "last"),
    [
        ("bytes=0-99", 0, 99),
        ("bytes=1000-", 1000, 255_999),
        ("bytes=-500", 255_500, 255_999),
        ("bytes=-999999999", 0, 255_999),
        ("bytes=255999-999999", 255_999, 255_999),
        (f"bytes=1-{2 * CHUNK}", 1, 2 * CHUNK),
    ],
)
def test_one_range_is_answered_with_that_part(file: str, asked: str, first: int, last: int) -> None:
    answer = sent(file, range=asked)
    assert answer.status_code == 206
    assert answer.headers["Content-Range"] == f"bytes {first}-{last}/256000"
    assert answer.headers["Content-Length"] == str(last - first + 1)
    assert content(answer) == TEXT[first : last + 1]


@pytest.mark.parametrize("asked", ["", "bytes=-", "bytes=a-b", "bytes=0-1,4-5", "lines=1-2", "bytes=٣-٤", "bytes=--5"])
def test_whatever_else_is_asked_gets_the_whole_file(file: str, asked: str) -> None:
    answer = sent(file, range=asked)
    assert answer.status_code == 200
    assert answer.headers["Accept-Ranges"] == "bytes"
    assert content(answer) == TEXT


def test_a_range_of_a_certain_version_gets_the_whole_file(file: str) -> None:
    assert sent(file, range="bytes=0-1", if_range='"abc"').status_code == 200


@pytest.mark.parametrize("asked", ["bytes=256000-", "bytes=5-4", "bytes=-0"])
def test_a_range_outside_the_file_is_refused(file: str, asked: str) -> None:
    answer = sent(file, range=asked)
    assert answer.status_code == 416
    assert answer.headers["Content-Range"] == "bytes */256000"


@pytest.mark.indexed
def test_readers_move_inside_a_recording_of_a_live_page(
    minimal_site: Any, client: Any, settings: Any, tmp_path: Path
) -> None:
    settings.STORAGES = {
        **settings.STORAGES,
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": str(tmp_path)}},
    }
    file = SiteDocument.objects.create(title="Ääni", file=ContentFile(TEXT, name="aani.ogg"))
    assert client.get(file.url, headers={"range": "bytes=0-9"}).status_code == 404
    factories.recording(minimal_site.fi, media_file=file)
    answer = client.get(file.url, headers={"range": "bytes=10-19"})
    assert (answer.status_code, content(answer)) == (206, TEXT[10:20])
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Length"] == "10"
    refused = client.get(file.url, headers={"range": "bytes=999999-"})
    assert (refused.status_code, refused.headers["Content-Length"]) == (416, "0")


@pytest.mark.indexed
@pytest.mark.parametrize(("asked", "length"), [("", 256_000), ("bytes=1000-9999", 9000)])
def test_neither_a_file_nor_its_parts_are_compressed_on_the_way(
    minimal_site: Any, client: Any, settings: Any, tmp_path: Path, asked: str, length: int
) -> None:
    place = {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": str(tmp_path)}}
    settings.STORAGES = {**settings.STORAGES, "default": place}
    file = SiteDocument.objects.create(title="Ääni", file=ContentFile(TEXT, name="aani.ogg"))
    factories.recording(minimal_site.fi, media_file=file)
    answer = client.get(file.url, headers={"range": asked, "accept-encoding": "gzip"})
    assert answer.headers["Content-Encoding"] == "identity"
    assert (int(answer.headers["Content-Length"]), len(content(answer))) == (length, length)
