"""What the measurement of outages makes of its figures; the measurement itself is run by hand."""

import pytest

from bench.search import outage
from scripts.search_engine_parts import PartsMissing
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


def missed(figures):
    return [gate.sentence for gate in outage.gates(figures) if not gate.met]


def test_figures_within_the_gates_miss_nothing():
    assert missed(report(found={"sqlite": 0})) == []


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        (
            {"hanging": {"failed": ["OperationalError: locked", "and more"]}},
            "saves and searches that fail, engine hanging: OperationalError: locked (none), MISSED",
        ),
        ({"hanging": {"search_p95_ms": 800.0}}, "search p95, engine hanging: 800.0 (at most 50 ms), MISSED"),
        (
            {"found": {"sqlite": 0, "elasticsearch": 2}},
            "passages that differ in the end, elasticsearch: 2 (at most 0), MISSED",
        ),
        ({"added": 11.0}, "added to a save, engine killed: 11.0 (at most 10 ms), MISSED"),
        ({"late": 7.5}, "published to found p95, engine well, elasticsearch: 7.5 (at most 5 s), MISSED"),
    ],
)
def test_a_gate_that_is_missed_is_a_sentence(changes, sentence):
    assert missed(report(**changes)) == [sentence]


def test_where_no_engine_can_be_started_it_is_said(monkeypatch, capsys):
    def start(**options):
        raise PartsMissing("There is no Java.")

    monkeypatch.setattr(outage, "throwaway_search_engine", start)
    assert outage.main([]) == 2
    assert capsys.readouterr().out == "not measured: There is no Java.\n"


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
