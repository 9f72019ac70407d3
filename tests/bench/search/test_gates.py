"""Each bar stands beside what was seen; baselines have none, and what could not be measured misses none."""

from bench.search import gates

SPEED = {
    "engine": "sqlite", "analysis": "simplemma", "passages": 100_000, "cold_per_second": 900.0, "p50_ms": 5.0,
    "warm_per_second": 4_000.0, "p95_ms": 30.0,
}  # fmt: skip


def report(analysis, recall, mrr=1.0, language="fi"):
    one = {"language": language, "kind": "inflected", "queries": 9, "recall_at_10": recall, "mrr_at_10": mrr}
    return {"analysis": analysis, "results": [one]}


def missed(rows):
    return [row.gate for row in rows if row.met is False]


def test_figures_at_their_bars_meet_them():
    rows = [*gates.of_relevance([report("libvoikko + simplemma", 0.95), report("simplemma", 0.91)])]
    rows += gates.of_speed(SPEED | {"p50_ms": 10, "p95_ms": 50, "cold_per_second": 500, "warm_per_second": 3_000})
    assert len(rows) == 8
    assert all(row.met for row in rows)


def test_baselines_have_no_gates():
    assert not [*gates.of_relevance([report("Snowball", 0.1, 0.1), report("its own", 0.0)])]
    assert not [*gates.of_speed({"engine": "sqlite", "passages": 10, "p50_ms": 900.0, "analysis": "its own"})]


def test_each_figure_beyond_its_bar_is_missed():
    low = [report("libvoikko + simplemma", 0.94), report("simplemma", 0.95, 0.7), report("simplemma", 0.95, 0.7, "sv")]
    assert missed(gates.of_relevance(low)) == [
        "recall@10, fi inflected, libvoikko + simplemma", "MRR@10, fi inflected, simplemma"
    ]  # fmt: skip
    slow = [{"p95_ms": 51.0}, {"p50_ms": 11.0}, {"warm_per_second": 2_000.0}, {"cold_per_second": 400.0}]
    assert [len(missed(gates.of_speed(SPEED | one))) for one in slow] == [1, 1, 1, 1]


def test_a_million_passages_are_entered_in_time_and_may_take_longer_to_ask():
    assert not missed(gates.of_speed(SPEED | {"passages": 10**6, "p95_ms": 99.0}))


def test_what_was_not_measured_is_told_and_missed_by_nobody():
    rows = [*gates.of_engines({"translations": {"sqlite": 0.79}, "judged": {}, "overlap": {}})]
    assert [row.met for row in rows] == [False, None, None]
    assert rows[0].sentence == "recall@10, Swedish term to Finnish passage, sqlite: 0.79 (at least 0.8), MISSED"
    assert rows[1].sentence.endswith("- (at least 0.8), not measured")


def test_what_people_judged_and_what_is_mistyped_have_bars():
    judged = {
        "sqlite": {"ndcg_at_10": 0.75, "without_result": 0.1},
        "postgres": {"ndcg_at_10": 0.7, "without_result": 0.2},
    }
    rows = [
        *gates.of_engines({"translations": {}, "judged": judged, "overlap": {"postgres": 0.7, "elasticsearch": 0.9}})
    ]
    assert [row.met for row in rows] == [True, True, False, False, False, True]


def test_the_first_of_what_should_not_be_says_why():
    assert gates.none_of("failures", []).met
    assert gates.none_of("failures", ["locked", "full"]).sentence == "failures: locked (none), MISSED"
