"""Requests a second through the demo's server, next to what the same server does with nothing to do."""

import os
import re
import socket
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

SECONDS, ROUNDS = 1.0, 3
CLIENTS = (1, 8)
LENGTH = re.compile(rb"^content-length: *(\d+)\r?$", re.IGNORECASE | re.MULTILINE)
OPTIONS = ["--no-control-socket", "--workers", "1", "--threads", "8", "--log-level", "error"]


@dataclass(frozen=True)
class Speed:
    """What a number of clients got, each asking again when it has its answer; ``hello`` is what they got of a server
    with nothing to do, between the rounds of this one."""

    flow: str
    source: str
    clients: int
    requests_a_second: float
    milliseconds: float
    hello: float

    @property
    def share_of_hello(self) -> float:
        """How fast the page is beside nothing at all."""
        return round(self.requests_a_second / self.hello, 2)


def hello(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    """The least that a WSGI application can do."""
    start_response("200 OK", [("Content-Type", "text/plain"), ("Content-Length", "5")])
    return [b"hello"]


@contextmanager
def served(application: str, port: int, **variables: str) -> Iterator[None]:
    """Serves an application as the demo does, for the length of the ``with`` block."""
    command = [sys.executable, "-m", "gunicorn", application, "--bind", f"127.0.0.1:{port}", *OPTIONS]
    with subprocess.Popen(command, env=os.environ | variables) as server:
        try:
            deadline = time.monotonic() + 30
            while not _answers(port):
                if time.monotonic() > deadline or server.poll() is not None:
                    raise SystemExit(f"{application} did not come up")
                time.sleep(0.1)
            yield
        finally:
            server.terminate()


def beside_hello(flow: str, source: str, hello_port: int, port: int, path: str, clients: int) -> Speed:
    """The best of a few short rounds, each beside one of the bare hello, so that both meet the same machine."""
    hellos, rounds = [], []
    for _ in range(ROUNDS):
        hellos.append(one_round(hello_port, "/", clients))
        rounds.append(one_round(port, path, clients))
    best = max(rounds)
    return Speed(flow, source, clients, *best, max(hellos)[0])


def one_round(port: int, path: str, clients: int) -> tuple[float, float]:
    """Answers a second, and the median of their milliseconds; raises SystemExit for any answer but a whole 200."""
    times: list[list[float]] = [[] for _ in range(clients)]
    failed, _first = threading.Event(), _status(port, path)
    started = time.monotonic()

    def ask(mine: list[float]) -> None:
        while time.monotonic() < started + SECONDS and not failed.is_set():
            begun = time.perf_counter()
            if _status(port, path) != 200:
                failed.set()
            mine.append((time.perf_counter() - begun) * 1000)

    threads = [threading.Thread(target=ask, args=(mine,)) for mine in times]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    took = time.monotonic() - started
    if failed.is_set():
        raise SystemExit(f"{path} did not answer 200 under load")
    every = [one for mine in times for one in mine]
    return round(len(every) / took, 1), round(statistics.median(every), 2)


def _status(port: int, path: str) -> int:
    """Reads a whole answer and looks at nothing but its first line and its length: clients share the machine with the
    servers, and one that takes every header apart would measure itself."""
    question = f"GET {path} HTTP/1.1\r\nHost: localhost:{port}\r\nAccept-Encoding: gzip\r\nConnection: close\r\n\r\n"
    with socket.create_connection(("127.0.0.1", port), timeout=30) as connection:
        connection.sendall(question.encode())
        answer = b"".join(iter(lambda: connection.recv(65536), b""))
    head, _, body = answer.partition(b"\r\n\r\n")
    told = LENGTH.search(head)
    whole = len(body) == int(told[1]) if told else bool(body)
    return int(head.split(maxsplit=2)[1]) if whole else 0


def _answers(port: int) -> bool:
    try:
        return _status(port, "/robots.txt") == 200
    except OSError:
        return False
