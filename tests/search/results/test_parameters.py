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
        "", "q=", "q=%00", "q=+", "kind=nothing", "year=20x6", "language=en", "from=", "until=+",
        "sort=random", "page=0", "page=-1", "page=x", "page=%C2%B2", "body=Robert'); DROP TABLE", "speaker=%00",
    ],
)  # fmt: skip
def test_what_makes_no_sense_counts_as_not_given(query):
    assert read(query) in (Asked(), Asked(page=1))
    assert read(query).is_empty


@pytest.mark.parametrize(
    ("query", "days"),
    [
        ("from=2026-01-05&until=2026-02-01", ("2026-01-05", "2026-02-01")),
        ("from=5.1.2026&until=1/2/2026", ("2026-01-05", "2026-02-01")),
        ("from=2026&until=2026", ("2026-01-01", "2026-12-31")),
        ("from=11/2025&until=2025-12", ("2025-11-01", "2025-12-31")),
    ],
)
def test_days_are_read_as_people_write_them(query, days):
    asked = read(query)
    assert (asked.date_from, asked.date_to) == days
    assert asked.problems == ()


@pytest.mark.parametrize("day", ["31.2.2026", "2026-13-01", "0", "99999", "0000-00-00", "eilen", "9" * 5_000, "%00x"])
def test_a_day_that_no_calendar_has_is_said(day):
    asked = read(f"q=tie&from={day}")
    [problem] = asked.problems
    assert (asked.date_from, problem.code) == ("", "unknown_date")
    assert len(problem.typed) <= 40
    assert asked.having(sort="newest").problems == ()


def test_days_that_are_turned_are_said():
    assert [one.code for one in read("from=2026-02-01&until=2026-01-01").problems] == ["days_turned"]


def test_what_cannot_be_seen_is_not_asked_for():
    assert read("q=yhdistys%C2%ADfoorumi").text == "yhdistysfoorumi"
    assert read("q=%E2%80%AEavustus%E2%81%A9%EF%BB%BF").text == "avustus"


def test_one_value_of_several_is_taken_away():
    asked = read("q=tie&kind=item&kind=news")
    assert asked.without("kind", "item").query == "q=tie&kind=news"
    assert asked.without("kind", "item").without("kind", "news").query == "q=tie"


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


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("avustus", "avustus"),
        ('"avoin ovi"', "avoin ovi"),
        ("”avoin ovi”", "avoin ovi"),
        ('"avoin ovi" -talvi', "’avoin ovi’ -talvi"),
        ('"avoin" "ovi"', "’avoin’ ’ovi’"),
        ('avoin ovi"', "avoin ovi"),
        ('"', '"'),
    ],
)
def test_words_between_quotation_marks_have_none_of_their_own_around_them(typed, said):
    assert Asked(text=typed).quotable == said
