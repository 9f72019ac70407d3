"""DOCX and PPTX files."""

import zipfile

import pytest
from docx import Document
from docx.oxml import OxmlElement
from pptx import Presentation
from pptx.util import Inches

from search.reading import office
from search.reading.office import broken_into_pages, check_package, docx_pages, pptx_pages
from search.reading.outcomes import Encrypted, TooLarge
from tests.search.reading import samples


def written(tmp_path, content, name="file.docx"):
    path = tmp_path / name
    path.write_bytes(content)
    return str(path)


def test_a_page_break_begins_a_page_and_paragraphs_are_lines(tmp_path):
    document = Document()
    document.add_paragraph("Yksi")
    document.add_paragraph("Kaksi")
    document.add_page_break()
    document.add_paragraph("Kolme")
    document.save(tmp_path / "file.docx")
    first, second = docx_pages(str(tmp_path / "file.docx"))
    assert first.split() == ["Yksi", "Kaksi"]
    assert first.startswith("Yksi\n")
    assert second.strip() == "Kolme"


def test_a_break_that_was_both_asked_for_and_drawn_is_one(tmp_path):
    document = Document()
    document.add_paragraph("Yksi")
    document.add_page_break()
    drawn = document.add_paragraph().add_run()
    drawn._r.append(OxmlElement("w:lastRenderedPageBreak"))
    drawn.add_text("Kaksi")
    document.save(tmp_path / "file.docx")
    assert [page.strip() for page in docx_pages(str(tmp_path / "file.docx"))] == ["Yksi", "Kaksi"]


def test_a_hyphen_that_keeps_its_word_together_and_an_end_of_a_line_are_signs(tmp_path):
    document = Document()
    run = document.add_paragraph().add_run("EU")
    for sign, after in (("w:noBreakHyphen", "rahoitus"), ("w:cr", "päättyy"), ("w:softHyphen", "kin")):
        run._r.append(OxmlElement(sign))
        text = OxmlElement("w:t")
        text.text = after
        run._r.append(text)
    document.save(tmp_path / "file.docx")
    assert "".join(docx_pages(str(tmp_path / "file.docx"))) == "EU-rahoitus\npäättyykin\n"


def test_words_of_a_table_are_read_and_hidden_and_deleted_ones_are_not(tmp_path):
    document = Document()
    document.add_table(1, 1).cell(0, 0).text = "Solu"
    document.add_paragraph().add_run("Piilo").font.hidden = True
    paragraph = document.add_paragraph()
    deleted = OxmlElement("w:del")
    deleted.append(paragraph.add_run("Poistettu")._r)
    paragraph._p.append(deleted)
    document.save(tmp_path / "file.docx")
    assert "".join(docx_pages(str(tmp_path / "file.docx"))).split() == ["Solu"]


def test_a_row_of_a_table_is_a_line_after_the_break_that_is_in_it(tmp_path):
    document = Document()
    document.add_paragraph("Yksi")
    table = document.add_table(2, 2)
    for number, words in enumerate(["Laji", "Määrä", "Pieni", "2 000 €"]):
        table.cell(number // 2, number % 2).text = words
    table.cell(1, 0).paragraphs[0].runs[0]._r.insert(0, OxmlElement("w:lastRenderedPageBreak"))
    document.save(tmp_path / "file.docx")
    assert list(docx_pages(str(tmp_path / "file.docx"))) == ["Yksi\nLaji | Määrä\n", "Pieni | 2 000 €\n"]


def test_each_slide_is_a_page_without_the_notes_of_the_speaker(tmp_path):
    path = written(tmp_path, samples.pptx("Tavoitteet", "Luvut", notes="Muista hymyillä"), "file.pptx")
    pages = list(pptx_pages(path))
    assert [page.strip() for page in pages] == ["Tavoitteet", "Luvut"]


def test_a_hidden_slide_has_no_text_but_its_number_and_tables_have_words(tmp_path):
    presentation = Presentation()
    for _number in range(2):
        presentation.slides.add_slide(presentation.slide_layouts[5]).shapes.title.text = "Otsikko"
    presentation.slides[0].element.set("show", "0")
    size = [Inches(1)] * 4
    presentation.slides[1].shapes.add_table(1, 1, *size).table.cell(0, 0).text = "Solu"
    presentation.save(tmp_path / "file.pptx")
    assert [page.split() for page in pptx_pages(str(tmp_path / "file.pptx"))] == [[], ["Otsikko", "Solu"]]


def test_an_encrypted_package_is_told_apart(tmp_path):
    with pytest.raises(Encrypted):
        check_package(written(tmp_path, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)))


def test_a_package_that_unpacks_to_too_much_is_not_opened(tmp_path, monkeypatch):
    monkeypatch.setattr(office, "MOST_UNPACKED", 1_000)
    with zipfile.ZipFile(tmp_path / "bomb.docx", "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", bytes(100_000))
    with pytest.raises(TooLarge):
        check_package(str(tmp_path / "bomb.docx"))


def test_what_is_no_package_is_refused(tmp_path):
    with pytest.raises(zipfile.BadZipFile):
        check_package(written(tmp_path, b"plain words"))


def test_pages_end_at_form_feeds_and_none_but_the_last_is_empty():
    assert list(broken_into_pages(["a", "b", "\f", " ", "\f", "c", "\f"])) == ["ab", " c", ""]
    assert list(broken_into_pages([])) == [""]
