"""The termbase as a table (CSV): what operators bring from elsewhere, and take along."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

COLUMNS = ("fi", "fi_also", "sv", "sv_also")
BETWEEN = "|"
"""Between several words of a cell."""
MOST_BYTES = 1_000_000
MOST_ROWS = 5_000
DELIMITERS = (",", ";", "\t")
FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet would take for the beginning of a formula."""
LONGEST_CELL = 4_000


class Refused(Exception):
    """A table that cannot be taken; ``problems`` are sentences, each with its line where it has one."""

    def __init__(self, problems: Iterable[str]) -> None:
        self.problems = tuple(problems)
        super().__init__(" ".join(self.problems))


@dataclass(frozen=True)
class Row:
    """A line of a table: its number as an editor counts lines, and its cells by ``COLUMNS``, words one a line."""

    line: int
    cells: dict[str, str]


def at_line(line: int, sentence: str) -> str:
    """A sentence about a line of a table."""
    return _("Line %(number)s: %(problem)s") % {"number": line, "problem": sentence}


def too_large() -> str:
    """What is said of a file that nobody would read."""
    return _("The file is too large: %(number)s kB at most.") % {"number": MOST_BYTES // 1000}


def rows_of(data: bytes) -> list[Row]:
    """The rows of a table in UTF-8, or as Excel writes it in Finland, with the names of ``COLUMNS`` above.

    Commas, semicolons or tabs stand between cells; columns may stand in any order, ``fi`` and ``sv`` must be there.
    Raises Refused.
    """
    if len(data) > MOST_BYTES:
        raise Refused([too_large()])
    text = _decoded(data)
    first = text.partition("\n")[0]
    delimiter = max(DELIMITERS, key=first.count)
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        columns = _columns(next(lines, []))
        found = [(lines.line_num, cells) for cells in lines if any(map(str.strip, cells))]
    except csv.Error as problem:
        sentence = _("the quotation marks or line breaks do not match (%(reason)s).") % {"reason": problem}
        raise Refused([at_line(lines.line_num, sentence)]) from problem
    if not found:
        raise Refused([_("There is no term in the file.")])
    if len(found) > MOST_ROWS:
        raise Refused([_("There are too many lines: %(number)s at most.") % {"number": MOST_ROWS}])
    wide = [line for line, cells in found if len(cells) > len(columns)]
    if wide:
        raise Refused(at_line(line, _("there are more cells than columns.")) for line in wide)
    return [Row(line, _cells(columns, cells)) for line, cells in found]


def _decoded(data: bytes) -> str:
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        text = data.decode("cp1252", errors="replace")
    if "\0" in text or "\ufffd" in text:
        raise Refused([_("The file is no text. Save it as “CSV UTF-8”.")])
    return text


def _columns(names: list[str]) -> list[str]:
    found = [name.strip().casefold() for name in names]
    missing = [name for name in ("fi", "sv") if name not in found]
    if missing or len(set(found)) < len(found):
        names_wanted = ", ".join(COLUMNS)
        raise Refused([at_line(1, _("the columns must be called %(names)s.") % {"names": names_wanted})])
    return found


def _cells(columns: list[str], cells: list[str]) -> dict[str, str]:
    given = dict(zip(columns, cells, strict=False))
    return {name: _words(given.get(name, "")[:LONGEST_CELL]) for name in COLUMNS}


def _words(cell: str) -> str:
    bare = cell[1:] if cell.startswith("'") and cell[1:2] in FORMULA else cell
    return bare.replace(BETWEEN, "\n").strip()


def table_of(rows: Iterable[dict[str, str]]) -> str:
    """A table in CSV (RFC 4180) that ``rows_of`` reads, of cells by ``COLUMNS``; no cell is a formula."""
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS)
    writer.writeheader()
    for row in rows:
        cells = {name: BETWEEN.join(row[name].splitlines()) for name in COLUMNS}
        writer.writerow({name: f"'{cell}" if cell.startswith(FORMULA) else cell for name, cell in cells.items()})
    return out.getvalue()
