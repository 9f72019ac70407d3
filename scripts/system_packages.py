"""What tests need and pip does not bring: Chromium, PostgreSQL, GNU gettext, Redis, libvoikko with its dictionary.

What is found is left alone. What is missing is installed as Debian packages by root; without root the packages are
unpacked into ``var/packages``; where there is neither, or that fails, one sentence names what to install.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
UNPACKED = ROOT / "var" / "packages"
POSTGRESQL_FOLDERS = "usr/lib/postgresql/*/bin"
VOIKKO_DICTIONARIES = "usr/lib/voikko"


@dataclass(frozen=True)
class SystemPackage:
    """A Debian package and the programs or files that show that it, or another build of it, is there.

    Where one that ``may_lack`` is not there, only the tests about it fail.
    """

    name: str
    programs: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    may_lack: bool = False

    def is_found(self, path: str, roots: Iterable[Path]) -> bool:
        """Whether all its programs are on a path and all its files below one of the folders."""
        return all(shutil.which(name, path=path) for name in self.programs) and all(
            any(any(root.glob(pattern)) for root in roots) for pattern in self.files
        )


NEEDED = (
    SystemPackage("chromium", ("chromium",)),
    SystemPackage("postgresql", ("initdb", "postgres")),
    SystemPackage("gettext", ("msgmerge", "xgettext")),
    SystemPackage("redis-server", ("redis-server",)),
    SystemPackage("libvoikko1", files=("usr/lib/*/libvoikko.so.1",), may_lack=True),
    SystemPackage("voikko-fi", files=(f"{VOIKKO_DICTIONARIES}/5/mor-standard",), may_lack=True),
)
MAY_LACK = frozenset(package.name for package in NEEDED if package.may_lack)


def search_path(unpacked: Path = UNPACKED) -> str:
    """The PATH on which the programs are found: the caller's, PostgreSQL's own folders, the unpacked packages."""
    folders = os.environ.get("PATH", os.defpath).split(os.pathsep)
    for root in (Path("/"), unpacked):
        # The newest PostgreSQL first; Chromium itself before its wrapper, which knows its installed place only.
        folders += sorted(map(str, root.glob(POSTGRESQL_FOLDERS)), reverse=True)
        folders += [str(root / "usr/lib/chromium"), str(root / "usr/bin")]
    return os.pathsep.join(folders)


def environment(unpacked: Path = UNPACKED) -> dict[str, str]:
    """The environment in which tests run: the caller's, with a PATH and libraries that reach the programs."""
    variables = os.environ | {"PATH": search_path(unpacked)}
    if unpacked.is_dir():
        libraries = [str(folder) for folder in sorted(unpacked.glob("usr/lib/*-linux-gnu*"))]
        # Those of PulseAudio, which Chromium needs, are found by a folder that is true of an installed library only.
        libraries += sorted({str(file.parent) for file in unpacked.glob("usr/lib/*-linux-gnu*/*/lib*.so*")})
        libraries += [str(unpacked / "lib"), str(unpacked / "usr/lib"), os.environ.get("LD_LIBRARY_PATH", "")]
        variables["LD_LIBRARY_PATH"] = os.pathsep.join(filter(None, libraries))
        if (unpacked / VOIKKO_DICTIONARIES).is_dir():
            variables["VOIKKO_DICTIONARY_PATH"] = str(unpacked / VOIKKO_DICTIONARIES)
        if not Path("/etc/fonts").exists():
            variables["FONTCONFIG_PATH"] = str(unpacked / "etc/fonts")
            variables["FONTCONFIG_SYSROOT"] = str(unpacked)
    return variables


def missing(needed: Iterable[SystemPackage] = NEEDED, unpacked: Path = UNPACKED) -> list[str]:
    """The names of the packages of which a program or a file is not found."""
    path, roots = search_path(unpacked), (Path("/"), unpacked)
    return [package.name for package in needed if not package.is_found(path, roots)]


def install_as_root(names: list[str]) -> None:
    """Installs Debian packages; waits for other package managers up to five minutes."""
    apt = ["apt-get", "-q", "-o", "DPkg::Lock::Timeout=300"]
    quiet = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run([*apt, "update"], check=True, env=quiet, stdout=subprocess.DEVNULL)
    command = [*apt, "install", "-y", "--no-install-recommends", *names]
    subprocess.run(command, check=True, env=quiet, stdout=subprocess.DEVNULL)


def unpack(names: list[str], target: Path = UNPACKED) -> None:
    """Unpacks Debian packages, with all that they need and the system lacks, into a folder; needs no root."""
    state = target / "apt"
    for folder in ("lists/partial", "cache/archives/partial"):
        (state / folder).mkdir(parents=True, exist_ok=True)
    apt = ["apt-get", "-q", "-o", f"Dir::State::Lists={state / 'lists'}", "-o", f"Dir::Cache={state / 'cache'}"]
    apt += ["-o", "Debug::NoLocking=1", "-o", "APT::Sandbox::User="]
    subprocess.run([*apt, "update"], check=True, stdout=subprocess.DEVNULL)
    plan = [*apt, "install", "--simulate", "--no-install-recommends", *names]
    steps = subprocess.run(plan, check=True, stdout=subprocess.PIPE, text=True).stdout.splitlines()
    wanted = [line.split()[1] for line in steps if line.startswith("Inst ")]
    archives = state / "cache" / "archives"
    subprocess.run([*apt, "download", *wanted], check=True, cwd=archives, stdout=subprocess.DEVNULL)
    for archive in sorted(archives.glob("*.deb")):
        subprocess.run(["dpkg", "--extract", str(archive), str(target)], check=True)
    shutil.rmtree(state)


def ensure() -> list[str]:
    """Installs what is missing where that is possible; returns the names of what is still missing.

    What may be lacking is installed by itself, so that it keeps nothing else away.
    """
    names = missing()
    if names and shutil.which("apt-get") and shutil.which("dpkg"):
        _try_to_install([name for name in names if name not in MAY_LACK])
        _try_to_install([name for name in names if name in MAY_LACK])
    return missing()


def _try_to_install(names: list[str]) -> None:
    if not names:
        return
    sys.stdout.write(f"Installing system packages: {', '.join(names)} ...\n")
    sys.stdout.flush()
    try:
        install_as_root(names) if os.geteuid() == 0 else unpack(names)
    except (subprocess.CalledProcessError, OSError) as problem:
        sys.stderr.write(f"They were not installed: {problem}\n")
