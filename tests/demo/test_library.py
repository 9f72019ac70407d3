"""The materials of the bank: fifteen pages, each file with its own language, the same at every loading."""

from collections import Counter

import pytest

from cms.models import SiteDocument
from demo.library import material_pieces
from demo.places import Places
from pages.models import MaterialPage


@pytest.fixture
def pieces(desk, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    desk.places.page_or_none = lambda key, language: None
    return {piece.key: piece for piece in material_pieces(desk.places)}


def drafted(piece):
    page = piece.draft(piece.original)
    return [page.document, *(block.value for block in page.other_files)]


def test_the_bank_has_fifteen_materials_of_every_kind(pieces):
    kinds = Counter(piece.draft(piece.original).kind for piece in pieces.values())
    assert kinds == {"plan": 5, "report": 5, "guide": 3, "presentation": 1, "survey": 1}
    assert set(kinds) == set(MaterialPage.Kind.values)


def test_a_material_has_a_file_for_each_of_its_languages(pieces):
    files = drafted(pieces["language-guide"])
    assert [(file.language, file.page_count) for file in files] == [("sv", None), ("fi", None)]
    assert [(file.language, file.page_count) for file in drafted(pieces["annual-report"])] == [("fi", 3)]


def test_files_are_what_their_names_say(pieces):
    assert drafted(pieces["programme"])[0].file.read().startswith(b"%PDF-")
    assert drafted(pieces["model-rules"])[1].file.read().startswith(b"PK")


def test_the_words_of_the_file_are_searchable_in_the_language_of_the_page(pieces):
    assert "poissaolo huomataan" in pieces["programme"].draft("fi").extracted_text
    assert "frånvaro märks" in pieces["programme"].draft("sv").extracted_text
    assert "Yhdistysfoorumi" in pieces["annual-report"].draft("sv").extracted_text


def test_a_second_draft_makes_no_second_file(pieces, desk):
    drafted(pieces["programme"])
    made = SiteDocument.objects.count()
    again = {piece.key: piece for piece in material_pieces(Places())}["programme"]
    assert made == 2
    desk.places.page_or_none = again.draft.args[0].page_or_none = lambda key, language: None
    drafted(again)
    assert SiteDocument.objects.count() == made


def test_a_material_goes_through_review_with_its_files(pieces, desk):
    desk.put_through(pieces["model-rules"])
    pages = MaterialPage.objects.live().order_by("locale__language_code")
    assert [page.title for page in pages] == [
        "Mallisäännöt pienelle yhdistykselle",
        "Modellstadgar för en liten förening",
    ]
    assert pages[0].document == pages[1].document
    assert [block.value.language for block in pages[1].other_files] == ["sv"]
