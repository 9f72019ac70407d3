"""What the measurement of outages makes of its figures; the measurement itself is run by hand."""

import pytest

from bench.search import outage
from search.models import PassageDelivery, SearchOutbox


def report(**changes):
    """Figures that miss no gate, but for what is changed."""
    state = {"failed": [], "search_p95_ms": 12.0}
    return {
        "changes": {"states": {"hanging": state | changes.get("hanging", {})}, "differences": changes.get("found", {})},
        "saving": {"engine killed": {"added_ms": changes.get("added", 1.0)}},
        "freshness": {
            "engine well": {"embedded": {"p95_s": 0.4}, "elasticsearch": {"p95_s": changes.get("late", 1.0)}}
        },
    }


def test_figures_within_the_gates_miss_nothing():
    assert list(outage.missed(report(found={"sqlite": 0}))) == []


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"hanging": {"failed": ["OperationalError: locked", "and more"]}}, "hanging: OperationalError: locked"),
        ({"hanging": {"search_p95_ms": 800.0}}, "hanging: 95 % of searches within 800.0 ms"),
        ({"found": {"sqlite": 0, "elasticsearch": 2}}, "elasticsearch: 2 differences"),
        ({"added": 11.0}, "engine killed: 11.0 ms more for a save"),
        ({"late": 7.5}, "engine well: found by elasticsearch after 7.5 s"),
    ],
)
def test_a_gate_that_is_missed_is_a_sentence(changes, sentence):
    assert list(outage.missed(report(**changes))) == [sentence]


def test_the_search_is_at_rest_when_neither_pages_nor_passages_wait(db):
    SearchOutbox.objects.all().delete()
    assert outage.at_rest()
    PassageDelivery.objects.create(passage_id=1, version=1)
    assert not outage.at_rest()
    with pytest.raises(SystemExit):
        outage.until(outage.at_rest, 0)
    PassageDelivery.objects.all().delete()
    SearchOutbox.objects.create(page_id=1, reason="published")
    assert not outage.at_rest()


def test_troubles_come_in_their_order_and_end_with_an_engine_that_runs():
    shares, _names, ways = zip(*outage.TROUBLES, strict=True)
    assert list(shares) == sorted(shares)
    assert shares[0] == 0 < shares[-1] < 1
    assert ways.index("hold") < ways.index("let_go") < ways.index("kill") < ways.index("start")
