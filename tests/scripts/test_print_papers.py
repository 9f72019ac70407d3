"""What is printed for the material bank says what each part is, so that the PDF can be tagged."""

from datetime import date

from demo.outlines import parts_of
from scripts.print_papers import files_to_print, html_of

ENTRY = {
    "key": "a",
    "kind": "report",
    "author": "Jenni & Anders",
    "published_on": date(2025, 10, 30),
    "title": {"fi": "Kysely <2025>", "sv": "Enkät <2025>"},
    "summary": {"fi": "Tiivis", "sv": "Kort"},
}


def test_the_page_names_its_language_and_title_and_escapes_its_words():
    html = html_of(ENTRY, [], "sv")
    assert '<html lang="sv">' in html
    assert "<title>Enkät &lt;2025&gt;</title>" in html
    assert "Jenni &amp; Anders" in html
    assert "30 oktober 2025" in html


def test_parts_become_headings_lists_and_tables_with_heads():
    html = html_of(ENTRY, parts_of("Alku.\n\n## Luku\n\n- yksi\n\n| Ryhmä | Määrä\n| Kaikki | 5"), "fi")
    assert "<p>Alku.</p><h2>Luku</h2><ul><li>yksi</li></ul>" in html
    assert '<th scope="col">Ryhmä</th>' in html
    assert '<th scope="row">Kaikki</th><td>5</td>' in html


def test_slides_lie_on_their_side():
    assert "size: A4 landscape" in html_of({**ENTRY, "kind": "presentation"}, [], "fi")
    assert "landscape" not in html_of(ENTRY, [], "fi")


def test_every_pdf_of_the_bank_is_printed_in_each_of_its_languages():
    names = [(entry["key"], language) for entry, language in files_to_print()]
    assert len(names) == len(set(names)) == 21
    assert ("annual-report", "sv") not in names
