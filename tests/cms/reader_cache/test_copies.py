"""A copy is made of what everybody gets, and answers as the page itself would."""

import gzip
import pickle
import secrets
from io import BytesIO

import pytest
from django.core.cache.backends.locmem import LocMemCache
from django.http import FileResponse, HttpResponse, StreamingHttpResponse
from django.test import RequestFactory

from cms.reader_cache import copies
from cms.reader_cache.copies import Copy, copy_of, is_for_everybody
from cms.reader_cache.version import Version

BODY = "<p>Äänekäs kokous</p>".encode() * 50
NOW = 1_000_000.0
VERSION = Version("new", "old", NOW - 1)
make = RequestFactory()


def page(status=200, **headers):
    return HttpResponse(BODY, status=status, headers={name.replace("_", "-"): text for name, text in headers.items()})


def copy(version="new", ends_at=NOW + 1000, aged_at=NOW + 100):
    return Copy(version, ends_at, aged_at, {}, 'W/"x"', b"")


def copy_now(response):
    return copy_of(response, VERSION, NOW + 1000, NOW)


def with_cookie():
    response = page()
    response.set_cookie("csrftoken", "x")
    return response


@pytest.mark.parametrize(
    "response",
    [
        page(404), page(301), page(500), page(204), with_cookie(), page(Vary="Cookie"), page(Vary="Accept-Language"),
        page(Vary="Accept-Encoding, Cookie"), page(Vary="*"), page(Cache_Control="private, max-age=60"),
        page(Cache_Control="no-store"), page(Cache_Control="no-cache"), page(Cache_Control="max-age=0"),
        page(Content_Encoding="gzip"), StreamingHttpResponse([BODY]), FileResponse(BytesIO(BODY)),
    ],
)  # fmt: skip
def test_what_is_not_for_everybody_is_not_kept(response):
    assert not is_for_everybody(response)


@pytest.mark.parametrize("response", [page(), page(Vary="Accept-Encoding"), page(Cache_Control="public, max-age=600")])
def test_what_is_for_everybody_is_kept(response):
    assert is_for_everybody(response)


def test_a_huge_page_is_not_kept(monkeypatch):
    monkeypatch.setattr(copies, "LARGEST_COPY", 10)
    assert copy_now(page()) is None
    assert is_for_everybody(page())
    monkeypatch.setattr(copies, "LARGEST_TEXT", 10)
    assert not is_for_everybody(page())


def test_all_that_is_kept_fits_into_64_megabytes(settings):
    most = settings.CACHES["readers"]["OPTIONS"]["MAX_ENTRIES"]
    noise = b"".join(secrets.token_bytes(1024) for _ in range(copies.LARGEST_COPY // 1024))
    largest = copy_now(HttpResponse(noise[:-200], headers={"Content-Security-Policy": "x" * 600}))
    assert most >= 500
    assert len(pickle.dumps(largest)) * most <= 64 * 1024 * 1024
    assert copy_now(HttpResponse(noise)) is None


def test_the_cache_forgets_the_least_read_when_it_is_full(settings):
    options = {**settings.CACHES["readers"], "LOCATION": "full", "OPTIONS": {"MAX_ENTRIES": 10}}
    full = LocMemCache("full", options)
    for number in range(100):
        full.set(str(number), copy())
        full.get("0")
    assert len(full._cache) <= 10
    assert full.get("0") is not None
    full.clear()


def test_a_copy_says_what_the_page_said_and_nothing_of_its_first_reader():
    kept = copy_now(page(Content_Language="fi", ETag='"x"', Vary="Accept-Encoding", Link="</a>"))
    assert kept.headers == {"Content-Type": "text/html; charset=utf-8", "Content-Language": "fi", "Link": "</a>"}
    assert (gzip.decompress(kept.body), kept.version) == (BODY, "new")
    assert (kept.ends_at, kept.aged_at) == (NOW + 1000, NOW + copies.GREATEST_AGE)


@pytest.mark.parametrize("accepted", ["gzip", "br, gzip", "gzip;q=0.5", "GZIP"])
def test_who_reads_gzip_gets_what_was_compressed_once(accepted):
    kept = copy_now(page())
    answer = kept.answer(make.get("/", headers={"accept-encoding": accepted}))
    assert (answer.content, answer["Content-Encoding"]) == (kept.body, "gzip")
    assert (answer["Content-Length"], answer["Vary"]) == (str(len(kept.body)), "Accept-Encoding")


@pytest.mark.parametrize("accepted", ["", "br", "gzip;q=0", "gzip; q=0.0, br", "xgzipx"])
def test_who_does_not_gets_the_text(accepted):
    answer = copy_now(page()).answer(make.get("/", headers={"accept-encoding": accepted}))
    assert answer.content == BODY
    assert not answer.has_header("Content-Encoding")


def test_head_has_the_length_and_no_body():
    answer = copy_now(page()).answer(make.head("/"))
    assert (answer.content, answer["Content-Length"]) == (b"", str(len(BODY)))


def test_who_has_the_page_already_gets_304():
    kept = copy_now(page(Cache_Control="public, max-age=60", Content_Language="fi"))
    for tags in (f'"other", {kept.etag}', kept.etag.removeprefix("W/"), "*"):
        known = kept.answer(make.get("/", headers={"if-none-match": tags}))
        assert (known.status_code, known.content) == (304, b"")
        assert {**known.headers} == {
            "ETag": kept.etag, "Vary": "Accept-Encoding", "Cache-Control": "public, max-age=60"
        }  # fmt: skip
    for tags in ('"other"', "", "nonsense", f"{kept.etag[:-2]}", '"', "W/"):
        assert kept.answer(make.get("/", headers={"if-none-match": tags})).status_code == 200


def test_a_copy_is_fresh_for_its_version_until_its_moment():
    assert copy().is_fresh(VERSION, NOW)
    assert not copy(version="old").is_fresh(VERSION, NOW)
    assert not copy(aged_at=NOW).is_fresh(VERSION, NOW)
    assert not copy(ends_at=NOW).is_fresh(VERSION, NOW)


@pytest.mark.parametrize(
    ("last", "stands_in"),
    [
        (copy(version="old"), True),
        (copy(version="older"), False),
        (copy(aged_at=NOW - 1), True),
        (copy(aged_at=NOW - copies.STALE_FOR), False),
        (copy(version="old", aged_at=NOW - copies.STALE_FOR), False),
        (copy(ends_at=NOW), False),
        (copy(version="old", ends_at=NOW), False),
    ],
)
def test_a_copy_stands_in_for_its_successor_for_seconds_only(last, stands_in):
    assert last.may_stand_in(VERSION, NOW) is stands_in
    assert not copy(version="old").may_stand_in(Version("new", "old", NOW - copies.STALE_FOR), NOW)


def test_nothing_stands_in_after_a_change_that_took_something_away():
    for version in ("old", ""):
        assert not copy(version=version).may_stand_in(Version("new", "", NOW), NOW)
