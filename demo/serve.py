"""Serves the demo in the foreground: the site, its task worker and its clock, one process group on loopback.

``python -m demo.serve [PORT]`` makes the demo ready, serves it and ends everything on Ctrl-C or TERM.
"""

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ADDRESS = "127.0.0.1"
# The same as in demo.accounts, which would bring all of Django into this small process; a test compares them.
LOG_INS = (
    *("author", "author-sv", "translator", "secretary"),
    *("reviewer-fi", "reviewer-sv", "moderator", "site-manager"),
)
PASSWORD = "foorumi-demo"  # noqa: S105 - the demo tells it to everybody
PREPARATION = [sys.executable, "-m", "demo.prepare"]
SECONDS_TO_END_BY_ITSELF = 1.0
SECONDS_TO_END = 10.0
SECONDS_BETWEEN_LOOKS = 0.2
SECONDS_BEFORE_RESTART = 1.0


@dataclass
class Program:
    """A program that the demo consists of; one that is ``restarted`` may die, the loss of another ends the demo."""

    name: str
    command: list[str]
    restarted: bool = False
    process: subprocess.Popen[bytes] | None = field(default=None, repr=False)

    def start(self) -> None:
        """Starts the program in the process group of the demo."""
        self.process = subprocess.Popen(self.command, cwd=ROOT)

    @property
    def is_running(self) -> bool:
        """Whether the program was started and has not ended."""
        return self.process is not None and self.process.poll() is None


def is_free(port: int) -> bool:
    """Whether nobody listens on a port of the loopback address."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((ADDRESS, port))
        except OSError:
            return False
    return True


def answers(port: int) -> bool:
    """Whether somebody takes connections on a port of the loopback address."""
    try:
        socket.create_connection((ADDRESS, port), timeout=1).close()
    except OSError:
        return False
    return True


def end(programs: list[Program]) -> None:
    """Ends every program: Ctrl-C has reached them already, so they are asked only when they stay, and then made to."""
    deadlines = (SECONDS_TO_END_BY_ITSELF, SECONDS_TO_END, SECONDS_TO_END)
    for seconds, number in zip(deadlines, (None, signal.SIGTERM, signal.SIGKILL), strict=True):
        for program in programs:
            if number is not None and program.process is not None and program.is_running:
                program.process.send_signal(number)
        deadline = time.monotonic() + seconds
        while any(program.is_running for program in programs) and time.monotonic() < deadline:
            time.sleep(0.05)


def supervise(programs: list[Program], stop: threading.Event, when_up: Callable[[], bool]) -> int:
    """Runs the programs until ``stop`` is set; returns 0, or 1 where one that may not die has died.

    ``when_up`` is asked again and again until it says that it has announced the demo.
    """
    announced = False
    try:
        for program in programs:
            program.start()
        while not stop.wait(SECONDS_BETWEEN_LOOKS):
            ended = [program for program in programs if not program.is_running]
            for program in ended:
                if not program.restarted:
                    sys.stderr.write(f"The {program.name} ended by itself, so the demo ends.\n")
                    return 1
                if not stop.wait(SECONDS_BEFORE_RESTART):
                    sys.stderr.write(f"The {program.name} ended; starting it again.\n")
                    program.start()
            announced = announced or when_up()
    finally:
        end(programs)
    return 0


def programs_of_the_demo(port: int) -> list[Program]:
    """The site, in one process with threads; the worker of its tasks; the clock that does what is due."""
    site = [sys.executable, "-m", "gunicorn", "cms.wsgi", "--no-control-socket", "--bind", f"{ADDRESS}:{port}"]
    site += ["--workers", "1", "--threads", "8", "--log-level", "warning", "--graceful-timeout", "5"]
    worker = [sys.executable, "manage.py", "db_worker", "--backend", "worker", "--verbosity", "0", "--no-startup-delay"]
    worker += ["--interval", "0.25"]  # so that what was published is found within a second
    clock = [sys.executable, "manage.py", "run_due", "--every", "60"]
    return [Program("site", site), Program("worker", worker, restarted=True), Program("clock", clock, restarted=True)]


def announcement(port: int) -> str:
    """What one needs to know to look around."""
    site = f"http://localhost:{port}"
    return (
        f"\nFoorumi is up. Ctrl-C ends it.\n\n"
        f"  in Finnish   {site}/fi/\n  in Swedish   {site}/sv/\n  the desk     {site}/admin/\n\n"
        f"  log-ins      {', '.join(LOG_INS)}\n  password     {PASSWORD}\n  mail         var/mail/\n\n"
    )


def announce_when_up(port: int) -> bool:
    """Prints the announcement once the site takes connections; says whether it did."""
    if not answers(port):
        return False
    sys.stdout.write(announcement(port))
    sys.stdout.flush()
    return True


def serve(port: int) -> int:
    """Makes the demo ready, serves it and ends it with all its processes; returns the exit code."""
    if not is_free(port):
        sys.stderr.write(f"Port {port} is taken. Choose another one: make demo PORT={port + 1}\n")
        return 1
    stop = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda *_: stop.set())
    preparing = Program("preparation", PREPARATION)
    preparing.start()
    while preparing.is_running and not stop.is_set():
        stop.wait(SECONDS_BETWEEN_LOOKS)
    end([preparing])
    if stop.is_set():
        return 0
    if preparing.process is not None and preparing.process.returncode:
        return preparing.process.returncode
    return supervise(programs_of_the_demo(port), stop, lambda: announce_when_up(port))


def main(arguments: list[str]) -> int:
    """Reads the command line; returns the exit code."""
    port = arguments[0] if arguments else "8000"
    if len(arguments) > 1 or not port.isdecimal() or not 0 < int(port) < 65536:
        sys.stderr.write("usage: make demo [PORT=8000], with a port from 1 to 65535\n")
        return 2
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.demo")
    os.environ["PUBLIC_ADDRESS"] = f"http://localhost:{port}"
    return serve(int(port))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
