"""Measures what an engine that fails costs: ``python -m bench.search.outage [PASSAGES] [--to FILE]``.

A site with a real engine beside its database and a real worker. A thousand changes while the engine hangs, is killed,
comes back and loses its index; how soon a publication is found; what the search adds to a save. The figures go to
``bench/results/`` or to the file; ends with 1 where a gate is missed, with 2 where no engine can be started.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any

import django

from bench.run import ROOT, provenance, say
from bench.search.gates import Gate, at_most, none_of
from scripts.search_engine import Cluster, throwaway_search_engine
from scripts.search_engine_parts import PartsMissing
from scripts.throwaway_postgresql import ServerDidNotStart, end_on_term

CHANGES, PAGES, PAIRS, PUBLICATIONS = 1_000, 60, 60, 30
SIZE = 20_000
"""Passages beside those of the pages that are edited: enough for a search to take its time."""
TROUBLES = (
    (0.0, "well", ""), (0.15, "hanging", "hold"), (0.35, "let go", "let_go"), (0.45, "killed", "kill"),
    (0.70, "starting again", "start"), (0.90, "without its index", "lose"),
)  # fmt: skip
"""After which share of the changes the engine comes into which state, and how."""
MOST_SEARCH_MS, MOST_ADDED_MS = 50, 10
MOST_SECONDS = {"embedded": 1.0, "elasticsearch": 5.0}
SECONDS_TO_RECOVER = 180
MANAGE = [sys.executable, "manage.py"]
WORKER = [*MANAGE, "db_worker", "--backend", "worker", "--interval", "0.25", "--verbosity", "0", "--no-startup-delay"]
CLOCK = [*MANAGE, "run_due", "--every", "60"]
"""Who wakes the worker where an engine comes back and nobody writes any more."""


@contextmanager
def running(command: list[str]) -> Iterator[None]:
    """The worker of the site or its clock, as they run in production."""
    with subprocess.Popen(command, cwd=ROOT) as process:
        try:
            yield
        finally:
            process.terminate()


def until(is_so: Callable[[], bool], seconds: float) -> float:
    """Seconds until something is so; raises SystemExit where it takes too long."""
    started = time.monotonic()
    while not is_so():
        if time.monotonic() - started > seconds:
            raise SystemExit("The search did not come to rest.")
        time.sleep(0.01)
    return time.monotonic() - started


def at_rest() -> bool:
    """Whether nothing waits for the worker any more."""
    models = import_module("search.models")
    return not models.SearchOutbox.objects.exists() and not models.PassageDelivery.objects.exists()


def trouble(cluster: Cluster, what: str) -> None:
    """Brings the engine into another state."""
    [node] = cluster.nodes
    if what == "lose":
        engine = import_module("search.engines.chosen").remote()
        engine.remove()
    elif what:
        getattr(node, what)()


def a_thousand_changes(cluster: Cluster, desk: Any) -> dict[str, Any]:
    """Changes and questions in every state of the engine, and whether all of it is found in the end."""
    times = {name: import_module("bench.search.desk").Times() for _share, name, _what in TROUBLES}
    now = ""
    for number in range(CHANGES):
        for share, name, what in TROUBLES:
            if number == round(share * CHANGES):
                trouble(cluster, what)
                now = name
        desk.timed_edit(times[now])
        desk.timed_question(times[now])
    seconds = until(at_rest, SECONDS_TO_RECOVER)
    comparison = import_module("search.comparison")
    engine = import_module("search.engines.chosen").remote()
    until(lambda: engine.is_built() and at_rest(), SECONDS_TO_RECOVER)
    moment = import_module("django.utils.timezone").now()
    found = {one.engine: one.differences for one in comparison.verify(now=moment, repair=False)}
    states = {name: one.figures() for name, one in times.items()}
    for name, figures in states.items():
        say(f"  {name:18} {json.dumps(figures)}")
    return {"states": states, "seconds_to_rest": round(seconds, 1), "differences": found}


def _finds(engine: Any, question: Any) -> bool:
    return bool(engine.search(question).total == 1)


def freshness(desk: Any, engines: dict[str, Any], publications: int) -> dict[str, Any]:
    """Seconds from a publication until each engine finds it, one publication after another at uneven times."""
    nodes, percentile = import_module("search.query.nodes"), import_module("search.evaluation.measures").percentile
    seconds: dict[str, list[float]] = {name: [] for name in engines}
    for number in range(publications):
        word = f"haku{int(time.time() * 1000):x}x{number}"
        question = nodes.Question(tree=nodes.Term(word, word, (word,)), language="fi")
        desk.rewrite(desk.chance.choice(desk.pages), lead=f"Tiedote {word}")
        published = time.monotonic()
        for name, engine in engines.items():
            until(partial(_finds, engine, question), SECONDS_TO_RECOVER)
            seconds[name].append(time.monotonic() - published)
        time.sleep(desk.chance.random())
    return {name: {"p50_s": percentile(own, 0.5), "p95_s": percentile(own, 0.95)} for name, own in seconds.items()}


def measured(cluster: Cluster, size: int) -> dict[str, Any]:
    """Everything, said as it is known."""
    chosen, desks = import_module("search.engines.chosen"), import_module("bench.search.desk")
    import_module("bench.search.filling").fill(size)
    desk = desks.Desk(PAGES)
    embedded, beside = {"embedded": chosen.embedded()}, {"elasticsearch": chosen.remote()}
    report: dict[str, Any] = {"passages": size, "freshness": {}, "saving": {}}

    def measure(state: str, engines: dict[str, Any]) -> None:
        report["saving"][state] = desks.cost_of_saving(desk, PAIRS)
        say(f"saving, {state}: {report['saving'][state]}")
        report["freshness"][state] = freshness(desk, engines, PUBLICATIONS)
        say(f"published to found, {state}: {report['freshness'][state]}")

    # The work of the night, once: later passes of the clock find little to do.
    subprocess.run([*MANAGE, "run_due"], cwd=ROOT, check=True)
    with running(WORKER), running(CLOCK):
        until(lambda: at_rest() and beside["elasticsearch"].is_built(), SECONDS_TO_RECOVER)
        measure("engine well", embedded | beside)
        report["changes"] = a_thousand_changes(cluster, desk)
        [node] = cluster.nodes
        node.hold()
        measure("engine hanging", embedded)
        node.kill()
        measure("engine killed", embedded)
    return report | {"gates": [asdict(gate) for gate in gates(report)]}


def gates(report: dict[str, Any]) -> Iterator[Gate]:
    """Every bar and what was seen."""
    for state, figures in report["changes"]["states"].items():
        yield none_of(f"saves and searches that fail, engine {state}", figures["failed"])
        yield at_most(f"search p95, engine {state}", MOST_SEARCH_MS, figures["search_p95_ms"], " ms")
    for engine, number in report["changes"]["differences"].items():
        yield at_most(f"passages that differ in the end, {engine}", 0, number)
    for state, figures in report["saving"].items():
        yield at_most(f"added to a save, {state}", MOST_ADDED_MS, figures["added_ms"], " ms")
    for state, engines in report["freshness"].items():
        for engine, figures in engines.items():
            yield at_most(f"published to found p95, {state}, {engine}", MOST_SECONDS[engine], figures["p95_s"], " s")


def main(arguments: list[str]) -> int:
    """Measures on a site and an engine of its own and reports; returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m bench.search.outage")
    parser.add_argument("size", type=int, nargs="?", default=SIZE, help="how many passages beside those that change")
    parser.add_argument("--to", type=Path, help="the file for the figures")
    chosen = parser.parse_args(arguments)
    end_on_term()
    try:
        report = provenance() | _measured_apart(chosen.size)
    except (PartsMissing, ServerDidNotStart) as problem:
        sys.stdout.write(f"not measured: {problem}\n")
        return 2
    results = chosen.to or ROOT / "bench" / "results" / f"{report['at'][:10]}-search-outage.json"
    results.write_text(json.dumps(report, indent=2) + "\n")
    missed = [Gate(**gate).sentence for gate in report["gates"] if not gate["met"]]
    sys.stdout.writelines(f"{sentence}\n" for sentence in missed)
    return 1 if missed else 0


def _measured_apart(size: int) -> dict[str, Any]:
    with (
        tempfile.TemporaryDirectory(prefix="foorumi-bench-") as folder,
        throwaway_search_engine(measured=True) as cluster,
    ):
        os.environ["DATABASE_URL"] = f"sqlite:///{folder}/bench.sqlite3"
        os.environ["DJANGO_SETTINGS_MODULE"] = "cms.settings.demo"
        os.environ |= {"SEARCH_ENGINE_ADDRESSES": cluster.addresses, "SEARCH_ENGINE_REPLICAS": "0"}
        django.setup()
        import_module("bench.seed").empty_site()
        return measured(cluster, size)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
