"""Waiting for what another thread or process does."""

import time
from threading import Event

BETWEEN_LOOKS = 0.02


def until(is_so, seconds=10):
    """Returns when something is so; fails where it is not so in time."""
    deadline, pause = time.monotonic() + seconds, Event()
    while not is_so():
        assert time.monotonic() < deadline
        pause.wait(BETWEEN_LOOKS)
