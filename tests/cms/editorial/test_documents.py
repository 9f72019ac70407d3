"""Documents are content: readers get a file only while a live public page refers to it."""

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.base import ContentFile
from django.db import transaction
from django.test import Client
from wagtail.models import Page, PageViewRestriction

from cms.editorial import services
from cms.editorial.documents import is_public
from cms.models import SiteDocument
from tests import factories
from tests.cms.desk import change, read

pytestmark = pytest.mark.indexed


@pytest.fixture
def document(desk, file_storage):
    return SiteDocument.objects.create(title="Liite", file=ContentFile(b"liitteen teksti", name="liite.txt"))


def attached(document):
    return [("attachment", {"document": document, "title": "Liite"})]


def linked(document):
    return [("paragraph", f'<p><a linktype="document" id="{document.pk}">liite</a></p>')]


def status(document, browser=None):
    return (browser or Client()).get(document.url).status_code


def test_a_document_that_nothing_refers_to_is_not_found(document):
    assert status(document) == 404


@pytest.mark.parametrize("body", [attached, linked])
def test_a_document_is_served_while_a_live_page_refers_to_it(desk, document, body):
    page = factories.news(desk.home, body=body(document))
    answer = Client().get(document.url)
    assert (answer.status_code, b"".join(answer)) == (200, b"liitteen teksti")
    page.unpublish()
    assert status(document) == 404


@pytest.mark.parametrize("body", [attached, linked])
def test_a_document_of_a_draft_is_not_found_by_readers(desk, document, body, live_news):
    factories.news(desk.home, body=body(document), live=False)
    change(live_news, desk["author-fi"], body=body(document))
    assert status(document) == 404
    assert not is_public(document)


def test_a_document_comes_with_the_approval_of_the_page_and_not_before(desk, document, live_news):
    change(live_news, desk["author-fi"], body=attached(document))
    services.submit_for_review(page=Page.objects.get(pk=live_news.pk), user=desk["author-fi"])
    assert status(document) == 404
    services.approve(page=Page.objects.get(pk=live_news.pk), user=desk["reviewer-fi"], **read(live_news))
    assert status(document) == 200


def test_a_draft_that_drops_a_document_does_not_take_it_from_the_live_page(desk, document):
    page = factories.news(desk.home, body=attached(document))
    change(page, desk["author-fi"], body=[])
    assert status(document) == 200


def test_a_document_of_a_page_with_restrictions_is_not_public(desk, document):
    page = factories.news(desk.home, body=attached(document))
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    assert status(document) == 404


def test_people_of_the_desk_open_documents_of_drafts(desk, document):
    for who, browser in desk.browsers():
        assert status(document, browser) == (404 if who == "anonymous" else 200), who


def test_an_account_without_the_desk_is_a_reader(desk, document):
    desk["event-moderator"].groups.clear()
    assert status(document, desk.browser("event-moderator")) == 404


def test_nobody_deletes_what_a_live_page_shows(desk, document):
    page = factories.news(desk.home, body=attached(document))
    for who, browser in desk.browsers():
        for address in (f"documents/delete/{document.pk}/", f"bulk/cms/sitedocument/delete/?id={document.pk}"):
            with transaction.atomic():
                browser.post(f"/admin/{address}")
        assert SiteDocument.objects.filter(pk=document.pk).exists(), who
    with pytest.raises(PermissionDenied), transaction.atomic():
        document.delete()
    page.unpublish()
    document.delete()
