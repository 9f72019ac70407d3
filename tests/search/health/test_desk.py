"""What whoever edits a page is told of its files."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.test import Client

from cms.models import SiteDocument
from search.models import DocumentText
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def author(user_with: Any) -> Client:
    """The browser of somebody who writes."""
    browser = Client()
    browser.force_login(user_with("secretary"))
    return browser


def file(title: str, **read: Any) -> SiteDocument:
    made = SiteDocument.objects.create(title=title, file=ContentFile(b"x", name="liite.pdf"))
    if read:
        DocumentText.objects.create(document=made, file_hash="x", reader=1, **read)
    return made


def page_with(home: Any, files: list[SiteDocument]) -> Any:
    links = "".join(f'<p><a linktype="document" id="{one.pk}">Liite</a></p>' for one in files)
    return factories.news(home, body=[("paragraph", links)])


def told(author: Client, page: Any, language: str) -> str:
    answer = author.get(f"/admin/pages/{page.pk}/edit/", headers={"Accept-Language": language})
    return " ".join(str(message) for message in answer.context["messages"])


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("fi", "tekstistä ei voi hakea, tai vain osasta: ”Kuva” (sivut ovat kuvia"),
        ("sv", "går inte att söka i, eller bara delvis: ”Kuva” ("),
    ],
)
def test_whoever_edits_a_page_is_told_of_the_file_that_nobody_can_search(minimal_site, author, language, sentence):
    files = [file("Kuva", state="no_text"), file("Luettu", state="read"), file("Uusi")]
    said = told(author, page_with(minimal_site.fi, files), language)
    assert sentence in said
    assert "Luettu" not in said
    assert "Uusi" not in said


def test_a_file_of_which_only_the_beginning_was_read_is_told(minimal_site, author):
    assert "Pitkä" in told(author, page_with(minimal_site.fi, [file("Pitkä", state="read", is_cut=True)]), "fi")


def test_of_many_files_the_first_are_named(minimal_site, author):
    files = [file(f"Liite {number}", state="broken") for number in range(8)]
    said = told(author, page_with(minimal_site.fi, files), "fi")
    assert "”Liite 4” (" in said
    assert "Liite 5" not in said
    assert "3 muuta" in said


def test_a_page_whose_files_are_read_says_nothing(minimal_site, author):
    assert told(author, page_with(minimal_site.fi, [file("Luettu", state="read")]), "fi") == ""
    assert told(author, factories.news(minimal_site.fi), "fi") == ""
