"""The hand-made PDF holds together: every offset of its table points at its object."""

import re

from demo.papers import PAGE_LINES, make_pdf


def offsets(pdf):
    table = pdf[pdf.rindex(b"xref\n0 ") : pdf.index(b"trailer")]
    return [int(entry) for entry in re.findall(rb"(\d{10}) 00000 n", table)]


def test_every_entry_of_the_table_points_at_its_object():
    pdf = make_pdf("Havainnot", "Yksi\nKaksi", "fi")
    for number, offset in enumerate(offsets(pdf), start=1):
        assert pdf[offset:].startswith(b"%d 0 obj\n" % number)
    assert pdf[int(pdf.rsplit(b"startxref\n")[-1].split()[0]) :].startswith(b"xref\n")
    assert pdf.endswith(b"%%EOF\n")


def test_the_length_of_a_stream_is_that_of_its_text():
    pdf = make_pdf("Havainnot", "Yksi\nKaksi", "fi")
    length = int(re.search(rb"/Length (\d+) >>", pdf)[1])
    assert pdf[pdf.index(b"stream\n") + 7 :][length:].startswith(b"\nendstream")


def test_letters_and_brackets_survive():
    pdf = make_pdf("Öljy", "Äiti (å)", "sv")
    assert "Äiti \\(å\\)".encode("cp1252") in pdf
    assert b"/Lang (sv)" in pdf


def test_a_long_text_takes_more_pages():
    assert make_pdf("Pitkä", "\n".join(["rivi"] * (PAGE_LINES + 1)), "fi").count(b"/Type /Page ") == 2


def test_the_same_text_makes_the_same_file():
    assert make_pdf("a", "b", "fi") == make_pdf("a", "b", "fi")
