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


def test_lines_that_the_edge_of_the_paper_broke_are_one(tmp_path):
    wrapped = "Perusteet\nYhdistys hakee avustusta vuoden 2027 toimintaan\nhelmikuun loppuun mennessä."
    (page,) = read(tmp_path, samples.pdf(wrapped))
    assert "Perusteet\nYhdistys hakee avustusta vuoden 2027 toimintaan helmikuun loppuun mennessä." in page


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


COMPOSITE = "/Subtype /Type0 /Encoding /Identity-H /DescendantFonts [6 0 R]"
NAMED = "/Subtype /Type3 /Encoding << /Differences [65 /g123 /g124 /g125 /g126] >>"
STANDARD = "/Subtype /Type1 /BaseFont /Helvetica"


def of_fonts(shown, *fonts):
    """A PDF of one page with some fonts; the text is in the first one."""
    names = " ".join(f"/F{number} {number + 10} 0 R" for number in range(len(fonts)))
    written = f"BT /F0 12 Tf 10 200 Td {shown} Tj ET"
    parts = {
        1: "<< /Type /Catalog /Pages 2 0 R >>",
        2: "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        3: f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 300] /Contents 5 0 R "
        f"/Resources << /Font << {names} >> >> >>",
        5: f"<< /Length {len(written)} >>\nstream\n{written}\nendstream",
        6: "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /ABC >>",
        **{number + 10: f"<< /Type /Font {font} >>" for number, font in enumerate(fonts)},
    }
    body = "".join(f"{number} 0 obj\n{part}\nendobj\n" for number, part in parts.items())
    return f"%PDF-1.4\n{body}trailer << /Root 1 0 R >>\nstartxref\n0\n%%EOF".encode()


@pytest.mark.parametrize("fonts", [[COMPOSITE], [COMPOSITE, COMPOSITE]])
def test_letters_of_fonts_that_do_not_say_which_they_are_are_no_text(tmp_path, fonts):
    assert read(tmp_path, of_fonts("<00240039005600570058>", *fonts)) == [""]


def test_names_of_shapes_are_no_text(tmp_path):
    assert read(tmp_path, of_fonts("(ABCD ABBA)", NAMED)) == [""]


def test_letters_beside_a_font_that_is_read_are_kept(tmp_path):
    assert read(tmp_path, of_fonts("(Avustus)", STANDARD, COMPOSITE)) == ["Avustus"]
