"""Documents are analysed once and read by whoever comes after."""

import uuid

import pytest

from bench.search.kept import Documents
from search.analysis.pipeline import Analysis
from search.models import Passage

BATCHES = (("avustus",), ("kokous", "tila"))


@pytest.fixture
def batches(minimal_site):
    number = 0
    made = []
    for texts in BATCHES:
        rows = []
        for text in texts:
            number += 1
            rows.append(Passage(
                pk=number, key=uuid.UUID(int=number), page=minimal_site.fi, translation_key=uuid.UUID(int=number),
                language="fi", text=text, kind="item", version=1, content_hash="",
            ))  # fmt: skip
        made.append(Passage.objects.bulk_create(rows))
    return made


def test_what_one_made_another_reads_without_analysing(batches, tmp_path, monkeypatch):
    path = tmp_path / "documents"
    first = Documents(path, Analysis())
    made = [first.of(batch) for batch in batches]
    monkeypatch.setattr("bench.search.kept.documents_of", None)
    second = Documents(path, Analysis())
    assert (first.are_kept, second.are_kept) == (False, True)
    assert [second.of(batch) for batch in batches] == made


def test_a_batch_that_is_asked_for_anew_is_analysed_and_passed_over_in_the_file(batches, tmp_path, monkeypatch):
    path = tmp_path / "documents"
    first = Documents(path, Analysis())
    made = [first.of(batch) for batch in batches]
    second = Documents(path, Analysis())
    monkeypatch.setattr("bench.search.kept.documents_of", lambda passages, analysis: ["anew"])
    assert [second.of(batches[0], anew=True), second.of(batches[1])] == [["anew"], made[1]]


def test_without_a_file_all_is_analysed(batches, tmp_path):
    assert [len(Documents(None, Analysis()).of(batch)) for batch in batches] == [1, 2]
    assert not list(tmp_path.iterdir())
