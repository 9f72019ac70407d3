"""The library of files: a file is never replaced in place, by nobody and on no address."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from cms.models import SiteDocument, SiteImage
from tests import factories
from tests.cms.test_photographs import photograph


def document_file(text=b"luettu"):
    return SimpleUploadedFile("liite.txt", text, "text/plain")


def image_file(name="kuva.jpg", colour="red"):
    return SimpleUploadedFile(name, photograph("JPEG", colour=colour), "image/jpeg")


@pytest.fixture
def document(desk):
    return SiteDocument.objects.create(
        title="Liite", file=document_file(), uploaded_by_user=desk["author-fi"], file_hash="luettu"
    )


@pytest.fixture
def image(desk):
    return SiteImage.objects.create(title="Kuva", file=image_file(), uploaded_by_user=desk["author-fi"])


@pytest.mark.parametrize("referenced", [True, False])
def test_replaced_document_in_place_is_refused_for_everybody(desk, document, referenced):
    if referenced:
        factories.news(desk.home, body=[("attachment", {"document": document, "title": "Liite"})])
    for who, browser in desk.browsers():
        for address in (f"/admin/documents/edit/{document.pk}/", f"/admin/documents/multiple/{document.pk}/"):
            fields = {
                "title": "Uusi",
                "file": document_file(b"lukematon"),
                "language": "",
                "page_count": "",
                "tags": "",
            }
            browser.post(address, fields)
            document.refresh_from_db()
            assert document.file.open().read() == b"luettu", who


def test_the_title_of_a_document_may_be_changed_without_its_file(desk, document):
    fields = {"title": "Parempi nimi", "language": "fi", "page_count": "", "tags": ""}
    desk.browser("author-fi").post(f"/admin/documents/edit/{document.pk}/", fields)
    document.refresh_from_db()
    assert document.title == "Parempi nimi"


@pytest.mark.parametrize("referenced", [True, False])
def test_replaced_image_in_place_is_refused_for_everybody(desk, image, referenced):
    if referenced:
        factories.news(desk.home, image=image)
    before = image.file.open().read()
    for who, browser in desk.browsers():
        fields = {"title": "Uusi", "file": image_file("toinen.jpg", "blue"), "description": "", "tags": ""}
        for address in (f"/admin/images/{image.pk}/", f"/admin/images/multiple/{image.pk}/"):
            browser.post(address, fields)
            image.refresh_from_db()
            assert image.file.open().read() == before, who


def test_files_are_added_by_those_who_have_a_role(desk):
    added = set()
    for who, browser in desk.browsers():
        browser.post("/admin/documents/add/", {"title": who, "file": document_file(), "language": "", "tags": ""})
        if SiteDocument.objects.filter(title=who).exists():
            added.add(who)
    assert added == set(desk.people)


@pytest.mark.parametrize("name", ["sivu.html", "ohjelma.svg", "ohjelma.exe", "sivu.xhtml"])
def test_files_that_a_browser_would_run_are_not_taken(desk, name):
    file = SimpleUploadedFile(name, b"<script>alert(1)</script>", "text/html")
    desk.browser("author-fi").post("/admin/documents/add/", {"title": "x", "file": file, "language": "", "tags": ""})
    assert not SiteDocument.objects.exists()


def test_an_image_that_is_none_is_not_taken(desk):
    file = SimpleUploadedFile("kuva.jpg", b"<svg onload=alert(1)>", "image/jpeg")
    desk.browser("author-fi").post("/admin/images/add/", {"title": "x", "file": file, "description": "", "tags": ""})
    assert not SiteImage.objects.exists()


@pytest.mark.indexed
def test_the_words_of_a_file_that_readers_see_are_changed_by_nobody(desk, image, document):
    factories.news(desk.home, image=image, body=[("attachment", {"document": document, "title": "Liite"})])
    for who, browser in desk.browsers():
        words = {"title": "Toinen", "description": "Toinen", "credit": "X", "tags": ""}
        browser.post(f"/admin/images/{image.pk}/", words)
        for address in (f"/admin/documents/edit/{document.pk}/", f"/admin/documents/multiple/{document.pk}/"):
            browser.post(address, {"title": "Toinen", "language": "", "page_count": "", "tags": ""})
        image.refresh_from_db()
        document.refresh_from_db()
        assert (image.title, image.description, document.title) == ("Kuva", "", "Liite"), who
