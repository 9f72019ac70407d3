"""Reads files for another process, each in a fork of its own: ``python -m search.reading.server NUMBER``.

``NUMBER`` is that of the open connection to whoever asks. What reads is imported once, here, and a fork of it costs
milliseconds; whatever a file does to the fork, the next one begins as clean as the first. The process ends when nobody
is there to ask, and after some quiet.
"""

import json
import os
import signal
import sys
from dataclasses import asdict
from multiprocessing.connection import Connection, Pipe

from search.reading import limits
from search.reading.extract import extract, limit_this_process, reader_of

QUIET = 60.0
"""Seconds without a question after which the memory is worth more than a quick start."""
LARGEST_ANSWER = 64 * limits.MEGABYTE
OUT_OF_MEMORY = 3
"""How a fork ends that has no memory left to say so."""
MOST_OPEN = 4_096
"""No process that opens so little has a file of a higher number."""
NICENESS = 10
"""Readers of the site go before readers of files."""


def serve(asker: Connection) -> None:
    """Answers question after question: ``kind``, ``path``, ``seconds`` as JSON, then how the fork ended and its words.

    The words are JSON where the fork ended with 0; they come from a process that a hostile file may have taken over.
    """
    try:
        while asker.poll(QUIET):
            kind, path, seconds = json.loads(asker.recv_bytes())
            reader_of(kind)
            ending, words = read_in_a_fork(kind, path, seconds)
            asker.send_bytes(str(ending).encode())
            asker.send_bytes(words)
    except (EOFError, OSError):
        # Whoever asked is gone.
        return


def read_in_a_fork(kind: str, path: str, seconds: float) -> tuple[int, bytes]:
    """How the fork ended (below zero: the signal that ended it) and what it told, no longer after than ``seconds``."""
    ours, theirs = Pipe(duplex=False)
    child = os.fork()
    if not child:
        ours.close()
        _tell_and_end(theirs, kind, path, seconds)
    theirs.close()
    with ours:
        try:
            words = ours.recv_bytes(LARGEST_ANSWER)
        except (EOFError, OSError):
            words = b""
    _child, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status), words


def _tell_and_end(asker: Connection, kind: str, path: str, seconds: float) -> None:
    """Reads and tells within its limits, and never returns: what it was forked from is not its own."""
    ending = 1
    try:
        signal.setitimer(signal.ITIMER_REAL, seconds)
        _let_go_of_everything_but(asker.fileno())
        limit_this_process()
        told = json.dumps(asdict(extract(path, kind)), ensure_ascii=False)
        asker.send_bytes(told.encode("utf-8", "replace"))
        ending = 0
    except MemoryError:
        ending = OUT_OF_MEMORY
    finally:
        os._exit(ending)


def _let_go_of_everything_but(kept: int) -> None:
    """Nothing of what the parent has open is a file's to read or write; complaints of libraries go nowhere."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    for standard in range(3):
        os.dup2(nowhere, standard)
    os.closerange(3, kept)
    os.closerange(kept + 1, MOST_OPEN)


if __name__ == "__main__":
    os.nice(NICENESS)
    serve(Connection(int(sys.argv[1])))
