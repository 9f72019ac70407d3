"""The gettext catalogues of the site: collected from the sources, checked for completeness, compiled.

``python -m scripts.catalogues update | check | compile``. Compiling is pure Python; collecting needs GNU gettext.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import polib

ROOT = Path(__file__).resolve().parent.parent
LANGUAGES = ("fi", "sv")
SOURCES = ("cms", "pages", "events", "search", "templates", "locale")
COLLECT = [
    *("manage.py", "makemessages", "--verbosity", "0", "--locale", "fi", "--locale", "sv"),
    *("--add-location", "file", "--no-obsolete", "--no-wrap"),
]
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")


def catalogue(root: Path, language: str) -> Path:
    """Where the texts of a language stand."""
    return root / "locale" / language / "LC_MESSAGES" / "django.po"


def collect(root: Path, target: Path) -> None:
    """Collects the strings of the sources in ``root`` into the catalogues of ``target``, which starts as a copy."""
    for name in SOURCES:
        shutil.copytree(root / name, target / name, ignore=shutil.ignore_patterns("__pycache__", "static", "*.mo"))
    shutil.copy(root / "manage.py", target)
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "cms.settings.base", "PYTHONDONTWRITEBYTECODE": "1"}
    subprocess.run([sys.executable, *COLLECT], cwd=target, env=environment, check=True)


def read(path: Path) -> polib.POFile:
    """The catalogue of a file, without long lines being wrapped when it is written again."""
    return polib.pofile(str(path), wrapwidth=100_000)


def update(root: Path) -> None:
    """Brings the catalogues up to the sources: new strings come in empty, strings without a use go."""
    with tempfile.TemporaryDirectory() as folder:
        collect(root, Path(folder))
        for language in LANGUAGES:
            texts = read(catalogue(Path(folder), language))
            # A date in the file would make every run a change.
            texts.metadata = {
                "Language": language,
                "MIME-Version": "1.0",
                "Content-Type": "text/plain; charset=UTF-8",
                "Content-Transfer-Encoding": "8bit",
                "Plural-Forms": "nplurals=2; plural=(n != 1);",
            }
            texts.header = "Texts of Foorumi. Collected by `make messages`; the message ids are short English."
            texts.metadata_is_fuzzy = False
            texts.sort(key=lambda entry: (entry.msgid.lower(), entry.msgctxt or ""))
            catalogue(root, language).parent.mkdir(parents=True, exist_ok=True)
            texts.save(str(catalogue(root, language)))


def faults(root: Path) -> list[str]:
    """One sentence for each string that is missing, unused, fuzzy, empty or lost a placeholder in a catalogue."""
    found = []
    with tempfile.TemporaryDirectory() as folder:
        collect(root, Path(folder))
        for language in LANGUAGES:
            here, fresh = read(catalogue(root, language)), read(catalogue(Path(folder), language))
            known = {(entry.msgctxt, entry.msgid) for entry in here if not entry.obsolete}
            used = {(entry.msgctxt, entry.msgid) for entry in fresh if not entry.obsolete}
            found += [f"{language}: not collected: {msgid!r}" for _, msgid in sorted(used - known, key=str)]
            found += [f"{language}: not used any more: {msgid!r}" for _, msgid in sorted(known - used, key=str)]
            found += [f"{language}: fuzzy: {entry.msgid!r}" for entry in here.fuzzy_entries()]
            found += [f"{language}: empty: {entry.msgid!r}" for entry in here.untranslated_entries()]
            found += [f"{language}: other placeholders: {entry.msgid!r}" for entry in here if differs(entry)]
    return found


def differs(entry: polib.POEntry) -> bool:
    """Whether a translation has other placeholders than its original; plurals may leave the number out."""
    if not entry.msgstr or entry.msgid_plural:
        return False
    return sorted(PLACEHOLDER.findall(entry.msgid)) != sorted(PLACEHOLDER.findall(entry.msgstr))


def compile_all(root: Path) -> None:
    """Writes the compiled catalogue beside each source where it is missing or older; nobody ever reads half of one."""
    for source in sorted((root / "locale").rglob("LC_MESSAGES/*.po")):
        target = source.with_suffix(".mo")
        if not target.exists() or target.stat().st_mtime <= source.stat().st_mtime:
            with tempfile.TemporaryDirectory(dir=source.parent, prefix=".") as folder:
                made = Path(folder) / target.name
                polib.pofile(str(source)).save_as_mofile(str(made))
                made.replace(target)


def main(arguments: list[str]) -> int:
    """Does what the command line asks; returns the exit code."""
    match arguments:
        case ["update"]:
            update(ROOT)
        case ["compile"]:
            compile_all(ROOT)
        case ["check"]:
            found = faults(ROOT)
            sys.stderr.writelines(f"{fault}\n" for fault in found)
            return 1 if found else 0
        case _:
            sys.stderr.write("usage: python -m scripts.catalogues update | check | compile\n")
            return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
