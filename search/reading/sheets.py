"""The text of spreadsheets, XLSX and ODS: a line for each row, with a bar between its cells."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any

from openpyxl import load_workbook

from search.reading.limits import MOST_LETTERS
from search.reading.office import check_package
from search.reading.opendocument import ROW, content_of, named, text_in
from search.reading.tidiness import line_of_row

CELL = named("table:table-cell")


def xlsx_pages(path: str) -> Iterator[str]:
    """The text of all sheets that are shown, as one page. Raises Encrypted, TooLarge, or what a broken file raises."""
    check_package(path)
    book = load_workbook(path, read_only=True, data_only=True)
    yield _lines(_rows_of(sheet) for sheet in book.worksheets if sheet.sheet_state == "visible")


def _rows_of(sheet: Any) -> Iterator[list[str]]:
    # What the file says of its size may be anything.
    sheet.reset_dimensions()
    for row in sheet.iter_rows(values_only=True):
        yield [_told(value) for value in row if value is not None]


def _told(value: Any) -> str:
    """A value as people here write it."""
    if isinstance(value, datetime | date):
        return f"{value.day}.{value.month}.{value.year}"
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def ods_pages(path: str) -> Iterator[str]:
    """The text of all sheets, as one page. Raises as ``xlsx_pages`` does."""
    body = content_of(path)
    yield _lines([([text_in(cell) for cell in row.iter(CELL)] for row in body.iter(ROW))])


def _lines(sheets: Iterable[Iterable[list[str]]]) -> str:
    """All rows that have words, until there are more letters than anybody reads."""
    found: list[str] = []
    letters = 0
    for sheet in sheets:
        for row in sheet:
            if line := line_of_row(row):
                found.append(line)
                letters += len(line)
            if letters > MOST_LETTERS:
                return "\n".join(found)
    return "\n".join(found)
