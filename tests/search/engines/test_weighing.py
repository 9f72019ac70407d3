"""Between passages that match alike the one that says something comes first, on whichever page of hits it is asked."""

from dataclasses import replace

import pytest

from search.engines.protocol import Answer, Hit
from search.engines.weighing import DEPTH, weighed
from search.query.nodes import Everything, Question, Term
from tests import factories
from tests.search.results.found import found_passage

ASKED = Question(tree=Term("tuki", "tuki", ("tuki",)), language="fi", limit=20)


def answering(hits, calls):
    def ask(question):
        calls.append(question)
        return Answer(tuple(hits)[question.offset : question.offset + question.limit], len(hits), {}, "sqlite")

    return ask


@pytest.fixture
def passages(minimal_site):
    news = factories.news(minimal_site.fi)
    return [found_passage(news, text) for text in ("", "Lyhyt asia. " * 10, "Pitkä asia. " * 100)]


def test_a_passage_of_hardly_more_than_a_heading_stands_behind_one_that_says_more(passages):
    cover, short, long = (one.pk for one in passages)
    hits = [Hit(cover, 2.0), Hit(short, 1.95), Hit(long, 1.9)]
    assert [hit.id for hit in weighed(ASKED, answering(hits, [])).hits] == [long, short, cover]


def test_what_matches_much_better_stays_first_however_short_it_is(passages):
    cover, _short, long = (one.pk for one in passages)
    hits = [Hit(cover, 3.0), Hit(long, 1.9)]
    assert [hit.id for hit in weighed(ASKED, answering(hits, [])).hits] == [cover, long]


def test_the_pages_of_a_search_have_each_hit_once(db):
    hits = [Hit(key, 100.0 - key) for key in range(1, 3 * DEPTH)]
    pages = [weighed(replace(ASKED, offset=offset), answering(hits, [])).hits for offset in range(0, len(hits), 20)]
    assert [hit.id for page in pages for hit in page] == [hit.id for hit in hits]


@pytest.mark.parametrize(
    "question",
    [replace(ASKED, sort="newest"), replace(ASKED, tree=Everything()), replace(ASKED, limit=0),
     replace(ASKED, offset=DEPTH)],
)  # fmt: skip
def test_another_order_is_the_engines_own_and_costs_nothing(question, db, django_assert_num_queries):
    calls = []
    with django_assert_num_queries(0):
        weighed(question, answering([Hit(1, 1.0)], calls))
    assert calls == [question]


def test_the_order_costs_one_query(passages, django_assert_num_queries):
    with django_assert_num_queries(1):
        weighed(ASKED, answering([Hit(one.pk, 1.0) for one in passages], []))
