"""The process that reads."""

import subprocess
import sys

import pytest

from search.reading import limits, outcomes, process
from search.reading.process import read_file
from tests.search.reading import samples


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "file.pdf"
    path.write_bytes(samples.pdf("Päätös äänin", "Toinen sivu"))
    return str(path)


def test_a_file_is_read_in_a_process_of_its_own(file):
    outcome = read_file(file, "pdf")
    assert outcome.state == outcomes.READ
    assert "Päätös äänin" in outcome.pages[0]
    assert "Toinen sivu" in outcome.pages[1]


def test_a_process_that_takes_too_long_is_ended(file):
    assert read_file(file, "pdf", seconds=0.001).state == outcomes.TOO_SLOW


def test_what_is_too_large_is_not_opened(file, monkeypatch):
    monkeypatch.setattr(limits, "MOST_BYTES", 10)
    assert read_file(file, "pdf").state == outcomes.TOO_LARGE


def test_a_missing_file_and_an_unknown_kind_are_told(file):
    assert read_file(f"{file}.gone", "pdf").state == outcomes.MISSING
    assert read_file(file, "exe").state == outcomes.UNKNOWN


@pytest.mark.parametrize(
    ("program", "state"),
    [
        ("import sys; sys.exit(3)", outcomes.BROKEN),
        ("raise MemoryError", outcomes.TOO_LARGE),
        ("print('no JSON')", outcomes.BROKEN),
        ("print('{}')", outcomes.BROKEN),
        ("import os, signal; os.kill(os.getpid(), signal.SIGKILL)", outcomes.BROKEN),
        ("import os, signal; os.kill(os.getpid(), signal.SIGXCPU)", outcomes.TOO_SLOW),
    ],
)
def test_a_process_that_ends_badly_is_an_outcome(program, state):
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=False)
    assert process._outcome(done).state == state


def test_the_process_bounds_its_memory_and_writes_no_file():
    program = (
        "from search.reading.extract import limit_this_process as limit; limit()\n"
        "try: bytearray(4 * 1024 ** 3)\n"
        "except MemoryError: print('bounded')\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=process.ROOT, capture_output=True, text=True, check=False
    )
    assert done.stdout == "bounded\n"
