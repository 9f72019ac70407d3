"""The Word files are well-formed packages whose headings, lists and tables are what they say."""

from datetime import date
from io import BytesIO
from xml.etree import ElementTree
from zipfile import ZipFile

from demo.outlines import parts_of
from demo.word_files import WORD, make_word_file

DAY = date(2026, 1, 15)
TEXT = "Alku & loppu.\n\n## Otsikko\n\n- yksi\n- <kaksi>\n\n| A | B\n| 1 | 2"


def xml(made, name):
    with ZipFile(BytesIO(made)) as package:
        return ElementTree.fromstring(package.read(name))  # noqa: S314 -- our own file


def styles(made):
    return [node.get(f"{{{WORD}}}val") for node in xml(made, "word/document.xml").iter(f"{{{WORD}}}pStyle")]


def texts(made):
    return [node.text or "" for node in xml(made, "word/document.xml").iter(f"{{{WORD}}}t")]


def test_every_part_of_the_package_is_xml():
    with ZipFile(BytesIO(make_word_file("Opas", parts_of(TEXT), "fi", DAY))) as package:
        assert package.testzip() is None
        for name in package.namelist():
            ElementTree.fromstring(package.read(name))  # noqa: S314 -- our own file


def test_parts_have_the_styles_of_what_they_are():
    made = make_word_file("Opas", parts_of(TEXT), "fi", DAY)
    assert styles(made) == ["Title", "Heading1", "ListBullet", "ListBullet", "TableHead", "TableHead"]


def test_signs_of_xml_are_text():
    made = make_word_file("A < B", parts_of(TEXT), "fi", DAY)
    assert texts(made)[:5] == ["A < B", "Alku & loppu.", "Otsikko", "yksi", "<kaksi>"]


def test_the_file_names_its_title_and_language():
    made = make_word_file("Två språk", [], "sv", DAY)
    words = ElementTree.tostring(xml(made, "docProps/core.xml"), encoding="unicode")
    assert "Två språk" in words
    assert "sv-FI" in words
    assert "2026-01-15" in words


def test_the_same_text_makes_the_same_file():
    assert make_word_file("a", parts_of(TEXT), "fi", DAY) == make_word_file("a", parts_of(TEXT), "fi", DAY)
