"""The whole test run: checks, the tests on SQLite, on PostgreSQL, beside a search engine and in a browser; one sum."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from scripts.search_engine import throwaway_search_engine
from scripts.search_engine_parts import PartsMissing
from scripts.system_packages import MAY_LACK, ensure, environment
from scripts.throwaway_postgresql import FOR_TESTS, ServerDidNotStart, end_on_term, throwaway_postgresql

ROOT = Path(__file__).resolve().parent.parent
REPORTS = ROOT / "var" / "reports"
SQLITE = ["-m", "not browser and not engine", "--numprocesses", "2"]
# A process that waits for the server leaves its core to another one.
POSTGRESQL = ["-m", "not browser and not region and not engine", "--stored", "--numprocesses", "3"]
ENGINE = ["-m", "engine", "tests/search", "tests/scripts", "tests/bench"]
ENGINE_POSTGRESQL = ["-m", "engine", "--stored", "tests/search"]
# One waits for Chromium while the other computes.
BROWSER = ["-m", "browser", "--numprocesses", "2"]
PREPARE = "from tests.databases import prepare; prepare()"
MAY_BE_SKIPPED = ("engine", "engine-postgresql")
"""Runs that not every machine can do: skipped tests alone are no fault of theirs."""


@dataclass(frozen=True)
class Outcome:
    """How many tests of one run, or of several, passed and failed; ``complete`` says that nothing else went wrong."""

    passed: int
    failed: int
    complete: bool

    def __add__(self, other: "Outcome") -> "Outcome":
        return Outcome(self.passed + other.passed, self.failed + other.failed, self.complete and other.complete)

    @property
    def is_good(self) -> bool:
        """Whether the run may be called green: some tests, none failed, nothing broke around them."""
        return self.complete and self.passed > 0 and self.failed == 0

    def __str__(self) -> str:
        return f"{self.passed} passed, {self.failed} failed"


def read_report(report: Path) -> Outcome:
    """What a run of pytest wrote about itself; a report that is missing or broken makes an incomplete outcome."""
    try:
        suites = list(ElementTree.parse(report).getroot().iter("testsuite"))  # noqa: S314 - our own file
    except (OSError, ElementTree.ParseError):
        return Outcome(0, 0, complete=False)
    counts = {name: sum(int(suite.get(name, 0)) for suite in suites) for name in ("tests", "skipped")}
    failed = sum(int(suite.get(name, 0)) for suite in suites for name in ("failures", "errors"))
    return Outcome(counts["tests"] - counts["skipped"] - failed, failed, complete=True)


def announce(text: str) -> None:
    """Prints a heading between the stages, in order with what the stages print themselves."""
    sys.stdout.write(f"\n== {text}\n")
    sys.stdout.flush()


def checks() -> Outcome:
    """Runs ``make check``: no tests, but the whole run fails where it does."""
    announce("checks")
    done = subprocess.run(["make", "--no-print-directory", "check"], cwd=ROOT, env=environment(), check=False)
    return Outcome(0, 0, complete=done.returncode == 0)


def tests(name: str, options: list[str], variables: dict[str, str]) -> Outcome:
    """Runs pytest once; no tests at all, or an exit that is neither good nor red tests, makes it incomplete."""
    announce(f"tests: {name}")
    code = subprocess.run(pytest(name, options), cwd=ROOT, env=environment() | variables, check=False).returncode
    return judged(name, code)


def pytest(name: str, options: list[str]) -> list[str]:
    """The command of a run that writes its report."""
    report = f"--junitxml={REPORTS / name}.xml"
    return [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", report, *options]


def judged(name: str, code: int) -> Outcome:
    """What a run that ended with an exit code came to."""
    outcome = read_report(REPORTS / f"{name}.xml")
    some = name in MAY_BE_SKIPPED or outcome.passed + outcome.failed > 0
    return outcome + Outcome(0, 0, complete=code in (0, 1) and some)


def tests_at_once(runs: dict[str, tuple[list[str], dict[str, str]]]) -> Outcome:
    """Several runs beside each other, of which each says what it has to say when it has ended."""

    def run(name: str) -> Outcome:
        options, variables = runs[name]
        command, given = pytest(name, options), environment() | variables
        with (REPORTS / f"{name}.log").open("w") as told:
            code = subprocess.run(command, cwd=ROOT, env=given, stdout=told, stderr=told, check=False).returncode
        announce(f"tests: {name}\n{(REPORTS / f'{name}.log').read_text(errors='replace')}")
        return judged(name, code)

    with ThreadPoolExecutor(len(runs)) as pool:
        return sum(pool.map(run, runs), Outcome(0, 0, complete=True))


@contextmanager
def databases_made_meanwhile(variables: dict[str, str]) -> Iterator[None]:
    """Within, the databases that tests copy are made beside what else is done; tests make those that are missing."""
    command = [sys.executable, "manage.py", "shell", "--no-imports", "--command", PREPARE]
    given = environment() | variables | {"DJANGO_SETTINGS_MODULE": "cms.settings.test"}
    with subprocess.Popen(command, cwd=ROOT, env=given):
        yield


@contextmanager
def one_engine() -> Iterator[dict[str, str]]:
    """Variables that name a search engine to several runs; none where this machine cannot run one, as they will say."""
    with ExitStack() as stack:
        variables = {}
        with suppress(PartsMissing, ServerDidNotStart):
            variables["TEST_SEARCH_ENGINE"] = stack.enter_context(throwaway_search_engine()).addresses
        yield variables


def run_all() -> Outcome:
    """Every stage, also after one that failed, so that one run tells everything."""
    os.environ.pop("DATABASE_URL", None)
    # A container often sets it: each of many processes would compile all tests anew.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    with throwaway_postgresql(**FOR_TESTS) as address:
        with databases_made_meanwhile({"DATABASE_URL": address}):
            outcome = checks() + tests("sqlite", SQLITE, {})
        outcome += tests("postgresql", POSTGRESQL, {"DATABASE_URL": address})
        with one_engine() as engine:
            stored = (ENGINE_POSTGRESQL, engine | {"DATABASE_URL": address})
            # These wait for the engine more than they compute.
            outcome += tests_at_once({"engine": (ENGINE, engine), "engine-postgresql": stored})
    return outcome + tests("browser", BROWSER, {})


def main() -> int:
    """Runs everything and prints the sum as the last line; returns the exit code."""
    end_on_term()
    started = time.monotonic()
    lacking = ensure()
    if not MAY_LACK.issuperset(lacking):
        sys.stderr.write(f"Tests need these programs, install them first: {', '.join(lacking)}.\n")
        return 1
    if lacking:
        sys.stderr.write(f"Tests about these will fail, because they are not installed: {', '.join(lacking)}.\n")
    shutil.rmtree(REPORTS, ignore_errors=True)
    REPORTS.mkdir(parents=True)
    outcome = run_all()
    announce(f"{(time.monotonic() - started) / 60:.1f} minutes, {'green' if outcome.is_good else 'RED'}")
    sys.stdout.write(f"{outcome}\n")
    return 0 if outcome.is_good else 1


if __name__ == "__main__":
    sys.exit(main())
