"""A corpus and its queries, as they stand in files of JSON Lines."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

BEST = 3
"""The grade of what answers a question; 2 is useful to who asks, 1 touches it."""


class Unreadable(Exception):
    """A line of a file is not what it must be; the message names the file, the line and what is wrong."""


@dataclass(frozen=True)
class CorpusLine:
    """A passage of a corpus; its ``id`` is whatever the queries call it.

    ``kind`` is a value of ``Passage.Kind``; "" where nobody said it.
    """

    id: str
    language: str
    title: str
    text: str
    kind: str = ""


@dataclass(frozen=True)
class Query:
    """A question and the ids of the passages that answer it; ``kind`` names a group of the report.

    ``grades`` says of some of them how well they do, from 1 to 3; empty where nobody judged that.
    """

    kind: str
    query: str
    language: str
    relevant: frozenset[str]
    grades: dict[str, int] = field(default_factory=dict, hash=False)


def corpus_of(path: Path) -> list[CorpusLine]:
    """The passages of a file: ``id`` and ``text``; ``language``, ``title`` and ``kind`` are "" where they are left out.

    Raises Unreadable, also where two lines have one id.
    """
    lines: dict[str, CorpusLine] = {}
    for number, row in _rows(path):
        line = CorpusLine(
            id=_word(path, number, row, "id"),
            language=_word(path, number, row, "language", ""),
            title=_word(path, number, row, "title", ""),
            text=_word(path, number, row, "text"),
            kind=_word(path, number, row, "kind", ""),
        )
        if line.id in lines:
            raise Unreadable(f"{path}, line {number}: the id {line.id} is there before")
        lines[line.id] = line
    return list(lines.values())


def queries_of(path: Path) -> list[Query]:
    """The questions of a file: ``query``, ``language``, ``kind`` and ``relevant``, a list of ids.

    ``grades``, an object of ids and of 1, 2 or 3, may be left out. Raises Unreadable.
    """
    return [
        Query(
            kind=_word(path, number, row, "kind", "query"),
            query=_word(path, number, row, "query"),
            language=_word(path, number, row, "language"),
            relevant=_ids(path, number, row),
            grades=_grades(path, number, row),
        )
        for number, row in _rows(path)
    ]


def lost_ids(corpus: Iterable[CorpusLine], queries: Iterable[Query]) -> list[str]:
    """The ids that queries name and no passage of a corpus has, sorted: nothing can find them."""
    known = {line.id for line in corpus}
    return sorted({one for query in queries for one in (*query.relevant, *query.grades)} - known)


def _rows(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as problem:
        raise Unreadable(f"{path}: {problem}") from problem
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except ValueError as problem:
            raise Unreadable(f"{path}, line {number}: {problem}") from problem
        if not isinstance(row, dict):
            raise Unreadable(f"{path}, line {number}: not an object")
        yield number, row


def _word(path: Path, number: int, row: dict[str, Any], name: str, default: str | None = None) -> str:
    value = row.get(name, default)
    if value is None and default is not None:
        return default
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if not isinstance(value, str):
        raise Unreadable(f"{path}, line {number}: {name} must be a text")
    return value


def _ids(path: Path, number: int, row: dict[str, Any]) -> frozenset[str]:
    value = row.get("relevant")
    if not isinstance(value, list) or not value or not all(isinstance(one, str | int) for one in value):
        raise Unreadable(f"{path}, line {number}: relevant must be a list of ids, and not an empty one")
    return frozenset(map(str, value))


def _grades(path: Path, number: int, row: dict[str, Any]) -> dict[str, int]:
    value = row.get("grades")
    if value is None:
        return {}
    if not isinstance(value, dict) or not all(type(grade) is int and 1 <= grade <= BEST for grade in value.values()):
        raise Unreadable(f"{path}, line {number}: grades must be an object of ids and of numbers from 1 to {BEST}")
    return value
