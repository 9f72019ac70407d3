"""Tables of terms as people and spreadsheets write them; whatever comes, an answer in sentences with line numbers."""

import pytest

from search.terms.table import MOST_BYTES, MOST_ROWS, Refused, rows_of, table_of


def cells(data):
    return [(row.line, *row.cells.values()) for row in rows_of(data)]


@pytest.mark.parametrize(
    "data",
    [
        "fi,fi_also,sv,sv_also\navustus,tuki|apu,understöd,\n".encode(),
        "\ufefffi;fi_also;sv;sv_also\r\navustus;tuki|apu;understöd;\r\n".encode(),
        "SV\tfi\tfi_also\nunderstöd\tavustus\ttuki|apu".encode(),
        "fi;fi_also;sv\navustus;tuki|apu;understöd\n".encode("cp1252"),
        "fi,fi_also,sv\navustus,tuki|apu,understöd".encode("utf-16"),
        'fi,fi_also,sv\n"avustus","tuki\napu",understöd\n'.encode(),
    ],
)
def test_a_table_is_read_however_a_spreadsheet_writes_it(data):
    [(_line, fi, also, sv, sv_also)] = cells(data)
    assert (fi, also, sv, sv_also) == ("avustus", "tuki\napu", "understöd", "")


def test_lines_are_numbered_as_an_editor_shows_them():
    assert [row[0] for row in cells(b"fi,sv\n\na,b\n,,\nc,d\n")] == [3, 5]


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (b"", "1"),
        (b"a,b\nc,d\n", "1"),
        (b"fi,sv,fi\na,b,c\n", "1"),
        (b"fi,sv\na,b,c\n", "2"),
        (b"fi,sv\n,\n", ""),
        (b'fi,sv\n"a,b\n', ""),
        (b"fi,sv\n\x00,b\n", ""),
        (b"\x89PNG\r\n\x1a\n\x00\x00", ""),
        (b"\xff\xfe\x00", ""),
        (b"fi,sv\n" + b"a,b\n" * (MOST_ROWS + 1), ""),
        (b"fi,sv\n" + b"a" * MOST_BYTES, ""),
        (b'fi,sv\n"' + b"a" * 200_000 + b'",b\n', ""),
    ],
)
def test_what_is_no_table_is_refused_with_a_sentence(data, line):
    with pytest.raises(Refused) as refused:
        rows_of(data)
    assert line in refused.value.problems[0]
    assert refused.value.problems[0].endswith(".")


def test_a_table_that_was_written_is_read_again_and_no_cell_is_a_formula():
    rows = [{"fi": "=1+1", "fi_also": "tuki\n@apu", "sv": '"hej", sa hon', "sv_also": ""}]
    text = table_of(rows)
    assert "\r\n'=1+1," in text
    assert [row.cells for row in rows_of(text.encode())] == rows
