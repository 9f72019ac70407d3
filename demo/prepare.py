"""Makes the demo ready to be served: catalogues, static files, database, content. Quick where nothing has changed."""

import hashlib
import os
import shutil
import signal
import sys
from collections.abc import Iterable
from pathlib import Path

import django
from django.conf import settings
from django.core.management import call_command

from scripts.catalogues import compile_all

ROOT = Path(__file__).resolve().parent.parent
NOT_CONTENT = {"serve.py", "prepare.py", "apps.py"}


def fingerprint(files: Iterable[Path], root: Path) -> str:
    """One string that is another as soon as a file comes, goes or changes."""
    digest = hashlib.sha256()
    for path in sorted(files):
        digest.update(f"{path.relative_to(root)}\0".encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def content_files(demo: Path) -> list[Path]:
    """The files that the demo region is made of: texts, drawings and the code that loads them."""
    return [
        path
        for path in demo.rglob("*")
        if path.is_file() and path.suffix != ".pyc" and not (path.parent == demo and path.name in NOT_CONTENT)
    ]


def static_files(root: Path) -> list[Path]:
    """The site's own static files, and the lock, which stands for those of the packages."""
    return [root / "requirements.lock", *(path for path in root.glob("*/static/**/*") if path.is_file())]


def is_done(stamp: Path, wanted: str) -> bool:
    """Whether the step that writes ``stamp`` has been done for this very fingerprint."""
    return stamp.exists() and stamp.read_text() == wanted


def set_aside(database: Path) -> None:
    """Keeps the previous demo database under another name, so that what somebody typed into it is not lost."""
    if database.exists():
        for old in (database, Path(f"{database}-wal"), Path(f"{database}-shm")):
            if old.exists():
                old.replace(old.with_name(old.name.replace(database.name, f"{database.name}.previous")))
        sys.stdout.write(f"The demo region has changed; the old database is now {database.name}.previous.\n")


def collect_static(var: Path) -> None:
    """Collects, names by content and compresses the static files where one of them has changed."""
    stamp, wanted = var / "static.stamp", fingerprint(static_files(ROOT), ROOT)
    if not is_done(stamp, wanted):
        sys.stdout.write("Collecting static files ...\n")
        call_command("collectstatic", interactive=False, clear=True, verbosity=0)
        stamp.write_text(wanted)


def load(var: Path) -> None:
    """Brings the database up to date; loads the demo region into a new one where its content has changed."""
    stamp, wanted = var / "demo.stamp", fingerprint(content_files(ROOT / "demo"), ROOT)
    database = Path(settings.DATABASES["default"]["NAME"])
    if not is_done(stamp, wanted):
        stamp.unlink(missing_ok=True)
        set_aside(database)
        shutil.rmtree(settings.MEDIA_ROOT, ignore_errors=True)
    sys.stdout.write("Bringing the database up to date ...\n")
    sys.stdout.flush()
    call_command("migrate", interactive=False, verbosity=0)
    call_command("setup_site")
    call_command("sync_roles")
    if not is_done(stamp, wanted):
        call_command("load_demo")
        stamp.write_text(wanted)


def main() -> int:
    """Every step, in order; returns the exit code. A step that Ctrl-C cuts short is done again the next time."""
    signal.signal(signal.SIGINT, lambda number, frame: sys.exit(128 + number))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.demo")
    compile_all(ROOT)
    var = ROOT / "var"
    for folder in (var, var / "mail"):
        folder.mkdir(exist_ok=True)
    django.setup()
    collect_static(var)
    load(var)
    return 0


if __name__ == "__main__":
    sys.exit(main())
