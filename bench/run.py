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
    paths = {cost.flow: cost.path for cost in costs}
    kept = {cost.flow: cost.path for cost in costs if cost.kept}
    speeds = {
        "hello": speeds_of("bench.load:hello", {"hello": "/"}),
        "made": speeds_of("cms.wsgi", paths, READER_CACHE="off"),
        "from the cache": speeds_of("cms.wsgi", kept, READER_CACHE="on"),
    }
    return {
        "costs": [asdict(cost) for cost in costs],
        "speeds": {name: [asdict(speed) for speed in group] for name, group in speeds.items()},
        "broken": [*measure.broken_promises(costs), *slow(speeds)],
    }


def speeds_of(application: str, paths: dict[str, str], **variables: str) -> list[load.Speed]:
    """The speed of each path at each number of clients."""
    port, found = free_port(), []
    with load.served(application, port, **variables):
        for flow, path in paths.items():
            for clients in load.CLIENTS:
                found.append(load.speed_of(flow, port, path, clients))
                one, cache = found[-1], variables.get("READER_CACHE", "")
                say(f"{one.flow:28} {cache:3} {clients} clients {one.requests_a_second:8}/s {one.milliseconds:8} ms")
    return found


def slow(speeds: dict[str, list[load.Speed]]) -> list[str]:
    """A sentence for each flow that comes from the cache at less than its share of a bare hello's speed."""
    hello = {speed.clients: speed.requests_a_second for speed in speeds["hello"]}
    shares = {speed: speed.requests_a_second / hello[speed.clients] for speed in speeds["from the cache"]}
    return [
        f"{speed.flow}, {speed.clients} clients: {share:.2f} of hello"
        for speed, share in shares.items()
        if share < LEAST_SHARE_OF_HELLO
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
