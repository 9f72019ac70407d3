"""Measures the search and prints it; the figures go to ``bench/results/``: ``python -m bench.search.run [N ...]``.

Relevance first, with libvoikko and without, beside the baselines; then speed with N passages each (10,000 and 100,000
where none are named), the baselines with the fewest. Also on PostgreSQL where ``DATABASE_URL`` names an empty one
(``python -m scripts.throwaway_postgresql``), and on the engine beside the database where the settings name one. Ends
with 1 where a gate is missed.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import asdict
from importlib import import_module
from pathlib import Path
from typing import Any

import django
from django.conf import settings
from django.core.management import call_command
from django.db import connection

from bench.run import ROOT, provenance, say

RELEVANCE = ROOT / "tests" / "search" / "relevance"
SIZES = (10_000, 100_000)
LEAST_RECALL = {
    "libvoikko + simplemma": {"dictionary": 0.96, "inflected": 0.95, "part": 0.95},
    "simplemma": {"dictionary": 0.92, "inflected": 0.91, "part": 0.90},
}
LEAST_RANK = 0.8
FROM = 100_000
MOST_P50, MOST_P95 = 10, 50
LEAST_COLD, LEAST_WARM = 500, 3_000
GROWING = ("p50_ms", "p95_ms", "entered_per_second", "database_mb")
POSTGRESQL = address if (address := os.environ.get("DATABASE_URL", "")).startswith("postgres") else ""


def relevance() -> Iterator[dict[str, Any]]:
    """A report for each way to analyse, ours first, and one for Wagtail's own search."""
    evaluation, cases = import_module("search.evaluation.evaluation"), import_module("search.evaluation.cases")
    baselines, pipeline = import_module("bench.search.baselines"), import_module("search.analysis.pipeline")
    lines, queries = cases.corpus_of(RELEVANCE / "corpus.jsonl"), cases.queries_of(RELEVANCE / "queries.jsonl")
    ways = (pipeline.Analysis(), pipeline.Analysis(with_voikko=False), baselines.Stems(), baselines.AsWritten())
    for way in ways:
        yield asdict(evaluation.evaluate(lines, queries, analysis=way))
    baselines.enter(lines)
    answers, started = [], time.perf_counter()
    for query in queries:
        answers.append([lines[key - 1].id for key in baselines.ask(query.query)])
    yield {
        "engine": "Wagtail's database search",
        "analysis": "its own",
        "mean_ms": round((time.perf_counter() - started) * 1000 / len(queries), 2),
        "results": [asdict(one) for one in evaluation.results_of(queries, answers)],
    }


def missed(reports: list[dict[str, Any]], speeds: list[dict[str, Any]]) -> list[str]:
    """A sentence for each gate that was missed."""
    found = []
    for report in reports:
        least = LEAST_RECALL.get(report["analysis"], {})
        for one in report["results"]:
            if one["recall_at_10"] < least.get(one["kind"], 0):
                found.append(f"{report['analysis']}, {one['language']} {one['kind']}: recall {one['recall_at_10']}")
            if least and one["mrr_at_10"] < LEAST_RANK and one["language"] == "fi":
                found.append(f"{report['analysis']}, {one['language']} {one['kind']}: MRR {one['mrr_at_10']}")
    for speed in speeds:
        if speed["analysis"] in LEAST_RECALL:
            found += [f"{speed['engine']}, {speed['passages']} passages: {sentence}" for sentence in _slow(speed)]
    return found


def _slow(speed: dict[str, Any]) -> Iterator[str]:
    if speed["cold_per_second"] < LEAST_COLD or speed["warm_per_second"] < LEAST_WARM:
        yield f"{speed['cold_per_second']} and {speed['warm_per_second']} entered a second"
    if speed["passages"] <= FROM and (speed["p50_ms"] > MOST_P50 or speed["p95_ms"] > MOST_P95):
        yield f"{speed['p50_ms']} ms, 95 % within {speed['p95_ms']} ms"


def growth(speeds: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """How many times as much each size costs as the one before it, of each engine."""
    found = []
    own = [speed for speed in speeds if speed["analysis"] in LEAST_RECALL]
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


def speeds(sizes: tuple[int, ...], folder: Path) -> Iterator[dict[str, Any]]:
    """The speed at each size, each in a process of its own, which has analysed no word before."""
    ours = "from bench.search import speed; found = asdict(speed.measured(int(size), engine, way))"
    theirs = "from bench.search import baselines, speed; found = baselines.timed(int(size), speed.QUESTIONS)"
    for size in sizes:
        yield _alone(ours, size, "sqlite", "ours")
    yield _alone(ours, sizes[0], "sqlite", "Snowball")
    yield _alone(theirs, sizes[0], "", "", f"sqlite:///{folder}/wagtail.sqlite3")
    for engine, address in _others():
        for size in sizes:
            if size <= FROM:
                yield _alone(ours, size, engine, "ours", address)


def _others() -> Iterator[tuple[str, str]]:
    """The engines that are at hand beside the one of SQLite, and the database that their process speaks to."""
    if POSTGRESQL:
        yield "postgres", POSTGRESQL
    if settings.SEARCH_ENGINE["addresses"]:
        yield "elasticsearch", os.environ["DATABASE_URL"]


def _alone(code: str, size: int, engine: str, way: str, address: str = "") -> dict[str, Any]:
    """What some code finds in a process of its own."""
    before = (
        "import django, json, sys; django.setup(); from dataclasses import asdict; _, size, engine, way = sys.argv; "
    )
    command = [sys.executable, "-c", f"{before}{code}; print(json.dumps(found))", str(size), engine, way]
    variables = os.environ | ({"DATABASE_URL": address} if address else {})
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, check=True, text=True, env=variables)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def measured(sizes: tuple[int, ...], folder: Path) -> dict[str, Any]:
    """Everything, said as it is known."""
    reports, timed = [], []
    for report in relevance():
        say(f"{report['engine']}, {report['analysis']}")
        for one in report["results"]:
            say(f"  {one['language']} {one['kind']:12} recall {one['recall_at_10']:.3f}  MRR {one['mrr_at_10']:.3f}")
        reports.append(report)
    for speed in speeds(sizes, folder):
        entered = f"{speed.get('cold_per_second', '-')}/s cold, {speed.get('warm_per_second', '-')}/s warm"
        say(
            f"{speed['engine']}, {speed['analysis']}, {speed['passages']} passages: {entered}, "
            f"{speed['entered_per_second']}/s with their rows, "
            f"p50 {speed['p50_ms']} ms, p95 {speed['p95_ms']} ms, p99 {speed['p99_ms']} ms"
        )
        timed.append(speed)
    for one in growth(timed):
        say(f"{one['engine']}, {one['from']} to {one['to']} passages: " + ", ".join(f"{n} x {one[n]}" for n in GROWING))
    memory = web_process_mb()
    say(f"a process with both dictionaries: {memory} MB")
    return {
        "relevance": reports,
        "speed": timed,
        "growth": growth(timed),
        "web_process_mb": memory,
        "missed": missed(reports, timed),
    }


def main(arguments: list[str]) -> int:
    """Measures on a database of its own and reports; returns the exit code."""
    results = ROOT / "bench" / "results"
    results.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="foorumi-bench-") as folder:
        os.environ["DATABASE_URL"] = f"sqlite:///{folder}/bench.sqlite3"
        os.environ["DJANGO_SETTINGS_MODULE"] = "cms.settings.demo"
        django.setup()
        call_command("migrate", verbosity=0)
        if POSTGRESQL:
            command = [sys.executable, "manage.py", "migrate", "--verbosity", "0"]
            subprocess.run(command, cwd=ROOT, check=True, env=os.environ | {"DATABASE_URL": POSTGRESQL})
        with connection.cursor() as cursor:
            cursor.execute("VACUUM INTO %s", [f"{folder}/wagtail.sqlite3"])
        report = provenance() | measured(tuple(map(int, arguments)) or SIZES, Path(folder))
    Path(results / f"{report['at'][:10]}-search.json").write_text(json.dumps(report, indent=2) + "\n")
    sys.stdout.writelines(f"MISSED: {sentence}\n" for sentence in report["missed"])
    return 1 if report["missed"] else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
