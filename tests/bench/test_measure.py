"""A cost is counted on a page that shows what it should, and a broken promise is said."""

import pytest

from bench.catalog import FLOWS, QUERY_LIMIT, Flow
from bench.measure import Cost, all_costs, broken_promises, cost_of


def cost(queries, children=10, flow="list of news", kept=False):
    return Cost(flow, "/fi/", children, queries, 1.0, kept)


def test_equal_counts_below_the_limit_break_no_promise():
    assert broken_promises([cost(12), cost(12, children=1000), cost(QUERY_LIMIT, flow="front page")]) == []


def test_more_queries_for_more_children_break_a_promise():
    assert broken_promises([cost(12), cost(13, children=1000)]) == ["list of news: 12 and 13 queries at two sizes"]


def test_a_kept_page_asks_one_question():
    assert broken_promises([cost(1, kept=True), cost(12)]) == []
    assert broken_promises([cost(2, kept=True)]) == ["list of news, kept: 2 queries"]


def test_too_many_queries_break_a_promise():
    assert broken_promises([cost(QUERY_LIMIT + 1)]) == [f"list of news: {QUERY_LIMIT + 1} queries"]


@pytest.mark.usefixtures("minimal_site")
def test_a_page_that_does_not_show_what_it_should_is_not_measured():
    with pytest.raises(SystemExit, match="answered 200, without 'unheard of'"):
        cost_of(Flow("front page", "/fi/", "unheard of"), "/fi/", 10)


@pytest.mark.django_db
def test_every_flow_is_measured_on_its_own_site(monkeypatch):
    monkeypatch.setattr("bench.measure.SMALL", 2)
    monkeypatch.setattr("bench.measure.REPEATS", 1)
    costs = list(all_costs(large=4))
    assert {found.flow for found in costs} == {flow.name for flow in FLOWS}
    assert all(found.queries > 0 for found in costs)
    sizes = {flow.name: 1 + flow.grows for flow in FLOWS}
    assert len([found for found in costs if not found.kept]) == sum(sizes.values())
    assert len([found for found in costs if found.kept]) == sum(sizes[flow.name] for flow in FLOWS if flow.kept)
    assert {found.queries for found in costs if found.kept} == {1}
