"""The desk reads sums of what was asked often; what few have asked is in none of them."""

from datetime import date

import pytest

from search.models import DismissedQuestion
from search.questions.queries import dismissed, months, questions, without_result
from tests.search.questions.made import question

OCTOBER, NOVEMBER = date(2026, 10, 1), date(2026, 11, 1)


def texts(found):
    return [row["text"] for row in found]


def test_each_question_stands_once_with_its_sums_the_most_frequent_first(db):
    question("avustus", month=OCTOBER, times=5, last_total=3)
    question("avustus", month=NOVEMBER, times=6, times_without=2, last_total=9)
    question("kyytiapu", month=NOVEMBER, times=20)
    question("avustus", language="sv", times=8, last_total=1)
    first, second, third = questions()
    assert (first["text"], first["times_asked"], first["total"]) == ("kyytiapu", 20, 0)
    assert second == {
        "language": "fi", "text": "avustus", "total": 9, "times_asked": 11, "times_without_result": 2,
        "last_month": NOVEMBER,
    }  # fmt: skip
    assert (third["language"], third["times_asked"]) == ("sv", 8)


def test_a_month_with_few_is_in_no_sum(db):
    question("matti meikäläinen", month=OCTOBER, times=4)
    question("avustus", month=OCTOBER, times=4)
    question("avustus", month=NOVEMBER, times=5)
    assert [(row["text"], row["times_asked"]) for row in questions()] == [("avustus", 5)]
    assert months() == [NOVEMBER]


def test_months_are_listed_once_the_last_one_first(db):
    for month in (OCTOBER, NOVEMBER):
        question("avustus", month=month)
        question("kyytiapu", month=month)
    assert months() == [NOVEMBER, OCTOBER]


def test_narrowed_to_a_month_only_that_month_is_counted(db):
    question("avustus", month=OCTOBER, times=5)
    question("avustus", month=NOVEMBER, times=6)
    [row] = questions().filter(month=OCTOBER)
    assert row["times_asked"] == 5


def test_without_result_is_what_found_nothing_the_last_time(db):
    question("kyytiapu")
    question("avustus", last_total=4)
    question("löytyi", month=OCTOBER, last_total=5)
    question("löytyi", month=NOVEMBER, times=6)
    question("ei löytynyt", month=OCTOBER)
    question("ei löytynyt", month=NOVEMBER, times=1, last_total=2)
    assert texts(without_result()) == ["löytyi", "kyytiapu"]


def test_what_needs_no_term_is_in_a_list_of_its_own(db):
    question("kyytiapu")
    question("kyytiapu", language="sv")
    question("asdf")
    DismissedQuestion.objects.create(language="fi", text="kyytiapu")
    assert [(row["text"], row["language"]) for row in without_result()] == [("asdf", "fi"), ("kyytiapu", "sv")]
    assert [(row["text"], row["language"]) for row in dismissed()] == [("kyytiapu", "fi")]


@pytest.mark.parametrize("read", [questions, without_result, dismissed, months])
def test_a_list_costs_one_query_however_long_it_is(db, django_assert_num_queries, read):
    for number in range(50):
        question(f"sana {number}")
    with django_assert_num_queries(1):
        list(read())
