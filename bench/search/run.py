"""Measures the search and prints it; the figures go to ``bench/results/`` and to the page of the site that tells of
them: ``python -m bench.search.run [N ...]``.

Relevance first, with libvoikko and without, beside the baselines; then speed with N passages each (10,000 and 100,000
where none are named): on SQLite, and up to 100,000 beside the baselines and on a PostgreSQL and an Elasticsearch that
are started for it, or that DATABASE_URL and SEARCH_ENGINE_ADDRESSES name. What cannot be started is said. Then what an
engine costs that fails (``bench.search.outage``). Ends with a table of every gate, and with 1 where one is missed.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import asdict
from itertools import chain
from pathlib import Path
from shutil import copy
from typing import Any

import django
from django.core.management import call_command
from django.db import connection

from bench.run import ROOT, provenance, say
from bench.search import gates
from bench.search.gates import Gate
from bench.search.servers import SERVERS, NotAtHand, Variables
from scripts.throwaway_postgresql import end_on_term
from search.evaluation.published import MEASURED

SIZES = (10_000, 100_000)
GROWING = ("p50_ms", "p95_ms", "database_mb")
OURS = "from bench.search import speed; found = asdict(speed.measured(int(size), engine, way, kept))"
WAGTAILS = "from bench.search import baselines, speed; found = baselines.timed(int(size), speed.QUESTIONS)"
RELEVANCE = "from bench.search import baselines; found = list(baselines.relevance())"
TRANSLATIONS = (
    "from bench.search import translations; from search.analysis.pipeline import Analysis; "
    "found = translations.measured(Analysis(), engine=engine).recall_at_10"
)
JUDGED = (
    "from bench.search import judged; from search.analysis.pipeline import Analysis; way = Analysis(); "
    "found = judged.measured(way, engine) | {'without_result': judged.without_result(way, engine)['share']}"
)
OVERLAP = "from bench.search import parity; found = parity.measured(engine)"


def growth(speeds: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """How many times as much each size costs as the one before it, of each engine."""
    found = []
    own = [speed for speed in speeds if speed["analysis"] in gates.LEAST_RECALL]
    for fewer, more in zip(own, own[1:], strict=False):
        if fewer["engine"] == more["engine"]:
            times = {name: round(more[name] / max(fewer[name], 0.01), 2) for name in GROWING}
            found.append({"engine": more["engine"], "from": fewer["passages"], "to": more["passages"], **times})
    return found


def web_process_mb() -> int:
    """The memory of a process that has Django and both dictionaries loaded and has analysed a word of each language."""
    # ru_maxrss would be that of this process, from which the other one is forked.
    code = (
        "import django, pathlib, re; django.setup(); from search.analysis.pipeline import Analysis; way = Analysis();"
        "[way.word('järjestöavustuksista', one) for one in ('fi', 'sv')];"
        "print(re.search(r'VmHWM: *(.*) kB', pathlib.Path('/proc/self/status').read_text().expandtabs())[1])"
    )
    command = [sys.executable, "-c", code]
    return int(subprocess.run(command, cwd=ROOT, capture_output=True, check=True, text=True).stdout) // 1024


def alone(
    code: str, variables: Variables | None = None, *, size: int = 0, engine: str = "", way: str = "", kept: str = ""
) -> Any:
    """What some code finds in a process of its own, which has analysed no word before."""
    before = "import django, json, sys; django.setup(); from dataclasses import asdict; "
    before += "_, size, engine, way, kept = sys.argv; "
    command = [sys.executable, "-c", f"{before}{code}; print(json.dumps(found))", str(size), engine, way, kept]
    done = subprocess.run(
        command, cwd=ROOT, stdout=subprocess.PIPE, check=True, text=True, env=os.environ | (variables or {})
    )
    return json.loads(done.stdout)


class Measuring:
    """One run; ``report`` is what is known by now. The documents of each size are kept in a folder for every engine."""

    def __init__(self, sizes: tuple[int, ...], folder: Path) -> None:
        self.sizes, self.folder = sizes, folder
        self.report: dict[str, Any] = {"speed": [], "translations": {}, "judged": {}, "overlap": {}}
        self.report |= {"not_measured": [], "failed": []}

    def relevance(self) -> None:
        """What is found: by each way to analyse, ours first, and by Wagtail's own search."""
        self.report["relevance"] = alone(RELEVANCE)
        for report in self.report["relevance"]:
            say(f"{report['engine']}, {report['analysis']}")
            for one in report["results"]:
                found = f"recall {one['recall_at_10']:.3f}  MRR {one['mrr_at_10']:.3f}"
                say(f"  {one['language']} {one['kind']:12} {found}")
        self._across("sqlite")

    def _across(self, engine: str, variables: Variables | None = None) -> None:
        found = alone(TRANSLATIONS, variables, engine=engine)
        self.report["translations"][engine] = found
        say(f"{engine}, Swedish term to Finnish passage: recall {found:.3f}")
        judged = self.report["judged"][engine] = alone(JUDGED, variables, engine=engine)
        mistyped = f"{judged['without_result']:.0%} of typing errors find nothing"
        say(f"{engine}, judged questions: nDCG {judged['ndcg_at_10']:.3f}, {mistyped}")

    def speed(self) -> None:
        """How fast it is found, on every engine that can be had; the baselines with 100,000 passages at most."""
        for size in self.sizes:
            self._timed(OURS, size=size, engine="sqlite", way="ours", kept=self._kept(size))
        for size in [size for size in self.sizes if size <= gates.FROM]:
            self._timed(OURS, size=size, engine="sqlite", way="Snowball")
            own = copy(self.folder / "wagtail.sqlite3", self.folder / f"wagtail-{size}.sqlite3")
            self._timed(WAGTAILS, {"DATABASE_URL": f"sqlite:///{own}"}, size=size)
        for engine, server in SERVERS.items():
            try:
                with server() as variables:
                    self._beside(engine, variables)
            except NotAtHand as problem:
                self.report["not_measured"].append(f"{engine}: {problem}")
                say(f"{engine} is not measured: {problem}")
            except subprocess.CalledProcessError:
                # What it says stands above; the others are measured all the same.
                self.report["failed"].append(engine)

    def _beside(self, engine: str, variables: Variables) -> None:
        self._across(engine, variables)
        shared = self.report["overlap"][engine] = alone(OVERLAP, variables, engine=engine)
        say(f"{engine}, first ten hits in common with SQLite: {shared:.3f}")
        for size in self.sizes:
            if size <= gates.FROM:
                self._timed(OURS, variables, size=size, engine=engine, way="ours", kept=self._kept(size))

    def _kept(self, size: int) -> str:
        return str(self.folder / f"documents-{size}.pickle") if size <= gates.FROM else ""

    def _timed(self, code: str, variables: Variables | None = None, **options: Any) -> None:
        speed = alone(code, variables, **options)
        entered = f"{speed.get('cold_per_second', '-')}/s cold, {speed.get('warm_per_second', '-')}/s warm, "
        entered += f"{speed.get('rebuilt_per_second', '-')}/s once more"
        say(
            f"{speed['engine']}, {speed['analysis']}, {speed['passages']} passages: {entered}, "
            f"{speed['entered_per_second'] or '-'}/s with their rows, "
            f"p50 {speed['p50_ms']} ms, p95 {speed['p95_ms']} ms, p99 {speed['p99_ms']} ms"
            f"{f', p50 of its first questions {first} ms' if (first := speed.get('first_p50_ms')) else ''}"
        )
        self.report["speed"].append(speed)

    def outage(self) -> None:
        """What an engine costs that hangs, dies and comes back; the measurement writes its own report."""
        told = self.folder / "outage.json"
        subprocess.run([sys.executable, "-m", "bench.search.outage", "--to", str(told)], cwd=ROOT, check=False)
        if told.exists():
            self.report["outage"] = json.loads(told.read_text())
        else:
            self.report["not_measured"].append("what an engine costs that fails")

    def gates(self) -> Iterator[Gate]:
        """Every bar and what was seen."""
        yield gates.none_of("measurements that fail", self.report["failed"])
        yield from gates.of_relevance(self.report["relevance"])
        yield from gates.of_engines(self.report)
        yield from chain.from_iterable(map(gates.of_speed, self.report["speed"]))
        yield from (Gate(**one) for one in self.report.get("outage", {}).get("gates", []))


def measured(sizes: tuple[int, ...], folder: Path) -> dict[str, Any]:
    """Everything, said as it is known."""
    measuring = Measuring(sizes, folder)
    report = measuring.report
    measuring.relevance()
    measuring.speed()
    report["growth"] = growth(report["speed"])
    for one in report["growth"]:
        say(f"{one['engine']}, {one['from']} to {one['to']} passages: " + ", ".join(f"{n} x {one[n]}" for n in GROWING))
    report["web_process_mb"] = web_process_mb()
    say(f"a process with both dictionaries: {report['web_process_mb']} MB")
    measuring.outage()
    table = list(measuring.gates())
    sys.stdout.writelines(f"{gate.sentence}\n" for gate in table)
    return report | {"gates": [asdict(gate) for gate in table]}


def main(arguments: list[str]) -> int:
    """Measures on a database of its own and reports; returns the exit code."""
    end_on_term()
    results = ROOT / "bench" / "results"
    results.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="foorumi-bench-") as folder:
        os.environ["DATABASE_URL"] = f"sqlite:///{folder}/bench.sqlite3"
        os.environ["DJANGO_SETTINGS_MODULE"] = "cms.settings.demo"
        django.setup()
        call_command("migrate", verbosity=0)
        with connection.cursor() as cursor:
            cursor.execute("VACUUM INTO %s", [f"{folder}/wagtail.sqlite3"])
        report = provenance() | measured(tuple(map(int, arguments)) or SIZES, Path(folder))
    for told in (results / f"{report['at'][:10]}-search.json", MEASURED):
        told.write_text(json.dumps(report, indent=2) + "\n")
    sys.stdout.writelines(f"not measured: {sentence}\n" for sentence in report["not_measured"])
    missed = [gate for gate in report["gates"] if gate["met"] is False]
    sys.stdout.write(f"{len(report['gates']) - len(missed)} gates met or not measured, {len(missed)} missed\n")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
