"""Whether names that hide today wait to be taken out is asked with every question only around midnight."""

from datetime import date, datetime, timedelta

import pytest

from cms.dates import HELSINKI
from search.passages import hiding
from search.passages.hiding import names_wait
from tests.search.results.found import found_passage

MIDNIGHT = datetime(2026, 11, 23, tzinfo=HELSINKI)


@pytest.fixture(autouse=True)
def _fresh(monkeypatch):
    monkeypatch.setattr(hiding, "_clear", set())


def test_names_wait_from_the_first_second_of_their_day(minimal_site):
    found_passage(minimal_site.fi, "Silta", people_hidden_on=date(2026, 11, 23))
    assert not names_wait(MIDNIGHT - timedelta(seconds=1))
    assert names_wait(MIDNIGHT)
    assert names_wait(MIDNIGHT + timedelta(hours=9))


def test_once_nothing_waits_nobody_asks_again_on_that_day(db, django_assert_num_queries):
    for hours, queries in [(0, 1), (0.4, 1), (0.5, 1), (0.6, 0), (23.9, 0), (24, 1), (24.1, 1), (36, 1), (37, 0)]:
        with django_assert_num_queries(queries):
            assert not names_wait(MIDNIGHT + timedelta(hours=hours))
