"""What means the same shares one copy; what nobody declared is never kept."""

import pytest
from django.core.exceptions import DisallowedHost
from django.test import RequestFactory

from cms.reader_cache.addresses import may_be_kept, meaningful_query, name_of_copy

make = RequestFactory(headers={"host": "localhost"})


@pytest.mark.parametrize(
    "query",
    ["", "utm_source=letter", "utm_campaign=a&fbclid=b&gclid=", "page=", "ref=%3Cscript%3E", "&&", "utm_id=%00"],
)
def test_what_means_nothing_shares_the_copy_of_the_bare_address(query):
    assert meaningful_query(query) == ""


def test_the_order_and_the_company_of_parameters_do_not_matter():
    queries = ["page=2&player=1", "player=1&page=2", "utm_medium=x&player=1&fbclid=y&page=2", "player=1&page=2&t="]
    assert {meaningful_query(query) for query in queries} == {"page=2&player=1"}


@pytest.mark.parametrize(
    "query",
    [
        "q=kokous", "x=1", "page=0", "page=02", "page=12345", "page=2&page=3", "page=%D9%A2", "page=2%0A", "page=-1",
        "page[]=2", "PAGE=2", "player=yes", "%70age=2&_=1", "utm_=1", "utm_source%0A=1", "page=%FF", "=", "a;b=1",
        "t=99999999", "text=de", "&".join(f"utm_{letter}=1" for letter in "abcdefghijklmnopqrstuvwxyz"),
    ],
)  # fmt: skip
def test_what_nobody_declared_is_not_kept(query):
    assert meaningful_query(query) is None


@pytest.mark.parametrize(
    "request_of_somebody",
    [
        make.post("/fi/"), make.put("/fi/"), make.options("/fi/"), make.get("/admin/"), make.get("/documents/1/a.pdf"),
        make.get("/media/images/a.png"), make.get("/static/css/site.css"),
        make.get("/fi/", headers={"cookie": "sessionid=1"}),
        make.get("/fi/", headers={"cookie": "sessionid="}), make.get("/fi/", headers={"cookie": "messages=x"}),
        make.get("/fi/", headers={"range": "bytes=0-1"}), make.get("/fi/", headers={"authorization": "Basic x"}),
    ],
)  # fmt: skip
def test_what_is_somebodys_own_is_not_kept(request_of_somebody):
    assert not may_be_kept(request_of_somebody)


@pytest.mark.parametrize("mark", ["is_preview", "is_dummy"])
def test_a_preview_is_not_kept_even_without_a_cookie(mark):
    preview = make.get("/fi/")
    setattr(preview, mark, True)
    assert not may_be_kept(preview)


@pytest.mark.parametrize("cookie", ["", "csrftoken=1", "django_language=sv", "analytics=1; consent=0"])
def test_cookies_of_others_do_not_make_a_session(cookie):
    assert may_be_kept(make.get("/fi/", headers={"cookie": cookie}))


def test_scheme_host_path_and_query_are_told_apart():
    requests = [
        make.get("/fi/"), make.get("/sv/"), make.get("/fi/", secure=True), make.get("/fi/", headers={"host": "other"}),
        make.get("/fi/", headers={"host": "localhost:8000"}), make.get("/fi/%0A/"), make.get("/fi/%FF/"),
    ]  # fmt: skip
    names = [name_of_copy(request, "") for request in requests] + [name_of_copy(requests[0], "page=2")]
    assert len({*names}) == 8
    assert None not in names


def test_a_host_in_odd_letters_is_answered_but_not_kept():
    assert name_of_copy(make.get("/fi/", headers={"host": "LocalHost"}), "") is None


def test_a_host_that_is_not_ours_is_refused_as_before(settings):
    settings.ALLOWED_HOSTS = ["localhost"]
    with pytest.raises(DisallowedHost):
        name_of_copy(make.get("/fi/", headers={"host": "evil.example"}), "")
