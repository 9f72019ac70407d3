"""A PostgreSQL server of one's own for the length of a command: empty at the start, gone at the end.

``python -m scripts.throwaway_postgresql COMMAND...`` runs the command with ``DATABASE_URL`` set.
"""

import os
import pwd
import shutil
import signal
import socket
import stat
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

from scripts.system_packages import environment, search_path

SERVER_OPTIONS = {
    "listen_addresses": "127.0.0.1",
    "unix_socket_directories": "",
    "fsync": "off",
    "full_page_writes": "off",
    "synchronous_commit": "off",
    "max_connections": "100",
    "shared_buffers": "256MB",
}
FOR_TESTS = {"autovacuum": "off"}
"""What tests roll back would be vacuumed while the next one writes thousands of rows that nobody else sees yet.

Then the planner takes a table of thousands for an empty one: a question that takes milliseconds took ten minutes.
"""
SECONDS_TO_START = 60
SECONDS_TO_END = 20


class ServerDidNotStart(Exception):
    """The server ended, or did not answer in time; the message has its last words."""


def free_port() -> int:
    """A TCP port of the loopback address that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def open_to_all(folder: Path) -> bool:
    """Whether every account may reach into a folder."""
    return all(place.stat().st_mode & stat.S_IXOTH for place in (folder, *folder.parents))


def prefix() -> list[str]:
    """What stands before a command of PostgreSQL, which refuses to run as root."""
    if os.geteuid() != 0:
        return []
    return ["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups", "--pdeathsig=INT"]


def make_folder() -> Path:
    """A new private folder for a cluster, owned by the account that the server will run as."""
    places = (tempfile.gettempdir(), "/tmp", "/var/tmp")  # noqa: S108 - mkdtemp makes a private folder in it
    parent = next(place for place in places if os.geteuid() != 0 or open_to_all(Path(place)))
    folder = Path(tempfile.mkdtemp(prefix="foorumi-postgresql-", dir=parent))
    if os.geteuid() == 0:
        owner = pwd.getpwnam("postgres")
        os.chown(folder, owner.pw_uid, owner.pw_gid)
    return folder


def program(name: str) -> str:
    """The path of one of PostgreSQL's programs."""
    found = shutil.which(name, path=search_path())
    if found is None:
        raise ServerDidNotStart(f"{name} is not installed (Debian package postgresql)")
    # A link on the path would make PostgreSQL look for its other files beside the link.
    return os.path.realpath(found)


def wait_until_it_answers(server: subprocess.Popen[bytes], address: str, log: Path) -> None:
    """Returns when the server takes connections; raises ServerDidNotStart where it does not."""
    deadline = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < deadline and server.poll() is None:
        try:
            psycopg.connect(address, connect_timeout=2).close()
        except psycopg.OperationalError:
            time.sleep(0.1)
        else:
            return
    raise ServerDidNotStart(log.read_text(errors="replace")[-2000:])


def end(server: subprocess.Popen[bytes]) -> None:
    """Ends the server: its clients are cut off, nothing is kept."""
    server.send_signal(signal.SIGINT)
    try:
        server.wait(SECONDS_TO_END)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()


@contextmanager
def throwaway_postgresql(**options: str) -> Iterator[str]:
    """A running server for the length of the ``with`` block; gives its address for ``DATABASE_URL``.

    ``options`` are settings of the server beside ``SERVER_OPTIONS``.
    """
    folder, port, variables = make_folder(), free_port(), environment()
    log, data = folder / "log", str(folder / "data")
    make_cluster = [*prefix(), program("initdb"), "-D", data, "-U", "foorumi", "-A", "trust", "--no-sync"]
    serve = [*prefix(), program("postgres"), "-D", data, "-p", str(port)]
    try:
        with log.open("wb") as lines:
            command = [*make_cluster, "-E", "UTF8", "--locale=C.UTF-8"]
            subprocess.run(command, check=True, cwd=folder, env=variables, stdout=lines)
            command = [*serve, *(f"-c{name}={value}" for name, value in (SERVER_OPTIONS | options).items())]
            server = subprocess.Popen(command, cwd=folder, env=variables, stdout=lines, stderr=lines)
        try:
            address = f"postgres://foorumi@127.0.0.1:{port}/postgres"
            wait_until_it_answers(server, address, log)
            yield address
        finally:
            end(server)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def end_on_term() -> None:
    """Makes TERM an ordinary exit, so that ``with`` blocks end what they started."""
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(128 + number))


def main(command: list[str]) -> int:
    """Runs the command, which tests, beside a server of its own; returns the command's exit code."""
    end_on_term()
    with throwaway_postgresql(**FOR_TESTS) as address:
        return subprocess.run(command, env=environment() | {"DATABASE_URL": address}, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
