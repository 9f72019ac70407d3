"""Measures the flows of ``bench.catalog`` on a fresh database and prints them; the numbers also go to a JSON file.

``python -m bench.run [N]`` takes N children as the large size. Ends with 1 where a promise about queries is broken.
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
from bench.catalog import LARGE
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
    """Every flow's cost, then the requests a second of each path and of a bare hello."""
    measure = import_module("bench.measure")
    costs = []
    for cost in measure.all_costs(large):
        costs.append(cost)
        sys.stdout.write(
            f"{cost.flow:28} {cost.children:5} children {cost.queries:4} queries {cost.milliseconds:8} ms\n"
        )
        sys.stdout.flush()
    port, speeds = free_port(), {}
    with load.served("bench.load:hello", port):
        speeds["hello"] = load.requests_a_second(port, "/")
    with load.served("cms.wsgi", port):
        for flow, path in {cost.flow: cost.path for cost in costs}.items():
            speeds[flow] = load.requests_a_second(port, path)
    for name, speed in speeds.items():
        sys.stdout.write(f"{name:28} {speed:8} requests a second\n")
    return {
        "costs": [asdict(cost) for cost in costs],
        "requests_a_second": speeds,
        "broken": measure.broken_promises(costs),
    }


def main(arguments: list[str]) -> int:
    """Measures on a database of its own and reports; returns the exit code."""
    var = ROOT / "var"
    (var / "reports").mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="foorumi-bench-") as folder:
        os.environ["DATABASE_URL"] = f"sqlite:///{folder}/bench.sqlite3"
        os.environ["DJANGO_SETTINGS_MODULE"] = "cms.settings.demo"
        compile_all(ROOT)
        django.setup()
        collect_static(var)
        report = provenance() | measured(int(arguments[0]) if arguments else LARGE)
    (var / "reports" / "bench.json").write_text(json.dumps(report, indent=2) + "\n")
    sys.stdout.writelines(f"BROKEN: {sentence}\n" for sentence in report["broken"])
    return 1 if report["broken"] else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
