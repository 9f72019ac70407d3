"""Gates that are missed are said, each in a sentence."""

from bench.search.run import growth, missed, web_process_mb

SPEED = {
    "engine": "sqlite", "analysis": "simplemma", "passages": 100_000, "cold_per_second": 900.0, "p50_ms": 5.0,
    "warm_per_second": 4_000.0, "entered_per_second": 800.0, "p95_ms": 30.0, "database_mb": 700,
}  # fmt: skip


def report(analysis, recall, mrr=1.0, language="fi"):
    one = {"language": language, "kind": "inflected", "queries": 9, "recall_at_10": recall, "mrr_at_10": mrr}
    return {"analysis": analysis, "results": [one]}


def test_figures_within_the_gates_break_nothing():
    assert missed([report("libvoikko + simplemma", 0.95), report("simplemma", 0.91)], [SPEED]) == []


def test_baselines_have_no_gates():
    slow = {"engine": "sqlite", "passages": 10, "p50_ms": 900.0}
    baselines = [slow | {"analysis": "Snowball"}, slow | {"analysis": "its own"}]
    assert missed([report("Snowball", 0.1, 0.1), report("its own", 0.0)], baselines) == []
    assert growth(baselines) == []


def test_growth_is_told_of_each_engine():
    more, other = SPEED | {"passages": 10**6, "p50_ms": 20.0, "p95_ms": 60.0}, SPEED | {"engine": "postgres"}
    assert growth([SPEED, more, other]) == [
        {
            "engine": "sqlite", "from": 100_000, "to": 10**6, "p50_ms": 4.0, "p95_ms": 2.0,
            "entered_per_second": 1.0, "database_mb": 1.0,
        }
    ]  # fmt: skip


def test_each_missed_gate_is_a_sentence():
    found = missed(
        [report("libvoikko + simplemma", 0.94), report("simplemma", 0.95, 0.7), report("simplemma", 0.95, 0.7, "sv")],
        [SPEED | {"p95_ms": 51.0}, SPEED | {"warm_per_second": 2_000.0}, SPEED | {"passages": 10**6, "p95_ms": 99.0}],
    )
    assert len(found) == 4


def test_a_web_process_stays_small():
    assert 30 < web_process_mb() <= 350
