"""Parameters of the open data mean what they mean on the search page."""

from datetime import date

import pytest
from django.http import QueryDict
from pydantic import ValidationError

from search.api.parameters import MeetingWish, PassageWish
from search.results.parameters import Asked


def wish(**given):
    return PassageWish(**given)


def test_a_search_is_read_as_the_search_page_reads_it():
    query = "q=silta&kind=news&kind=item&language=sv&year=2026&from=2026-01-02&until=2026-03-04&sort=newest"
    found = wish(
        q="silta", kind=["news", "item"], language=["sv"], year=["2026"], sort="newest",
        **{"from": date(2026, 1, 2), "until": date(2026, 3, 4)},
    )  # fmt: skip
    assert found.asked == Asked.read(QueryDict(query))


@pytest.mark.parametrize(
    ("given", "is_search"),
    [({}, False), ({"q": "  "}, False), ({"kind": ["news"]}, False), ({"sort": "changed"}, False)]
    + [({"q": "silta"}, True), ({"sort": "newest"}, True)],
)
def test_words_or_an_order_of_theirs_make_it_a_search(given, is_search):
    assert wish(**given).is_search is is_search


@pytest.mark.parametrize(("languages", "reader"), [([], "fi"), (["sv"], "sv"), (["fi", "sv"], "fi")])
def test_words_are_read_in_the_one_language_that_is_asked_for(languages, reader):
    assert wish(language=languages).reader == reader


@pytest.mark.parametrize(
    "given",
    [
        {"limit": 0}, {"limit": 101}, {"kind": ["secret"]}, {"kind": ["news"] * 21}, {"language": ["en"]},
        {"year": ["20260"]}, {"body": ["x"]}, {"body": ["a" * 37]}, {"speaker": [""]}, {"speaker": ["a\0b"]},
        {"q": "a" * 1001}, {"q": "a\0b"}, {"from": "2026-13-01"}, {"sort": "secret"}, {"after_version": -1},
        {"after_version": 2**63},
    ],
)  # fmt: skip
def test_what_makes_no_sense_is_refused(given):
    with pytest.raises(ValidationError):
        wish(**given)


def test_a_moment_has_its_offset():
    with pytest.raises(ValidationError):
        MeetingWish(updated_since="2026-11-22T09:00:00")
    assert MeetingWish(updated_since="2026-11-22T09:00:00+02:00").updated_since is not None
