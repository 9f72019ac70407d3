"""Spreadsheets."""

from datetime import date, datetime

import pytest

from search.reading import sheets
from search.reading.outcomes import Encrypted
from search.reading.sheets import ods_pages, xlsx_pages
from tests.search.reading import samples


def xlsx(tmp_path, *rows, **options):
    path = tmp_path / "file.xlsx"
    path.write_bytes(samples.xlsx(rows, **options))
    return list(xlsx_pages(str(path)))


def ods(tmp_path, content, **options):
    path = tmp_path / "file.ods"
    path.write_bytes(samples.odt(content, **options))
    return list(ods_pages(str(path)))


def test_a_row_is_a_line_and_numbers_of_two_cells_stay_apart(tmp_path):
    rows = [["Avustus", None, 12, 500], [None], ["Maksettu", 1800.0, 0.5], [date(2026, 11, 5), datetime(2026, 1, 2, 9)]]
    assert xlsx(tmp_path, *rows) == ["Avustus | 12 | 500\nMaksettu | 1800 | 0.5\n5.11.2026 | 2.1.2026"]


def test_a_hidden_sheet_is_not_read(tmp_path):
    assert xlsx(tmp_path, ["Avustus"], hidden=[["Salaisuus"]]) == ["Avustus"]


def test_cells_of_an_open_document_are_told_as_they_are_shown(tmp_path):
    cell = "<table:table-cell><text:p>{}</text:p></table:table-cell>"
    note = "<office:annotation><text:p>Huomautus</text:p></office:annotation>"
    row = "<table:table-row>{}</table:table-row>"
    content = row.format(cell.format("Avustus") + cell.format(f"12 500,00 €{note}")) + row.format(cell.format("Kyydit"))
    assert ods(tmp_path, content) == ["Avustus | 12 500,00 €\nKyydit"]


def test_an_encrypted_sheet_is_told_apart(tmp_path):
    with pytest.raises(Encrypted):
        ods(tmp_path, "", manifest="<manifest:encryption-data/>")


def test_nobody_reads_more_rows_than_are_searched(tmp_path, monkeypatch):
    monkeypatch.setattr(sheets, "MOST_LETTERS", 20)
    [text] = xlsx(tmp_path, *[["Avustus"]] * 100)
    assert 20 < len(text) < 40
