"""A Redis server of one's own for the length of a ``with`` block: empty at the start, gone at the end."""

import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import redis

from scripts.system_packages import environment, search_path
from scripts.throwaway_postgresql import ServerDidNotStart, free_port

SECONDS_TO_START = 20


@dataclass
class Server:
    """A server at an address for ``CACHE_URL``; it may be killed and started again, with nothing in it."""

    port: int
    folder: Path
    process: subprocess.Popen[bytes] | None = None

    @property
    def address(self) -> str:
        """Where it listens."""
        return f"redis://127.0.0.1:{self.port}/0"

    def start(self) -> None:
        """Starts it and returns when it answers; raises ServerDidNotStart where it does not."""
        program = shutil.which("redis-server", path=search_path())
        if program is None:
            raise ServerDidNotStart("redis-server is not installed (Debian package redis-server)")
        options = ["--port", str(self.port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"]
        with (self.folder / "log").open("wb") as log:
            command = [program, *options, "--dir", str(self.folder)]
            self.process = subprocess.Popen(command, env=environment(), stdout=log, stderr=log)
        deadline = time.monotonic() + SECONDS_TO_START
        while time.monotonic() < deadline and self.process.poll() is None:
            try:
                redis.Redis(port=self.port, socket_timeout=1).ping()
            except redis.RedisError:
                time.sleep(0.05)
            else:
                return
        raise ServerDidNotStart((self.folder / "log").read_text(errors="replace")[-2000:])

    def kill(self) -> None:
        """Ends it at once, as a crash would."""
        if self.process is not None:
            self.process.kill()
            self.process.wait()


@contextmanager
def throwaway_redis() -> Iterator[Server]:
    """A running server."""
    folder = Path(tempfile.mkdtemp(prefix="foorumi-redis-"))
    server = Server(free_port(), folder)
    try:
        server.start()
        yield server
    finally:
        server.kill()
        shutil.rmtree(folder, ignore_errors=True)
