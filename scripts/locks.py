"""The locks: every package that is installed, pinned with its hashes.

``python -m scripts.locks write [--upgrade]`` pins anew from the ranges in ``pyproject.toml`` and keeps pins that still
fit, unless told to upgrade. ``check`` needs no network: it fails where the ranges changed after the locks were written.
"""

import hashlib
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
COMPILE = [
    *(
        sys.executable,
        "-m",
        "uv",
        "pip",
        "compile",
        "pyproject.toml",
        "--quiet",
        "--universal",
        "--python-version",
        "3.11",
    ),
    *("--generate-hashes", "--no-emit-index-url", "--no-header"),
]
LOCKS = {
    "requirements.lock": [],
    "requirements-dev.lock": ["--group", "dev", "--constraint", "requirements.lock"],
}


def first_line(root: Path) -> str:
    """The comment that opens each lock: it names the ranges that the lock was made from by their fingerprint."""
    project = tomllib.loads((root / "pyproject.toml").read_text())
    ranges = [project["project"]["requires-python"], *sorted(project["project"]["dependencies"])]
    ranges += ["dev", *sorted(project["dependency-groups"]["dev"])]
    fingerprint = hashlib.sha256("\n".join(ranges).encode()).hexdigest()[:16]
    return f"# Written by `make lock` from the ranges in pyproject.toml ({fingerprint}); not edited by hand.\n"


def outdated(root: Path) -> list[str]:
    """The names of the locks that were made from other ranges than those of today."""
    expected = first_line(root)
    return [name for name in LOCKS if not (root / name).read_text().startswith(expected)]


def write(root: Path, options: list[str]) -> None:
    """Pins all packages; raises CalledProcessError, and leaves that lock as it was, where the ranges cannot be met."""
    for name, more in LOCKS.items():
        target = root / name
        subprocess.run([*COMPILE, *more, *options, "--output-file", name], cwd=root, check=True)
        target.write_text(first_line(root) + target.read_text().removeprefix(first_line(root)))


def main(arguments: list[str]) -> int:
    """Does what the command line asks; returns the exit code."""
    match arguments:
        case ["write", *options]:
            write(ROOT, options)
            return 0
        case ["check"]:
            stale = outdated(ROOT)
            for name in stale:
                sys.stderr.write(f"{name} does not match pyproject.toml any more: run make lock.\n")
            return 1 if stale else 0
    sys.stderr.write("usage: python -m scripts.locks write [--upgrade] | check\n")
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
