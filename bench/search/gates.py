"""The bars that the search must not miss, each beside what was seen: a row of one table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

LEAST_RECALL = {
    "libvoikko + simplemma": {"dictionary": 0.96, "inflected": 0.95, "part": 0.95},
    "simplemma": {"dictionary": 0.92, "inflected": 0.91, "part": 0.90},
}
LEAST_RANK = 0.8
LEAST_TRANSLATED = 0.8
LEAST_OVERLAP = 0.8
LEAST_GAIN = 0.75
MOST_WITHOUT = 0.1
"""The share of questions with a typing error that may find nothing."""
FROM = 100_000
"""Up to so many passages questions must be answered in time."""
MOST_P50, MOST_P95 = 10, 50
LEAST_COLD, LEAST_WARM = 500, 3_000


@dataclass(frozen=True)
class Gate:
    """A bar and what was seen; ``seen`` is None where nothing could be measured, and nothing is missed then."""

    gate: str
    bar: str
    seen: float | str | None
    met: bool | None

    @property
    def sentence(self) -> str:
        """The row in words."""
        verdict = {True: "met", False: "MISSED", None: "not measured"}[self.met]
        return f"{self.gate}: {self.seen if self.seen is not None else '-'} ({self.bar}), {verdict}"


def at_least(gate: str, bar: float, seen: float | None, unit: str = "") -> Gate:
    """A gate that a greater figure meets."""
    return Gate(gate, f"at least {bar:g}{unit}", seen, None if seen is None else seen >= bar)


def at_most(gate: str, bar: float, seen: float | None, unit: str = "") -> Gate:
    """A gate that a smaller figure meets."""
    return Gate(gate, f"at most {bar:g}{unit}", seen, None if seen is None else seen <= bar)


def none_of(gate: str, found: Iterable[str]) -> Gate:
    """A gate that nothing meets; the first of what there is says why it is missed."""
    first = next(iter(found), None)
    return Gate(gate, "none", first or "none", met=first is None)


def of_relevance(reports: Iterable[dict[str, Any]]) -> Iterator[Gate]:
    """What is found, by the way to analyse, the language and the kind of question; baselines have no gates."""
    for report in reports:
        least = LEAST_RECALL.get(report["analysis"], {})
        for one in report["results"]:
            about = f"{one['language']} {one['kind']}, {report['analysis']}"
            if one["kind"] in least:
                yield at_least(f"recall@10, {about}", least[one["kind"]], one["recall_at_10"])
            if least and one["language"] == "fi":
                yield at_least(f"MRR@10, {about}", LEAST_RANK, one["mrr_at_10"])


def of_speed(speed: dict[str, Any]) -> Iterator[Gate]:
    """How fast one engine is entered and asked at one size; baselines have no gates."""
    if speed["analysis"] not in LEAST_RECALL:
        return
    about = f"{speed['engine']}, {speed['passages']} passages"
    yield at_least(f"entered, words new, {about}", LEAST_COLD, speed["cold_per_second"], "/s")
    yield at_least(f"entered, words known, {about}", LEAST_WARM, speed["warm_per_second"], "/s")
    if speed["passages"] <= FROM:
        yield at_most(f"question p50, {about}", MOST_P50, speed["p50_ms"], " ms")
        yield at_most(f"question p95, {about}", MOST_P95, speed["p95_ms"], " ms")


def of_engines(report: dict[str, Any]) -> Iterator[Gate]:
    """What is found of what people judged, mistyped or asked in the other language, and whether engines agree."""
    for engine, found in report["judged"].items():
        yield at_least(f"nDCG@10 of judged questions, {engine}", LEAST_GAIN, found["ndcg_at_10"])
        yield at_most(f"typing errors that find nothing, {engine}", MOST_WITHOUT, found["without_result"])
    for engine, result in report["translations"].items():
        yield at_least(f"recall@10, Swedish term to Finnish passage, {engine}", LEAST_TRANSLATED, result)
    for engine in ("postgres", "elasticsearch"):
        yield at_least(f"first ten in common, sqlite and {engine}", LEAST_OVERLAP, report["overlap"].get(engine))
