"""The alphabet of the directory as links, and files that are named by their language."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from django.template import Context
from django.utils.translation import override

from pages.queries.associations import Letter
from pages.templatetags import directory_tags


def test_an_id_of_a_letter_is_plain() -> None:
    letters = ("A", "Å", "#")
    assert [directory_tags.letter_id(letter) for letter in letters] == ["a", "00e5", "0023"]


def test_letters_lead_to_the_page_where_their_names_begin(rf: Any) -> None:
    letters = [Letter("A", 1), Letter("B", None), Letter("Ö", 3)]
    directory = SimpleNamespace(letters=letters, listing=SimpleNamespace(number=1))
    request = rf.get("/fi/yhdistykset/", {"q": "tuki", "page": "1"})
    links = directory_tags.letter_links(Context({"request": request}), directory)
    assert links == [("A", "#letter-a"), ("B", ""), ("Ö", "?q=tuki&page=3#letter-00f6")]
    directory.listing.number = 3
    assert directory_tags.letter_links(Context({"request": rf.get("/fi/yhdistykset/")}), directory)[0] == (
        "A",
        "/fi/yhdistykset/#letter-a",
    )


def test_a_file_named_by_its_language_does_not_name_it_twice() -> None:
    document = SimpleNamespace(file_extension="pdf", page_count=6, language="fi", get_file_size=lambda: 412_000)
    with override("fi"):
        assert directory_tags.facts_beside_language(document) == "PDF, 6\xa0s., 412\xa0kt"
    document.language = ""
    with override("sv"):
        assert directory_tags.facts_beside_language(document) == "PDF, 6\xa0s., 412\xa0kB"
