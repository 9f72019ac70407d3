"""A search engine of one's own, without containers, of one node or of several: for developers and for tests.

``python -m scripts.search_engine [--nodes 3] [--port 9200]`` prints its address and runs until it is interrupted; what
it holds is kept in ``var/search-engine-data``.
"""

import argparse
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from queue import SimpleQueue
from threading import Thread

from scripts.search_engine_parts import ROOT, PartsMissing, java, prepared
from scripts.throwaway_postgresql import ServerDidNotStart, end_on_term, free_port

DATA = ROOT / "var" / "search-engine-data"
SECONDS_TO_START = 90
SECONDS_TO_END = 20
SHORT_LIVED = ("-XX:TieredStopAtLevel=1",)
"""What is compiled once, and not a second time to run faster: half the work of a start, and the better for minutes."""
MODULES = "ALL-UNNAMED,org.elasticsearch.nativeaccess,org.apache.lucene.core"


@dataclass
class Node:
    """One process of an engine; it may be killed, held (it hangs), let go and started again with what it had."""

    name: str
    folder: Path
    port: int = field(default_factory=free_port)
    transport: int = field(default_factory=free_port)
    options: tuple[str, ...] = ()
    process: subprocess.Popen[bytes] | None = None

    @property
    def address(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self.port}"

    def configure(self, nodes: list["Node"]) -> None:
        """Writes its settings, as one of several nodes or as the only one."""
        (self.folder / "config").mkdir(parents=True, exist_ok=True)
        (self.folder / "temporary").mkdir(exist_ok=True)
        lines = [
            "cluster.name: foorumi",
            f"node.name: {self.name}",
            f"http.port: {self.port}",
            f"transport.port: {self.transport}",
            "network.host: 127.0.0.1",
            "cluster.routing.allocation.disk.threshold_enabled: false",
            f"path.data: {json.dumps(str(self.folder / 'data'))}",
            f"path.logs: {json.dumps(str(self.folder / 'logs'))}",
        ]
        if len(nodes) == 1:
            lines.append("discovery.type: single-node")
        else:
            lines.append(f"discovery.seed_hosts: {json.dumps([f'127.0.0.1:{node.transport}' for node in nodes])}")
            lines.append(f"cluster.initial_master_nodes: {json.dumps([node.name for node in nodes])}")
        (self.folder / "config" / "elasticsearch.yml").write_text("\n".join(lines) + "\n")

    def start(self, megabytes: int = 512) -> None:
        """Starts the process; it answers some seconds later."""
        home = prepared()
        command = [str(java()), *self.options, f"-Xms{megabytes}m", f"-Xmx{megabytes}m"]
        command += ["-XX:+UseSerialGC", "-XX:-UsePerfData"]
        command += [f"-Djava.io.tmpdir={self.folder / 'temporary'}", f"--enable-native-access={MODULES}"]
        command += ["--add-modules=ALL-MODULE-PATH", "--module-path", str(home / "lib"), "-cp", str(home / "launcher")]
        command += ["Launcher", str(home), str(self.folder / "config")]
        # Whoever started it may be killed: the engine goes with it.
        bound = ["setpriv", "--pdeathsig=KILL"] if shutil.which("setpriv") else []
        with (self.folder / "log").open("ab") as log:
            self.process = subprocess.Popen([*bound, *command], stdout=log, stderr=log)

    def kill(self) -> None:
        """Ends it at once, as a crash would."""
        if self.process is not None:
            self.process.send_signal(signal.SIGCONT)
            self.process.kill()
            self.process.wait()

    def end(self) -> None:
        """Ends it as an administrator would: what it holds is written."""
        if self.process is not None and self.process.poll() is None:
            self.process.send_signal(signal.SIGCONT)
            self.process.terminate()
            try:
                self.process.wait(SECONDS_TO_END)
            except subprocess.TimeoutExpired:
                self.kill()

    def hold(self) -> None:
        """Stops it in the middle of whatever it does: it takes connections and never answers."""
        if self.process is not None:
            self.process.send_signal(signal.SIGSTOP)
            # On a busy machine some of its threads answer for a while yet.
            os.waitid(os.P_PID, self.process.pid, os.WSTOPPED | os.WEXITED | os.WNOWAIT)

    def let_go(self) -> None:
        """Ends a hold."""
        if self.process is not None:
            self.process.send_signal(signal.SIGCONT)

    @property
    def last_words(self) -> str:
        """The end of its log."""
        log = self.folder / "log"
        return log.read_text(errors="replace")[-2000:] if log.exists() else ""


@dataclass
class Cluster:
    """The nodes of one engine."""

    nodes: list[Node]

    @property
    def addresses(self) -> str:
        """Where it listens, as the settings of the site take it: comma separated."""
        return ",".join(node.address for node in self.nodes)

    def start(self, megabytes: int = 512) -> None:
        """Starts every node and returns when all have found each other; raises ServerDidNotStart where they do not."""
        for node in self.nodes:
            node.configure(self.nodes)
            node.start(megabytes)
        self.wait(self.nodes[0], len(self.nodes))

    def wait(self, asked: Node, nodes: int) -> None:
        """Returns when one node says that so many are there and every first copy is at hand."""
        deadline = time.monotonic() + SECONDS_TO_START
        address = f"{asked.address}/_cluster/health?wait_for_nodes=>={nodes}&wait_for_status=yellow&timeout=2s"
        while time.monotonic() < deadline and asked.process is not None and asked.process.poll() is None:
            try:
                with urllib.request.urlopen(address, timeout=5):  # noqa: S310 - our own address
                    return
            except OSError:
                time.sleep(0.2)
        raise ServerDidNotStart(asked.last_words)

    def first_to_end(self) -> Node:
        """Waits for a node to end by itself, and returns it."""
        ended: SimpleQueue[Node] = SimpleQueue()

        def watch(node: Node) -> None:
            if node.process is not None:
                node.process.wait()
            ended.put(node)

        for node in self.nodes:
            Thread(target=watch, args=(node,), daemon=True).start()
        return ended.get()

    def end(self) -> None:
        """Ends every node."""
        for node in self.nodes:
            node.end()


@contextmanager
def throwaway_search_engine(nodes: int = 1, megabytes: int = 512, *, measured: bool = False) -> Iterator[Cluster]:
    """A running engine that is empty, gone at the end; raises PartsMissing where this machine cannot run one.

    One that is ``measured`` answers as fast as it can after a while, others start in half the time.
    """
    prepared()
    folder = Path(tempfile.mkdtemp(prefix="foorumi-search-"))
    options = () if measured else SHORT_LIVED
    names = [f"node-{number}" for number in range(1, nodes + 1)]
    cluster = Cluster([Node(name, folder / name, options=options) for name in names])
    try:
        cluster.start(megabytes)
        yield cluster
    finally:
        for node in cluster.nodes:
            node.kill()
        shutil.rmtree(folder, ignore_errors=True)


def serve(nodes: int, port: int) -> None:
    """Runs an engine that keeps what it holds, until the process is interrupted."""
    numbers = range(1, nodes + 1)
    cluster = Cluster([Node(f"node-{number}", DATA / f"of-{nodes}" / f"node-{number}") for number in numbers])
    cluster.nodes[0].port = port
    try:
        cluster.start()
        sys.stdout.write(f"The search engine answers: SEARCH_ENGINE_ADDRESSES={cluster.addresses}\n")
        sys.stdout.flush()
        sys.stderr.write(cluster.first_to_end().last_words)
    except KeyboardInterrupt:
        pass
    finally:
        cluster.end()


def main(arguments: list[str]) -> int:
    """Runs an engine for a developer; returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m scripts.search_engine")
    parser.add_argument("--nodes", type=int, default=1, help="how many nodes")
    parser.add_argument("--port", type=int, default=9200, help="the port of the first node")
    chosen = parser.parse_args(arguments)
    end_on_term()
    try:
        serve(chosen.nodes, chosen.port)
    except (PartsMissing, ServerDidNotStart) as problem:
        sys.stderr.write(f"{problem}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
