"""The sum of a test run is honest: nothing that went wrong is lost in it."""

from contextlib import nullcontext
from types import SimpleNamespace

import pytest

from scripts import run_tests
from scripts.run_tests import Outcome
from scripts.search_engine_parts import PartsMissing
from scripts.throwaway_postgresql import ServerDidNotStart

REPORT = '<testsuites><testsuite tests="{}" failures="{}" errors="{}" skipped="{}"/></testsuites>'


@pytest.mark.parametrize(
    ("outcome", "good"),
    [
        (Outcome(3, 0, complete=True), True),
        (Outcome(3, 1, complete=True), False),
        (Outcome(3, 0, complete=False), False),
        (Outcome(0, 0, complete=True), False),
    ],
)
def test_green_is_some_tests_no_failure_and_nothing_broken(outcome, good):
    assert outcome.is_good is good


def test_outcomes_add_up():
    total = Outcome(3, 1, complete=True) + Outcome(4, 0, complete=False)
    assert total == Outcome(7, 1, complete=False)
    assert str(total) == "7 passed, 1 failed"


def test_errors_count_as_failed_and_skipped_tests_as_neither(tmp_path):
    report = tmp_path / "report.xml"
    report.write_text(REPORT.format(10, 1, 2, 3))
    assert run_tests.read_report(report) == Outcome(4, 3, complete=True)


@pytest.mark.parametrize("content", [None, "", "<testsuites>"])
def test_a_run_without_a_report_is_incomplete(tmp_path, content):
    report = tmp_path / "report.xml"
    if content is not None:
        report.write_text(content)
    assert run_tests.read_report(report) == Outcome(0, 0, complete=False)


@pytest.fixture
def _pytest_ends_with(tmp_path, monkeypatch, request):
    """Stands in for pytest: writes a report and ends with an exit code."""
    code, counts = request.param
    (tmp_path / "pytest.py").write_text(
        "import sys\n"
        "path = next(word for word in sys.argv if word.startswith('--junitxml=')).split('=')[1]\n"
        f"open(path, 'w').write({REPORT.format(*counts)!r})\n"
        f"sys.exit({code})\n"
    )
    monkeypatch.setattr(run_tests, "REPORTS", tmp_path)
    monkeypatch.setattr(run_tests, "ROOT", tmp_path)


@pytest.mark.parametrize(
    ("_pytest_ends_with", "expected"),
    [
        ((0, (5, 0, 0, 0)), Outcome(5, 0, complete=True)),
        ((1, (5, 1, 0, 0)), Outcome(4, 1, complete=True)),
        ((5, (0, 0, 0, 0)), Outcome(0, 0, complete=False)),
        ((0, (2, 0, 0, 2)), Outcome(0, 0, complete=False)),
        ((3, (5, 0, 0, 0)), Outcome(5, 0, complete=False)),
    ],
    indirect=["_pytest_ends_with"],
)
@pytest.mark.usefixtures("_pytest_ends_with")
def test_the_exit_code_of_pytest_is_not_trusted_alone(expected):
    assert run_tests.tests("some", [], {}) == expected


@pytest.mark.parametrize(
    ("_pytest_ends_with", "expected"),
    [
        ((0, (2, 0, 0, 2)), Outcome(0, 0, complete=True)),
        ((1, (2, 1, 0, 1)), Outcome(0, 1, complete=True)),
        ((5, (0, 0, 0, 0)), Outcome(0, 0, complete=False)),
    ],
    indirect=["_pytest_ends_with"],
)
@pytest.mark.usefixtures("_pytest_ends_with")
def test_what_not_every_machine_can_run_may_be_skipped_whole(expected):
    assert run_tests.tests("engine", [], {}) == expected


@pytest.mark.parametrize(
    ("_pytest_ends_with", "expected"),
    [((0, (5, 0, 0, 0)), Outcome(10, 0, complete=True)), ((1, (5, 1, 0, 0)), Outcome(8, 2, complete=True))],
    indirect=["_pytest_ends_with"],
)
@pytest.mark.usefixtures("_pytest_ends_with")
def test_runs_beside_each_other_are_told_one_after_the_other_and_added_up(expected, capfd):
    assert run_tests.tests_at_once({"one": ([], {}), "other": ([], {})}) == expected
    assert {line for line in capfd.readouterr().out.splitlines() if line} == {"== tests: one", "== tests: other"}


def test_databases_that_cannot_be_made_ahead_stop_no_run(monkeypatch):
    monkeypatch.setattr(run_tests, "PREPARE", "raise SystemExit(1)")
    with run_tests.databases_made_meanwhile({}):
        assert run_tests.read_report(run_tests.REPORTS / "none.xml").complete is False


def test_runs_beside_a_search_engine_ask_the_same_one(monkeypatch):
    engine = SimpleNamespace(addresses="http://127.0.0.1:9200")
    monkeypatch.setattr(run_tests, "throwaway_search_engine", lambda: nullcontext(engine))
    with run_tests.one_engine() as variables:
        assert variables == {"TEST_SEARCH_ENGINE": "http://127.0.0.1:9200"}


@pytest.mark.parametrize("problem", [PartsMissing, ServerDidNotStart])
def test_without_a_search_engine_each_run_says_what_is_missing(monkeypatch, problem):
    def fail():
        raise problem("no Java")

    monkeypatch.setattr(run_tests, "throwaway_search_engine", fail)
    with run_tests.one_engine() as variables:
        assert variables == {}


@pytest.mark.parametrize(
    ("lacking", "code", "told"),
    [
        ([], 0, ""),
        (["libvoikko1", "voikko-fi"], 0, "Tests about these will fail"),
        (["chromium", "voikko-fi"], 1, "install them first: chromium, voikko-fi"),
    ],
)
def test_the_run_goes_on_without_the_dictionary_of_finnish_and_not_without_a_browser(
    monkeypatch, tmp_path, capsys, lacking, code, told
):
    monkeypatch.setattr(run_tests, "REPORTS", tmp_path / "reports")
    monkeypatch.setattr(run_tests, "end_on_term", lambda: None)
    monkeypatch.setattr(run_tests, "ensure", lambda: lacking)
    monkeypatch.setattr(run_tests, "run_all", lambda: Outcome(1, 0, complete=True))
    assert run_tests.main() == code
    assert told in capsys.readouterr().err


def test_the_command_that_the_readme_names_is_this_run():
    assert "    make test " in (run_tests.ROOT / "README.md").read_text()
    _before, _target, recipe = (run_tests.ROOT / "Makefile").read_text().partition("\ntest: ")
    assert "scripts.run_tests" in recipe.splitlines()[1]
