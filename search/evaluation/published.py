"""What was measured of the search (``make bench-search``), as anybody may read it, with what misses its goal."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from django.utils.formats import number_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

MEASURED = Path(__file__).parent / "measured.json"
"""The report of the last run, which puts it there."""
BAR = re.compile(r"at (most|least) ([\d.]+)(.*)")
SIGNS = {"most": "≤", "least": "≥"}
NOTHING, MINUS = "–", "\N{MINUS SIGN}"
ENGINES = {"sqlite": "SQLite", "postgres": "PostgreSQL", "elasticsearch": "Elasticsearch"}
WAYS: dict[str, str | Promise] = {
    "libvoikko + simplemma": gettext_lazy("Foorumi"),
    "simplemma": gettext_lazy("Foorumi without libvoikko"),
    "Snowball": gettext_lazy("Stems of words alone"),
    "its own": gettext_lazy("Wagtail’s own search"),
}
KINDS = {
    ("fi", "dictionary"): gettext_lazy("Finnish, dictionary form"),
    ("fi", "inflected"): gettext_lazy("Finnish, inflected form"),
    ("fi", "part"): gettext_lazy("Finnish, part of a compound"),
    ("sv", "dictionary"): gettext_lazy("Swedish, dictionary form"),
    ("sv", "inflected"): gettext_lazy("Swedish, inflected form"),
    ("sv", "part"): gettext_lazy("Swedish, part of a compound"),
}
STATES = {
    "well": gettext_lazy("The engine is well"),
    "hanging": gettext_lazy("The engine hangs"),
    "let go": gettext_lazy("The engine goes on"),
    "killed": gettext_lazy("The engine has been killed"),
    "starting again": gettext_lazy("The engine starts again"),
    "without its index": gettext_lazy("The engine has lost its index"),
}


@dataclass(frozen=True)
class Cell:
    """A figure as it is read; ``bar`` is what it misses, empty where it misses nothing."""

    text: str
    bar: str = ""


@dataclass(frozen=True)
class Table:
    """A table: what it tells, its columns, and of each line the name and the cells."""

    heading: str
    told: str
    columns: tuple[str, ...]
    lines: tuple[tuple[str, tuple[Cell, ...]], ...]

    @property
    def rows(self) -> list[tuple[str, list[tuple[str, Cell]]]]:
        """The lines, each cell with the name of its column."""
        return [(name, list(zip(self.columns, cells, strict=True))) for name, cells in self.lines]


@dataclass(frozen=True)
class Published:
    """Everything that was measured in one run: when, of which commit, how many bars were met and missed, the tables."""

    at: datetime
    commit: str
    met: int
    missed: int
    tables: tuple[Table, ...]


@cache
def _report(path: Path) -> dict[str, Any]:
    report: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return report


def published(path: Path = MEASURED) -> Published:
    """The last run, in the language of the reader."""
    report = _report(path)
    gates = {gate["gate"]: gate for gate in report["gates"]}
    known = [gate["met"] for gate in gates.values() if gate["met"] is not None]
    tables = (_found(report, gates), _beside(report, gates), _speed(report, gates), _outage(report, gates))
    at = datetime.fromisoformat(report["at"])
    return Published(at, report["commit"], sum(known), len(known) - sum(known), tables)


def _found(report: Mapping[str, Any], gates: Mapping[str, Any]) -> Table:
    asked = {
        (one["analysis"], row["language"], row["kind"]): row["recall_at_10"]
        for one in report["relevance"]
        for row in one["results"]
    }

    def cell(way: str, language: str, kind: str) -> Cell:
        gate = gates.get(f"recall@10, {language} {kind}, {way}")
        return _cell(asked.get((way, language, kind)), gate, is_share=True)

    lines = [(str(name), [cell(way, *kind) for way in WAYS]) for kind, name in KINDS.items()]
    told = _("How many of the right passages stand among the first ten hits.")
    return _table(_("Is it found?"), told, map(str, WAYS.values()), lines)


def _beside(report: Mapping[str, Any], gates: Mapping[str, Any]) -> Table:
    judged, translated, overlap = report["judged"], report["translations"], report["overlap"]

    def across(figures: Mapping[str, float | None], gate: str, *, is_share: bool = True) -> list[Cell]:
        return [_cell(figures.get(one), gates.get(f"{gate}{one}"), is_share=is_share) for one in ENGINES]

    def of_judged(figure: str) -> dict[str, float | None]:
        return {engine: one.get(figure) for engine, one in judged.items()}

    lines = [
        (
            _("A Swedish word finds the Finnish passage"),
            across(translated, "recall@10, Swedish term to Finnish passage, "),
        ),
        (
            _("Searches with a typing error that find nothing"),
            across(of_judged("without_result"), "typing errors that find nothing, "),
        ),
        (
            _("The order of hits, as people judged it (nDCG, 1 at most)"),
            across(of_judged("ndcg_at_10"), "nDCG@10 of judged questions, ", is_share=False),
        ),
        (_("The first ten hits are those of SQLite"), across(overlap, "first ten in common, sqlite and ")),
    ]
    told = _("The same searches on each engine that a site may run on.")
    return _table(_("Is it the same everywhere?"), told, ENGINES.values(), lines)


def _speed(report: Mapping[str, Any], gates: Mapping[str, Any]) -> Table:
    lines = []
    for one in report["speed"]:
        is_ours = one["engine"] in ENGINES and one["analysis"] == next(iter(WAYS))
        name = ENGINES[one["engine"]] if is_ours else str(WAYS[one["analysis"]])
        number = number_format(one["passages"], force_grouping=True)
        own = gates if is_ours else {}
        of = f"{one['engine']}, {one['passages']} passages"
        cells = [
            _cell(one["p50_ms"], own.get(f"question p50, {of}"), unit=" ms"),
            _cell(one["p95_ms"], own.get(f"question p95, {of}"), unit=" ms"),
            _cell(one.get("cold_per_second"), own.get(f"entered, words new, {of}"), decimals=0),
            _cell(one.get("warm_per_second"), own.get(f"entered, words known, {of}"), decimals=0),
        ]
        lines.append((_("%(name)s, %(number)s passages") % {"name": name, "number": number}, cells))
    told = _("Milliseconds of a search with its counts and marks, and passages entered in a second. Two processors.")
    columns = (
        _("Half of searches within"),
        _("95 of 100 searches within"),
        _("Entered, new words"),
        _("Entered, known words"),
    )
    return _table(_("Is it fast?"), told, columns, lines)


def _outage(report: Mapping[str, Any], gates: Mapping[str, Any]) -> Table:
    lines = []
    for state, name in STATES.items():
        fails = gates.get(f"saves and searches that fail, engine {state}", {})
        cells = [
            _of_gate(gates.get(f"search p95, engine {state}"), " ms"),
            Cell(_("none") if fails.get("met") else str(fails.get("seen", NOTHING))),
            _of_gate(gates.get(f"added to a save, engine {state}"), " ms"),
            _of_gate(gates.get(f"published to found p95, engine {state}, embedded"), " s"),
        ]
        lines.append((str(name), cells))
    told = _("A thousand changes are saved while Elasticsearch is stopped in every way. Nothing may be lost.")
    columns = (
        _("95 of 100 searches within"),
        _("Saves and searches that failed"),
        _("Added to a save"),
        _("From publishing to finding"),
    )
    return _table(_("What if the engine fails?"), told, columns, lines)


def _table(heading: str, told: str, columns: Iterable[str], lines: Iterable[tuple[str, list[Cell]]]) -> Table:
    return Table(heading, told, tuple(columns), tuple((name, tuple(cells)) for name, cells in lines))


def _of_gate(gate: Mapping[str, Any] | None, unit: str) -> Cell:
    return _cell(gate["seen"] if gate else None, gate, unit=unit)


def _cell(
    value: float | None, gate: Mapping[str, Any] | None, *, unit: str = "", decimals: int = 2, is_share: bool = False
) -> Cell:
    if value is None:
        return Cell(NOTHING)
    missed = gate is not None and gate["met"] is False and BAR.match(gate["bar"])
    bar = f"{SIGNS[missed[1]]} {_told(float(missed[2]), unit, 0, is_share=is_share)}" if missed else ""
    return Cell(_told(value, unit, decimals, is_share=is_share), bar)


def _told(value: float, unit: str, decimals: int, *, is_share: bool) -> str:
    if is_share:
        return _percent(value)
    number = number_format(round(value, decimals), decimal_pos=decimals, force_grouping=True)
    return number.replace("-", MINUS) + unit.replace(" ", "\xa0")


def _percent(share: float) -> str:
    return f"{round(share * 100)}\xa0%"
