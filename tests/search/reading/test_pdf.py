"""Pages of PDF files."""

import pytest
from pypdf.errors import PyPdfError

from search.reading.outcomes import Encrypted
from search.reading.pdf import pdf_pages
from tests.search.reading import samples


def read(tmp_path, content):
    path = tmp_path / "file.pdf"
    path.write_bytes(content)
    return list(pdf_pages(str(path)))


def test_each_page_has_its_text(tmp_path):
    first, second = read(tmp_path, samples.pdf("Avustusten perusteet (luonnos)", "Hyväksytään äänin 5–2."))
    assert "Avustusten perusteet (luonnos)" in first
    assert "Hyväksytään äänin" in second


def test_a_file_with_a_password_is_told_apart(tmp_path):
    with pytest.raises(Encrypted):
        read(tmp_path, samples.locked_pdf("salasana"))


def test_a_password_against_changes_hinders_no_reader(tmp_path):
    assert "Salainen" in read(tmp_path, samples.locked_pdf(""))[0]


@pytest.mark.parametrize("content", [b"", b"not a file", b"%PDF-1.4\n%%EOF"])
def test_what_is_no_pdf_is_refused(tmp_path, content):
    with pytest.raises((PyPdfError, ValueError, OSError)):
        read(tmp_path, content)


def test_a_page_that_is_broken_does_not_hide_the_others(tmp_path):
    content = samples.pdf("Ensimmäinen", "Toinen")
    broken = content.replace(b"BT /F1", b"BT /\xff\xff<<", 1)
    assert "Toinen" in "".join(read(tmp_path, broken))
