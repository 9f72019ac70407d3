"""Texts of the bank's files fall into their parts, and every PDF was printed from the text that stands beside it."""

import re

import pytest

from demo.manuscripts import read, told
from demo.outlines import PAPERS, Part, fingerprint, parts_of, printed, text_of

FILES = [
    (entry, language) for entry in read("materials")["material"] for language in entry["files"]
]  # fmt: skip
PDF = [(entry, language) for entry, language in FILES if entry["format"] == "pdf"]


def name_of(value):
    return value["key"] if isinstance(value, dict) else value


def test_empty_lines_part_a_text():
    assert parts_of("Yksi\nrivi.\n\n## Otsikko\n\n- a\n- b\n\n| A | B\n| 1 | 2\n") == [
        Part("paragraph", ("Yksi rivi.",)),
        Part("heading", ("Otsikko",)),
        Part("list", ("a", "b")),
        Part("table", ("A | B", "1 | 2")),
    ]


def test_a_table_has_cells_also_empty_ones():
    [table] = parts_of("| A | B | C\n| Yhteensä | | 592")
    assert table.cells == [["A", "B", "C"], ["Yhteensä", "", "592"]]


def test_a_text_without_content_has_no_parts():
    assert parts_of(" \n\n\n") == []


@pytest.mark.parametrize(("entry", "language"), FILES, ids=name_of)
def test_the_rows_of_every_table_have_the_same_number_of_cells(entry, language):
    parts = parts_of(text_of(entry["key"], language))
    assert len([part for part in parts if part.kind == "heading"]) > 2
    for table in (part for part in parts if part.kind == "table"):
        assert len({len(row) for row in table.cells}) == 1


@pytest.mark.parametrize("entry", [entry for entry, language in FILES if len(entry["files"]) > 1], ids=name_of)
def test_both_languages_of_a_file_have_the_same_parts(entry):
    finnish, swedish = (
        [(part.kind, len(part.lines)) for part in parts_of(text_of(entry["key"], language))]
        for language in ("fi", "sv")
    )
    assert finnish == swedish


@pytest.mark.parametrize(("entry", "language"), PDF, ids=name_of)
def test_every_pdf_was_printed_from_the_text_beside_it(entry, language):
    name = f"{entry['key']}.{language}.pdf"
    record = printed()[name]
    assert record["source"] == fingerprint(text_of(entry["key"], language), told(entry["title"], language))
    assert record["pages"] > 1


@pytest.mark.parametrize(("entry", "language"), PDF, ids=name_of)
def test_every_pdf_is_tagged_and_names_its_language(entry, language):
    made = (PAPERS / f"{entry['key']}.{language}.pdf").read_bytes()
    assert made.startswith(b"%PDF-")
    assert b"/MarkInfo" in made
    assert b"/Lang (%s" % language.encode() in made
    assert re.search(rb"/S /H1\b", made)
    assert len(made) < 150_000
