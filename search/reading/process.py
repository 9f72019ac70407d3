"""Starts the process that reads a file, and waits for it no longer than it may take."""

import json
import logging
import os
import signal
import subprocess
import sys
from pathlib import Path

from search.reading import limits, outcomes
from search.reading.outcomes import Outcome

logger = logging.getLogger(__name__)
ROOT = Path(__file__).resolve().parents[2]
KINDS = ("pdf", "docx", "pptx", "odt", "odp", "txt")
"""Files that are read, by the endings of their names."""


def read_file(path: str, kind: str, *, seconds: float = limits.SECONDS) -> Outcome:
    """The text of a file by its kind (one of ``KINDS``); raises nothing, whatever the file is."""
    if kind not in KINDS:
        return Outcome(outcomes.UNKNOWN)
    try:
        if os.path.getsize(path) > limits.MOST_BYTES:
            return Outcome(outcomes.TOO_LARGE)
        done = subprocess.run(  # noqa: S603 - our own program
            [sys.executable, "-m", "search.reading.extract", kind, path],
            cwd=ROOT,
            env={"PATH": os.defpath, "LC_ALL": "C.UTF-8"},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=seconds,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return Outcome(outcomes.TOO_SLOW)
    except OSError:
        return Outcome(outcomes.MISSING)
    return _outcome(done)


def _outcome(done: subprocess.CompletedProcess[bytes]) -> Outcome:
    """What the process told; one that was ended from outside, or by its limits, tells nothing."""
    if done.stderr:
        logger.info("Reading a file: %s", done.stderr.decode("utf-8", "replace")[-300:].strip())
    if done.returncode != 0:
        return Outcome(_state_at_the_end(done))
    try:
        told = json.loads(done.stdout)
        return Outcome(told["state"], tuple(told["pages"]), told["has_pages"], told["is_cut"])
    except (ValueError, KeyError, TypeError):
        return Outcome(outcomes.BROKEN)


def _state_at_the_end(done: subprocess.CompletedProcess[bytes]) -> str:
    if done.returncode == -signal.SIGXCPU:
        return outcomes.TOO_SLOW
    return outcomes.TOO_LARGE if b"MemoryError" in done.stderr else outcomes.BROKEN
