"""What a search is narrowed by, in words, and how each of it is taken away."""

from uuid import uuid4

import pytest
from django.utils import translation

from search.results.facets import Facets, Value
from search.results.limits import limits_of
from search.results.parameters import Asked


@pytest.fixture(autouse=True)
def _finnish():
    with translation.override("fi"):
        yield


def test_each_value_and_each_day_is_a_limit_of_its_own():
    asked = Asked(
        text="tie", filters={"kind": ("item", "news"), "year": ("2025",)}, date_from="2025-01-05", date_to="2025-03-01"
    )
    named = Value("item", "Asiakohta", 1, True, 100, "")
    item, news, year, first, last = limits_of(asked, Facets({"kind": (named,)}))
    assert (item.name, item.value, item.query) == (
        "Tyyppi",
        "Asiakohta",
        "q=tie&kind=news&year=2025&from=2025-01-05&until=2025-03-01",
    )
    assert news.query.startswith("q=tie&kind=item&year=2025")
    assert year.query == "q=tie&kind=item&kind=news&from=2025-01-05&until=2025-03-01"
    assert (first.value, last.value) == ("5.1.2025", "1.3.2025")
    assert "from" not in first.query
    assert "until" not in last.query


def test_what_is_the_name_of_nothing_can_be_taken_away_too():
    [limit] = limits_of(Asked(text="tie", filters={"body": (str(uuid4()),)}), Facets())
    assert limit.value == "tuntematon"
    assert limit.query == "q=tie"


def test_a_name_in_the_other_language_says_so():
    known = Value("x", "Byarna", 1, True, 100, "", "sv")
    [limit] = limits_of(Asked(filters={"present": ("x",)}), Facets({"present": (known,)}))
    assert (limit.value, limit.language, limit.query) == ("Byarna", "sv", "")


def test_without_limits_there_are_none():
    assert limits_of(Asked(text="tie"), Facets()) == ()
