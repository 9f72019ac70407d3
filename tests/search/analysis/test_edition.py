"""The edition of the analysis changes with whatever words are read by."""

import pytest

from search.analysis import edition as module
from search.analysis.edition import edition


@pytest.fixture(autouse=True)
def _forgotten():
    edition.cache_clear()
    yield
    edition.cache_clear()


def test_it_is_the_same_as_long_as_nothing_changes():
    first = edition()
    edition.cache_clear()
    assert edition() == first
    assert 0 < len(first) <= 64


def test_it_is_another_one_without_libvoikko_or_with_another_library(monkeypatch):
    seen = {edition()}
    for name, value in (("version", lambda library: "0"), ("_dictionary", lambda: ["another dictionary"])):
        with monkeypatch.context() as patched:
            patched.setattr(module, name, value)
            edition.cache_clear()
            seen.add(edition())
    monkeypatch.setattr("search.analysis.voikko.is_at_hand", lambda: False)
    edition.cache_clear()
    assert module._dictionary() == []
    assert len(seen) == 3


def test_it_is_another_one_where_a_rule_changes(monkeypatch, tmp_path):
    (tmp_path / "rules.py").write_text("one = 1")
    monkeypatch.setattr(module, "__file__", str(tmp_path / "edition.py"))
    first = edition()
    (tmp_path / "rules.py").write_text("one = 2")
    edition.cache_clear()
    assert edition() != first
