"""OpenDocument files."""

import pytest

from search.reading.opendocument import odf_pages
from search.reading.outcomes import Encrypted
from tests.search.reading import samples


def read(tmp_path, content, **options):
    path = tmp_path / "file.odt"
    path.write_bytes(samples.odt(content, **options))
    return [page.strip() for page in odf_pages(str(path))]


def test_a_soft_page_break_begins_a_page(tmp_path):
    text = (
        "<text:h>Otsikko</text:h><text:p>Yksi <text:span>kaksi</text:span> kolme<text:soft-page-break/>neljä</text:p>"
    )
    assert read(tmp_path, text) == ["Otsikko\nYksi kaksi kolme", "neljä"]


def test_spaces_tabs_and_line_breaks_keep_words_apart(tmp_path):
    text = "<text:p>a<text:s/>b<text:tab/>c<text:line-break/>d</text:p>"
    assert read(tmp_path, text) == ["a b c\nd"]


def test_a_row_of_a_table_is_a_line(tmp_path):
    cells = "".join(f"<table:table-cell><text:p>{words}</text:p></table:table-cell>" for words in ("Laji", "2 000 €"))
    text = f"<table:table><table:table-row>{cells}</table:table-row></table:table><text:p>Loppu</text:p>"
    assert read(tmp_path, text) == ["Laji | 2 000 €\nLoppu"]


def test_comments_and_deleted_words_are_not_read(tmp_path):
    text = (
        "<text:tracked-changes><text:p>Poistettu</text:p></text:tracked-changes>"
        "<text:p>Jää<office:annotation><text:p>Huomautus</text:p></office:annotation>nyt</text:p>"
    )
    assert read(tmp_path, text) == ["Jäänyt"]


def test_slides_are_pages(tmp_path):
    text = (
        "<draw:page><text:p>Yksi</text:p><presentation:notes><text:p>Muista</text:p></presentation:notes></draw:page>"
        "<draw:page><text:p>Kaksi</text:p></draw:page>"
    )
    assert read(tmp_path, text) == ["Yksi", "Kaksi"]


def test_an_encrypted_file_is_told_apart(tmp_path):
    with pytest.raises(Encrypted):
        read(tmp_path, "", manifest="<manifest:encryption-data/>")


def test_entities_of_the_file_are_not_followed(tmp_path):
    path = tmp_path / "file.odt"
    content = samples.odt("<text:p>a</text:p>")
    path.write_bytes(content)
    assert read(tmp_path, "<text:p>&amp;</text:p>") == ["&"]
