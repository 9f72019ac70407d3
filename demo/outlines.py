"""Reads the texts of the material bank's files: paragraphs, headings, lists and tables, for whatever prints them."""

import hashlib
import tomllib
from dataclasses import dataclass
from typing import Any

from demo.manuscripts import CONTENT, told

PAPERS = CONTENT / "papers"
RECORD = PAPERS / "printed.toml"


@dataclass(frozen=True)
class Part:
    """One part of a text: ``kind`` is paragraph, heading, list or table; a table's first line is its head."""

    kind: str
    lines: tuple[str, ...]

    @property
    def cells(self) -> list[list[str]]:
        """The lines of a table, cut into cells."""
        return [[cell.strip() for cell in line.split("|")] for line in self.lines]


def text_of(key: str, language: str) -> str:
    """The text of a file of the bank in one language. Numbers do not break across lines."""
    return told((PAPERS / f"{key}.{language}.txt").read_text(encoding="utf-8"), language)


def printed() -> dict[str, dict[str, Any]]:
    """What the PDF files were printed from, and how many pages they have, by name of file."""
    return tomllib.loads(RECORD.read_text(encoding="utf-8")) if RECORD.exists() else {}


def parts_of(text: str) -> list[Part]:
    """The parts of a text, which empty lines part: ``## `` heading, ``- `` list, ``| `` table, else a paragraph."""
    return [_part(chunk.strip().splitlines()) for chunk in text.split("\n\n") if chunk.strip()]


def fingerprint(text: str, title: str) -> str:
    """One string that is another as soon as the text or its title changes."""
    return hashlib.sha256(f"{title}\0{text}".encode()).hexdigest()[:16]


def _part(lines: list[str]) -> Part:
    for mark, kind in (("- ", "list"), ("| ", "table")):
        if all(line.startswith(mark) for line in lines):
            return Part(kind, tuple(line.removeprefix(mark).strip() for line in lines))
    if lines[0].startswith("## "):
        return Part("heading", (lines[0].removeprefix("## "),))
    return Part("paragraph", (" ".join(lines),))
