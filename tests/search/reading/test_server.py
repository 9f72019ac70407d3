"""Each file is read in a fork of its own, which has limits, and nothing else to reach for."""

import json
import os
import signal
import subprocess
import sys
from multiprocessing import Pipe

import pytest

from search.reading import outcomes, server
from search.reading.outcomes import Outcome
from search.reading.process import ROOT
from search.reading.server import OUT_OF_MEMORY, read_in_a_fork, serve
from tests.search.reading import samples


@pytest.fixture
def hostile(monkeypatch):
    """Makes reading a file do something; the limits are those of a small process, and this one is none."""
    monkeypatch.setattr(server, "limit_this_process", lambda: None)

    def do(what):
        monkeypatch.setattr(server, "extract", lambda path, kind: what())
        return read_in_a_fork("txt", "any", 20)

    return do


def out_of_memory():
    raise MemoryError


def test_what_a_file_says_comes_back(hostile):
    ending, words = hostile(lambda: Outcome(outcomes.READ, ("Päätös \ud800",)))
    assert ending == 0
    assert json.loads(words)["pages"] == ["Päätös ?"]


@pytest.mark.parametrize(
    ("what", "ending"),
    [
        (lambda: 1 / 0, 1),
        (lambda: sys.exit(0), 1),
        (out_of_memory, OUT_OF_MEMORY),
        (lambda: os.kill(os.getpid(), signal.SIGKILL), -signal.SIGKILL),
        (lambda: os.kill(os.getpid(), signal.SIGSEGV), -signal.SIGSEGV),
    ],
)
def test_whatever_happens_in_a_fork_the_process_goes_on_and_knows_it(hostile, what, ending):
    assert hostile(what) == (ending, b"")


def test_a_fork_that_does_not_end_is_ended(monkeypatch, hostile):
    hostile(lambda: Outcome(outcomes.READ))
    monkeypatch.setattr(server, "extract", lambda path, kind: signal.pause())
    assert read_in_a_fork("txt", "any", 0.05) == (-signal.SIGALRM, b"")


def test_a_fork_has_nothing_open_that_is_not_its_own(hostile):
    with open(os.devnull) as ours:
        _ending, words = hostile(lambda: Outcome(outcomes.READ, tuple(os.listdir("/proc/self/fd"))))
        found = set(json.loads(words)["pages"])
        assert str(ours.fileno()) not in found
    # The standard three, the way to tell, and the folder that was listed.
    assert len(found) == 5


def test_more_than_is_told_of_any_file_is_not_taken(hostile, monkeypatch):
    monkeypatch.setattr(server, "LARGEST_ANSWER", 10)
    assert hostile(lambda: Outcome(outcomes.READ, ("a" * 100,)))[1] == b""


def test_questions_are_answered_until_nobody_asks(tmp_path, monkeypatch):
    monkeypatch.setattr(server, "limit_this_process", lambda: None)
    path = tmp_path / "file.pdf"
    path.write_bytes(samples.pdf("Avustus"))
    ours, theirs = Pipe()
    for _file in range(2):
        ours.send_bytes(json.dumps(["pdf", str(path), 30]).encode())
    monkeypatch.setattr(server, "QUIET", 0)
    serve(theirs)
    for _file in range(2):
        assert ours.recv_bytes() == b"0"
        assert "Avustus" in json.loads(ours.recv_bytes())["pages"][0]
    ours.close()
    serve(theirs)


def test_the_process_bounds_its_memory_and_writes_no_file(tmp_path):
    program = (
        "from search.reading.extract import limit_this_process as limit; limit()\n"
        "try: bytearray(4 * 1024 ** 3)\n"
        "except MemoryError: print('bounded', flush=True)\n"
        f"open({str(tmp_path / 'made')!r}, 'w').write('a' * 10)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.stdout == "bounded\n"
    assert (tmp_path / "made").read_text() == ""
