"""Requests a second through the demo's server, next to what the same server does with nothing to do."""

import http.client
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

SECONDS, CLIENTS = 3.0, 2
OPTIONS = ["--no-control-socket", "--workers", "1", "--threads", "8", "--log-level", "error"]


def hello(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    """The least that a WSGI application can do."""
    start_response("200 OK", [("Content-Type", "text/plain"), ("Content-Length", "5")])
    return [b"hello"]


@contextmanager
def served(application: str, port: int) -> Iterator[None]:
    """Serves an application as the demo does, for the length of the ``with`` block."""
    command = [sys.executable, "-m", "gunicorn", application, "--bind", f"127.0.0.1:{port}", *OPTIONS]
    with subprocess.Popen(command) as server:
        try:
            deadline = time.monotonic() + 30
            while not _answers(port):
                if time.monotonic() > deadline or server.poll() is not None:
                    raise SystemExit(f"{application} did not come up")
                time.sleep(0.1)
            yield
        finally:
            server.terminate()


def requests_a_second(port: int, path: str) -> float:
    """How many answers a few clients get one after the other; raises SystemExit for any answer but 200."""
    counts, end = [0] * CLIENTS, time.monotonic() + SECONDS

    def ask(client: int) -> None:
        while time.monotonic() < end:
            if _status(port, path) != 200:
                counts[client] = -1_000_000
                return
            counts[client] += 1

    clients = [threading.Thread(target=ask, args=(number,)) for number in range(CLIENTS)]
    for client in clients:
        client.start()
    for client in clients:
        client.join()
    if sum(counts) < 0:
        raise SystemExit(f"{path} did not answer 200 under load")
    return round(sum(counts) / SECONDS, 1)


def _status(port: int, path: str) -> int:
    connection = http.client.HTTPConnection("localhost", port, timeout=10)
    try:
        connection.request("GET", path)
        answer = connection.getresponse()
        answer.read()
        return answer.status
    finally:
        connection.close()


def _answers(port: int) -> bool:
    try:
        return _status(port, "/robots.txt") == 200
    except OSError:
        return False
