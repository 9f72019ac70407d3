"""What stands in the address of a search, and what there makes no sense."""

import pytest
from django.http import QueryDict

from search.results.parameters import MOST_PAGES, MOST_VALUES, Asked


def read(query):
    return Asked.read(QueryDict(query))


def test_words_limits_days_order_and_page_are_read():
    asked = read("q=avustus&kind=item&kind=decision&year=2026&from=2026-01-01&until=2026-06-30&sort=newest&page=3")
    assert asked.text == "avustus"
    assert asked.filters == {"kind": ("item", "decision"), "year": ("2026",)}
    assert (asked.date_from, asked.date_to, asked.sort, asked.page) == ("2026-01-01", "2026-06-30", "newest", 3)


@pytest.mark.parametrize(
    "query",
    [
        "", "q=", "q=%00", "q=+", "kind=nothing", "year=20x6", "language=en", "from=1.1.2026", "until=2026-13-01",
        "sort=random", "page=0", "page=-1", "page=x", "page=%C2%B2", "body=Robert'); DROP TABLE", "speaker=%00",
    ],
)  # fmt: skip
def test_what_makes_no_sense_counts_as_not_given(query):
    assert read(query) in (Asked(), Asked(page=1))
    assert read(query).is_empty


def test_there_is_an_end_to_everything():
    assert len(read("q=" + "a" * 20_000).text) < 2_000
    assert len(read("&".join(f"year={1900 + number}" for number in range(99))).filters["year"]) == MOST_VALUES
    assert read("page=99999").page == MOST_PAGES
    assert read("page=9999999999").page == 1


def test_a_search_has_one_address():
    asked = read("sort=newest&year=2026&q=talousarvio&kind=item&page=2&sort=")
    again = read(asked.query)
    assert again.query == asked.query == read(again.query).query
    assert "page" not in asked.query


def test_limits_are_put_on_and_taken_off_one_by_one():
    asked = read("q=tie&kind=item&year=2026&page=4")
    assert asked.narrowed("year").query == "q=tie&kind=item"
    assert asked.narrowed("kind", "news").query == "q=tie&kind=news&year=2026"
    assert asked.unlimited().query == "q=tie"
    assert asked.having(text="katu").query == "q=katu&kind=item&year=2026"
    assert asked.narrowed("year").page == 1
    assert asked.is_narrowed
    assert not asked.unlimited().is_narrowed
