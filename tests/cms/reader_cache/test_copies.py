"""A copy is made of what everybody gets, and answers as the page itself would."""

import gzip
from io import BytesIO

import pytest
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


def copy(version="new", fresh_until=NOW + 100):
    return Copy(version, fresh_until, {}, 'W/"x"', b"")


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
    assert not is_for_everybody(page())
    assert copy_of(page(), VERSION, NOW) is None


def test_a_copy_says_what_the_page_said_and_nothing_of_its_first_reader():
    kept = copy_of(page(Content_Language="fi", ETag='"x"', Vary="Accept-Encoding", Link="</a>"), VERSION, NOW)
    assert kept.headers == {"Content-Type": "text/html; charset=utf-8", "Content-Language": "fi", "Link": "</a>"}
    assert (gzip.decompress(kept.body), kept.version, kept.fresh_until) == (BODY, "new", NOW)


@pytest.mark.parametrize("accepted", ["gzip", "br, gzip", "gzip;q=0.5", "GZIP"])
def test_who_reads_gzip_gets_what_was_compressed_once(accepted):
    kept = copy_of(page(), VERSION, NOW)
    answer = kept.answer(make.get("/", headers={"accept-encoding": accepted}))
    assert (answer.content, answer["Content-Encoding"]) == (kept.body, "gzip")
    assert (answer["Content-Length"], answer["Vary"]) == (str(len(kept.body)), "Accept-Encoding")


@pytest.mark.parametrize("accepted", ["", "br", "gzip;q=0", "gzip; q=0.0, br", "xgzipx"])
def test_who_does_not_gets_the_text(accepted):
    answer = copy_of(page(), VERSION, NOW).answer(make.get("/", headers={"accept-encoding": accepted}))
    assert answer.content == BODY
    assert not answer.has_header("Content-Encoding")


def test_head_has_the_length_and_no_body():
    answer = copy_of(page(), VERSION, NOW).answer(make.head("/"))
    assert (answer.content, answer["Content-Length"]) == (b"", str(len(BODY)))


def test_who_has_the_page_already_gets_304():
    kept = copy_of(page(), VERSION, NOW)
    known = kept.answer(make.get("/", headers={"if-none-match": f'"other", {kept.etag}'}))
    assert (known.status_code, known.content, known["ETag"]) == (304, b"", kept.etag)
    assert kept.answer(make.get("/", headers={"if-none-match": '"other"'})).status_code == 200


def test_a_copy_is_fresh_for_its_version_until_its_moment():
    assert copy().is_fresh(VERSION, NOW)
    assert not copy(version="old").is_fresh(VERSION, NOW)
    assert not copy(fresh_until=NOW).is_fresh(VERSION, NOW)


@pytest.mark.parametrize(
    ("last", "stands_in"),
    [
        (copy(version="old"), True),
        (copy(version="older"), False),
        (copy(fresh_until=NOW - 1), True),
        (copy(fresh_until=NOW - copies.STALE_FOR), False),
        (copy(version="old", fresh_until=NOW - copies.STALE_FOR), False),
    ],
)
def test_a_copy_stands_in_for_its_successor_for_seconds_only(last, stands_in):
    assert last.may_stand_in(VERSION, NOW) is stands_in
    assert not copy(version="old").may_stand_in(Version("new", "old", NOW - copies.STALE_FOR), NOW)
