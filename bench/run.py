"""Measures the flows of ``bench.catalog`` on a fresh database and prints them; the figures go to ``bench/results/``.

``python -m bench.run [N]`` takes N children as the large size. Ends with 1 where a promise about queries or speed is
broken.
"""

import json
import os
import platform
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Collection, Iterator
from dataclasses import asdict
from datetime import UTC, datetime
from importlib import import_module
from importlib.metadata import version
from pathlib import Path
from typing import Any

import django

from bench import load
from bench.catalog import LARGE, LEAST_SHARE_OF_HELLO
from demo.prepare import collect_static
from scripts.catalogues import compile_all
from scripts.throwaway_postgresql import free_port

ROOT = Path(__file__).resolve().parent.parent


def provenance() -> dict[str, Any]:
    """What was measured, where and when."""
    git = ["git", "describe", "--always", "--dirty", "--abbrev=12"]
    commit = subprocess.run(git, cwd=ROOT, capture_output=True, text=True, check=False).stdout.strip()
    packages = {name: version(name) for name in ("Django", "wagtail", "wagtail-localize", "gunicorn")}
    return {
        "commit": commit or None,
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "python": platform.python_version(),
        "sqlite": sqlite3.sqlite_version,
        "processors": os.cpu_count(),
        **packages,
    }


def measured(large: int) -> dict[str, Any]:
    """Every flow's cost; then its speed made anew and from the cache, beside a bare hello of the same server."""
    measure = import_module("bench.measure")
    costs = []
    for cost in measure.all_costs(large):
        costs.append(cost)
        made = "from the cache" if cost.kept else "made"
        say(f"{cost.flow:28} {cost.children:5} children {made:14} {cost.queries:4} queries {cost.milliseconds:8} ms")
    kept = [cost.flow for cost in costs if cost.kept]
    speeds = list(all_speeds({cost.flow: cost.path for cost in costs}, kept))
    return {
        "costs": [asdict(cost) for cost in costs],
        "speeds": [asdict(speed) | {"share_of_hello": speed.share_of_hello} for speed in speeds],
        "broken": [*measure.broken_promises(costs), *slow(speeds)],
    }


def all_speeds(paths: dict[str, str], kept: Collection[str]) -> Iterator[load.Speed]:
    """The speed of each path, made anew and from the cache, each time beside a hello of the same minute."""
    ports = {"hello": free_port(), "made": free_port(), "from the cache": free_port()}
    with (
        load.served("bench.load:hello", ports["hello"]),
        load.served("cms.wsgi", ports["made"], READER_CACHE="off"),
        load.served("cms.wsgi", ports["from the cache"], READER_CACHE="on"),
    ):
        for flow, path in paths.items():
            for source in ("made", "from the cache") if flow in kept else ("made",):
                for clients in load.CLIENTS:
                    speed = load.beside_hello(flow, source, ports["hello"], ports[source], path, clients)
                    say(
                        f"{flow:28} {source:14} {clients} clients {speed.requests_a_second:8}/s "
                        f"{speed.milliseconds:8} ms {speed.share_of_hello:6} of hello"
                    )
                    yield speed


def slow(speeds: list[load.Speed]) -> list[str]:
    """A sentence for each flow that comes from the cache at less than its share of a bare hello's speed."""
    return [
        f"{speed.flow}, {speed.clients} clients: {speed.share_of_hello} of hello"
        for speed in speeds
        if speed.source == "from the cache" and speed.share_of_hello < LEAST_SHARE_OF_HELLO
    ]


def say(line: str) -> None:
    """Prints a line at once."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def main(arguments: list[str]) -> int:
    """Measures on a database of its own and reports; returns the exit code."""
    var, results = ROOT / "var", ROOT / "bench" / "results"
    results.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="foorumi-bench-") as folder:
        os.environ["DATABASE_URL"] = f"sqlite:///{folder}/bench.sqlite3"
        os.environ["DJANGO_SETTINGS_MODULE"] = "cms.settings.demo"
        compile_all(ROOT)
        django.setup()
        collect_static(var)
        report = provenance() | measured(int(arguments[0]) if arguments else LARGE)
    (results / f"{report['at'][:10]}.json").write_text(json.dumps(report, indent=2) + "\n")
    sys.stdout.writelines(f"BROKEN: {sentence}\n" for sentence in report["broken"])
    return 1 if report["broken"] else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
