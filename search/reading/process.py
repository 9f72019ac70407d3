"""The process that reads files: started when it is first needed, and replaced when it hangs or dies."""

import atexit
import json
import logging
import os
import signal
import subprocess
import sys
from contextlib import suppress
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from pathlib import Path
from threading import Lock

from search.reading import limits, outcomes
from search.reading.extract import READERS
from search.reading.outcomes import Outcome
from search.reading.server import OUT_OF_MEMORY

logger = logging.getLogger(__name__)
ROOT = Path(__file__).resolve().parents[2]
KINDS = tuple(READERS)
"""Files that are read, by the endings of their names."""
GRACE = 5.0
"""Seconds that the process has beyond those of a file: to start, and to end what takes too long by itself."""
SECONDS_TO_END = 2.0
NONSENSE = "the reader told nothing that makes sense"


class Reader:
    """A process that reads one file after another for this one, with nothing of this one's environment.

    Threads share it and wait for each other; a fork of this process gets one of its own.
    """

    def __init__(self) -> None:
        self.forget()

    def forget(self) -> None:
        """Leaves the process to whoever has it: after a fork it is the parent's."""
        self._lock = Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._line: Connection | None = None

    @property
    def number(self) -> int | None:
        """That of the running process."""
        return self._process.pid if self._process is not None and self._process.poll() is None else None

    def read(self, kind: str, path: str, seconds: float) -> Outcome:
        """What became of a file that may take so long; raises nothing."""
        with self._lock:
            for _attempt in range(2):
                try:
                    return _outcome(*self._asked(kind, path, seconds))
                except TimeoutError:
                    self.end()
                    return Outcome(outcomes.TOO_SLOW)
                except (EOFError, OSError, ValueError):
                    # It went to rest just now, or it died: of this very file, where it happens again.
                    self.end()
            return Outcome(outcomes.BROKEN)

    def _asked(self, kind: str, path: str, seconds: float) -> tuple[int, bytes]:
        line = self._started()
        line.send_bytes(json.dumps([kind, path, seconds]).encode())
        if not line.poll(seconds + GRACE):
            raise TimeoutError
        return int(line.recv_bytes()), line.recv_bytes()

    def _started(self) -> Connection:
        if self.number is not None and self._line is not None:
            return self._line
        self.end()
        self._line, theirs = Pipe()
        with theirs:
            self._process = subprocess.Popen(  # noqa: S603 - our own program
                [sys.executable, "-m", "search.reading.server", str(theirs.fileno())],
                cwd=ROOT,
                env={"PATH": os.defpath, "LC_ALL": "C.UTF-8"},
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                # Its forks are in its group, and a Ctrl-C in ours is not for it.
                start_new_session=True,
            )
        return self._line

    def end(self) -> None:
        """Ends the process with whatever it reads; the next file starts another."""
        if self._line is not None:
            self._line.close()
        if self._process is not None:
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(self._process.pid, signal.SIGKILL)
            with suppress(subprocess.TimeoutExpired):
                self._process.wait(SECONDS_TO_END)
        self._process = self._line = None


the_reader = Reader()
atexit.register(the_reader.end)
os.register_at_fork(after_in_child=the_reader.forget)


def read_file(path: str, kind: str, *, seconds: float = limits.SECONDS) -> Outcome:
    """The text of a file by its kind (one of ``KINDS``); raises nothing, whatever the file is."""
    if kind not in KINDS:
        return Outcome(outcomes.UNKNOWN)
    try:
        if os.path.getsize(path) > limits.MOST_BYTES:
            return Outcome(outcomes.TOO_LARGE)
    except OSError:
        return Outcome(outcomes.MISSING)
    outcome = the_reader.read(kind, path, seconds)
    if outcome.problem:
        logger.info("Reading a file: %s", outcome.problem)
    return outcome


def _outcome(ending: int, words: bytes) -> Outcome:
    """What was told; whoever was ended from outside, or by its limits, tells nothing."""
    if ending != 0:
        return Outcome(STATES.get(ending, outcomes.BROKEN), problem=f"the reader ended with {ending}")
    try:
        told = json.loads(words)
        outcome = Outcome(**{**told, "pages": tuple(map(str, told["pages"]))})
        is_known = outcome.state in outcomes.EVERY
    except (ValueError, KeyError, TypeError):
        return Outcome(outcomes.BROKEN, problem=NONSENSE)
    return outcome if is_known else Outcome(outcomes.BROKEN, problem=NONSENSE)


STATES = {
    OUT_OF_MEMORY: outcomes.TOO_LARGE,
    -signal.SIGXCPU: outcomes.TOO_SLOW,
    -signal.SIGALRM: outcomes.TOO_SLOW,
}
"""What it means that a reader ended so."""
