"""What is closed for readers while a worker reads it, or by a way of which nobody hears, is found no more."""

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Collection, CollectionViewRestriction

from cms.models import SiteDocument
from search import refreshing
from search.models import SearchOutbox
from search.passages.writing import EVERY_PAGE, take_ticket, write
from search.rebuilding import rebuild_passages
from search.services import drain
from search.upkeep import keep_in_step
from tests import factories

pytestmark = pytest.mark.usefixtures("nothing_waits")


@pytest.fixture
def news(minimal_site):
    """A page that is found by now; nothing waits."""
    page = factories.news(minimal_site.fi, lead="Haravoidaan")
    drain()
    return page


@pytest.fixture
def filed(news, draft):
    """A passage that was found in a file of the page."""
    file = document()
    passage = draft(news, "Varavoimakone", document_id=file.pk, page_number=1)
    write({news.pk: [passage]}, ticket=take_ticket([news.pk]), today=timezone.localdate())
    return file


def noted():
    return set(SearchOutbox.objects.values_list("page_id", "reason"))


def document():
    return SiteDocument.objects.create(title="Liite", file=ContentFile(b"x", name="liite.txt"))


@pytest.mark.parametrize("way", ["many files at once", "a collection"])
def test_files_that_come_into_a_closed_collection_unheard_are_found_no_more_by_the_next_tick(news, filed, finds, way):
    closed = Collection.get_first_root_node().add_child(name="Suljettu")
    CollectionViewRestriction.objects.create(collection=closed, restriction_type="login")
    keep_in_step(now=timezone.now())
    assert finds("varavoimakone") == 1
    moved = Collection.get_first_root_node().add_child(name="Avoin")
    if way == "a collection":
        SiteDocument.objects.filter(pk=filed.pk).update(collection=moved)
        moved.move(Collection.objects.get(pk=closed.pk), "sorted-child")
    else:
        SiteDocument.objects.filter(pk=filed.pk).update(collection=closed)
    keep_in_step(now=timezone.now())
    assert finds("varavoimakone") == 0
    assert (news.pk, "documents restricted") in noted()


@pytest.mark.parametrize("way", ["many files at once", "a collection"])
def test_files_that_the_desk_moves_into_a_closed_collection_are_found_no_more_at_once(
    news, filed, finds, way, admin_client, django_capture_on_commit_callbacks
):
    root = Collection.get_first_root_node()
    own, closed = (root.add_child(name=name) for name in ("Oma", "Suljettu"))
    SiteDocument.objects.filter(pk=filed.pk).update(collection=own)
    CollectionViewRestriction.objects.create(collection=closed, restriction_type="login")
    if way == "a collection":
        address = reverse("wagtailadmin_collections:edit", args=[own.pk])
        sent = {"name": "Oma", "parent": closed.pk}
    else:
        address = reverse("wagtail_bulk_action", args=["cms", "sitedocument", "add_to_collection"])
        address, sent = f"{address}?id={filed.pk}", {"collection": closed.pk}
    assert finds("varavoimakone") == 1
    with django_capture_on_commit_callbacks(execute=True):
        assert admin_client.post(address, sent).status_code == 302
    assert SiteDocument.objects.get().collection.path.startswith(closed.path)
    assert finds("varavoimakone") == 0
    assert (news.pk, "documents restricted") in noted()


@pytest.mark.parametrize("way", ["the collection", "the file"])
def test_a_worker_that_reads_while_files_are_closed_writes_nothing_of_them(news, draft, finds, way):
    file = document()
    closed = Collection.get_first_root_node().add_child(name="Suljettu")
    if way == "the collection":
        SiteDocument.objects.filter(pk=file.pk).update(collection=closed)
    else:
        CollectionViewRestriction.objects.create(collection=closed, restriction_type="login")
    ticket = take_ticket([news.pk])
    read = draft(news, "Varavoimakone", document_id=file.pk, page_number=1)
    if way == "the collection":
        CollectionViewRestriction.objects.create(collection=closed, restriction_type="login")
    else:
        file.collection = closed
        file.save()
    assert write({news.pk: [read]}, ticket=ticket, today=timezone.localdate()) == set()
    assert finds("varavoimakone") == 0


def test_a_worker_that_reads_while_a_person_hides_does_not_write_her_name(minimal_site, draft, finds):
    page, person = minimal_site.fi, factories.person("Aino Varavoimakone")
    ticket = take_ticket([page.pk])
    person.hidden = True
    person.save()
    named = draft(page, "Läsnä: Aino Varavoimakone")
    assert write({page.pk: [named]}, ticket=ticket, today=timezone.localdate()) == set()
    assert finds("varavoimakone") == 0


def test_pages_that_were_overtaken_because_a_file_was_closed_are_looked_at_once_more(news, monkeypatch, finds):
    usual, closings = refreshing.passages_of, [EVERY_PAGE]

    def derive(page):
        drafts = usual(page)
        if page.pk == news.pk and closings:
            take_ticket([closings.pop()])
        return drafts

    monkeypatch.setattr("search.refreshing.passages_of", derive)
    outcome = rebuild_passages()
    assert (outcome.overtaken, finds("haravoidaan")) == (set(), 1)
