"""Where no real engine can be had, its tests say so by name, and fail where nobody looks at what was skipped."""

from types import SimpleNamespace

import pytest

from tests.plugins import search_engine


@pytest.fixture
def without_an_engine(monkeypatch):
    monkeypatch.delenv("TEST_SEARCH_ENGINE", raising=False)
    monkeypatch.setattr(search_engine, "parts", lambda: "Java 21 is missing.")


def asked_for(marker):
    return SimpleNamespace(name="test_of_the_engine", get_closest_marker=lambda name: name == marker)


@pytest.mark.parametrize(("ci", "outcome"), [("", pytest.skip.Exception), ("true", pytest.fail.Exception)])
def test_a_test_of_the_engine_is_skipped_by_its_name_and_fails_in_ci(without_an_engine, monkeypatch, ci, outcome):
    monkeypatch.setenv("CI", ci)
    with pytest.raises(outcome, match="test_of_the_engine: no real search engine. Java 21 is missing."):
        search_engine.pytest_runtest_setup(asked_for("engine"))


def test_other_tests_and_an_engine_that_is_named_need_nothing(without_an_engine, monkeypatch):
    assert search_engine.pytest_runtest_setup(asked_for("browser")) is None
    monkeypatch.setenv("TEST_SEARCH_ENGINE", "http://127.0.0.1:9200")
    assert search_engine.pytest_runtest_setup(asked_for("engine")) is None
