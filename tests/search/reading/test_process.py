"""The process that reads: started once, and replaced when it hangs or dies."""

import json
import os
import signal
from pathlib import Path

import pytest

from search.reading import limits, outcomes, process
from search.reading.process import Reader, read_file
from search.reading.server import OUT_OF_MEMORY
from tests.search.reading import samples


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "file.pdf"
    path.write_bytes(samples.pdf("Päätös äänin", "Toinen sivu"))
    return str(path)


@pytest.fixture
def reader():
    made = Reader()
    yield made
    made.end()


def test_a_file_is_read_in_a_process_of_its_own(file):
    outcome = read_file(file, "pdf")
    assert outcome.state == outcomes.READ
    assert "Päätös äänin" in outcome.pages[0]
    assert "Toinen sivu" in outcome.pages[1]
    assert process.the_reader.number not in (None, os.getpid())


def test_one_process_reads_one_file_after_another_and_knows_nothing_of_our_secrets(file, reader, monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "ours")
    assert reader.read("pdf", file, 30).state == outcomes.READ
    first = reader.number
    assert reader.read("pdf", file, 30).state == outcomes.READ
    assert reader.number == first
    variables = Path(f"/proc/{first}/environ").read_bytes().split(b"\0")
    assert {variable.partition(b"=")[0] for variable in variables if variable} <= {b"PATH", b"LC_ALL", b"LC_CTYPE"}


def test_a_file_that_takes_too_long_costs_nobody_else_the_process(file, reader):
    reader.read("pdf", file, 30)
    first = reader.number
    assert reader.read("pdf", file, 0.0001).state == outcomes.TOO_SLOW
    assert reader.read("pdf", file, 30).state == outcomes.READ
    assert reader.number == first


def test_a_process_that_hangs_is_ended_and_replaced(file, reader, monkeypatch):
    reader.read("pdf", file, 30)
    first = reader.number
    os.kill(first, signal.SIGSTOP)
    with monkeypatch.context() as patch:
        patch.setattr(process, "GRACE", 0.05)
        assert reader.read("pdf", file, 0.05).state == outcomes.TOO_SLOW
    assert not Path(f"/proc/{first}").exists()
    assert reader.read("pdf", file, 30).state == outcomes.READ


def test_a_process_that_was_killed_is_replaced_and_the_file_is_read(file, reader):
    reader.read("pdf", file, 30)
    first = reader.number
    os.kill(first, signal.SIGKILL)
    assert reader.read("pdf", file, 30).state == outcomes.READ
    assert reader.number != first


def test_a_file_that_takes_the_process_with_it_twice_is_broken(file, reader, monkeypatch):
    monkeypatch.setattr(process, "ROOT", Path(file).parent)  # where there is no program to start
    assert reader.read("pdf", file, 30).state == outcomes.BROKEN
    assert reader.number is None


def test_a_fork_of_this_process_leaves_the_reader_to_its_parent(file, reader):
    reader.read("pdf", file, 30)
    first, running = reader.number, reader._process
    reader.forget()
    assert reader.number is None
    assert Path(f"/proc/{first}").exists()
    running.kill()
    running.wait()


def test_what_is_too_large_is_not_opened(file, monkeypatch):
    monkeypatch.setattr(limits, "MOST_BYTES", 10)
    assert read_file(file, "pdf").state == outcomes.TOO_LARGE


def test_a_missing_file_and_an_unknown_kind_are_told(file):
    assert read_file(f"{file}.gone", "pdf").state == outcomes.MISSING
    assert read_file(file, "exe").state == outcomes.UNKNOWN


def test_what_went_wrong_is_told_to_the_log(tmp_path, caplog):
    path = tmp_path / "file.docx"
    path.write_bytes(b"PK\x03\x04 broken")
    with caplog.at_level("INFO", logger="search.reading.process"):
        assert read_file(str(path), "docx").state == outcomes.BROKEN
    assert "BadZipFile" in caplog.text


TOLD = {"state": "read", "pages": ["a"], "has_pages": True, "is_cut": False, "problem": ""}


@pytest.mark.parametrize(
    ("ending", "words", "state"),
    [
        (0, json.dumps(TOLD), outcomes.READ),
        (0, "", outcomes.BROKEN),
        (0, "no JSON", outcomes.BROKEN),
        (0, "{}", outcomes.BROKEN),
        (0, json.dumps(TOLD | {"state": "taken over by somebody"}), outcomes.BROKEN),
        (0, json.dumps(TOLD | {"pages": None}), outcomes.BROKEN),
        (0, json.dumps(TOLD | {"more": 1}), outcomes.BROKEN),
        (0, json.dumps(TOLD | {"state": ["read"]}), outcomes.BROKEN),
        (1, "", outcomes.BROKEN),
        (OUT_OF_MEMORY, "", outcomes.TOO_LARGE),
        (-signal.SIGKILL, "", outcomes.BROKEN),
        (-signal.SIGXCPU, "", outcomes.TOO_SLOW),
        (-signal.SIGALRM, "", outcomes.TOO_SLOW),
    ],
)
def test_however_a_reader_ends_it_is_an_outcome(ending, words, state):
    assert process._outcome(ending, words.encode()).state == state


def test_what_a_reader_tells_is_text_whatever_it_was():
    assert process._outcome(0, json.dumps(TOLD | {"pages": [1, None]}).encode()).pages == ("1", "None")
