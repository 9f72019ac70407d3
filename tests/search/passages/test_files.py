"""Which files a page offers."""

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Collection, CollectionViewRestriction

from cms.models import SiteDocument
from search.passages.files import files_of, open_files
from tests import factories

pytestmark = pytest.mark.django_db


def document(title="Tiedosto"):
    return SiteDocument.objects.create(title=title, file=f"documents/{title}.pdf")


def attached(document, title="Liite 1"):
    return ("attachment", {"document": document, "title": title})


def test_files_of_items_come_first_with_their_place(minimal_site):
    first, second = document(), document()
    item = factories.agenda_item(attachments=[attached(second, "Luonnos")])
    meeting = factories.meeting(
        factories.forum(minimal_site.fi),
        attachments=[attached(first), attached(second, "Sama")],
        rows={"agenda_items": [item]},
    )
    row = meeting.agenda_items.get()
    found = files_of(meeting)
    assert [(file.document, file.title) for file in found] == [(second, "Luonnos"), (first, "Liite 1")]
    assert (found[0].item_key, found[0].anchor) == (row.translation_key, row.anchor)
    assert (found[1].item_key, found[1].anchor) == (None, "")


def test_files_are_found_in_bodies_in_prose_and_as_the_document_of_a_page(minimal_site):
    linked, other, own, beside = document("A"), document("B"), document("C"), document("D")
    body = [
        ("paragraph", f'<p><a linktype="document" id="{linked.pk}">lue</a> <a linktype="page" id="1">sivu</a></p>'),
        attached(other, "Liite"),
    ]
    assert [file.title for file in files_of(factories.section(minimal_site.fi, body=body))] == ["Liite", "A"]
    material = factories.material(minimal_site.fi, document=own, other_files=[("file", beside)])
    assert {file.title for file in files_of(material)} == {"C", "D"}
    item = factories.agenda_item(matter=f'<p><a id="{linked.pk}" linktype="document">lue</a></p>')
    meeting = factories.meeting(factories.forum(minimal_site.fi), rows={"agenda_items": [item]})
    assert [file.document for file in files_of(meeting)] == [linked]


def test_a_link_to_nothing_and_an_attachment_without_a_file_are_left_out(minimal_site):
    body = [("paragraph", '<p><a linktype="document" id="999">poissa</a></p>'), attached(None)]
    assert files_of(factories.section(minimal_site.fi, body=body)) == []


def test_files_cost_the_same_queries_whatever_their_number(minimal_site):
    costs = []
    for number in (1, 12):
        chosen = [attached(document()) for _number in range(number)]
        page = type(factories.section(minimal_site.fi)).objects.get(
            pk=factories.section(minimal_site.fi, body=chosen).pk
        )
        with CaptureQueriesContext(connection) as queries:
            assert len(files_of(page)) == number
        costs.append(len(queries))
    assert costs[0] == costs[1]


def test_the_sound_of_a_recording_is_no_file_to_be_read(minimal_site):
    sound = SiteDocument.objects.create(title="Ääni", file=ContentFile(b"OggS", name="tallenne.ogg"))
    assert files_of(factories.recording(minimal_site.fi, media_file=sound)) == []


def test_a_file_in_a_collection_that_is_kept_from_somebody_is_not_open(minimal_site):
    closed = Collection.get_first_root_node().add_child(name="Suljettu")
    inner = closed.add_child(name="Sisempi")
    private = SiteDocument.objects.create(title="Salainen", file="documents/salainen.pdf", collection=inner)
    page = factories.section(minimal_site.fi, body=[attached(document()), attached(private)])
    assert len(open_files(files_of(page))) == 2
    CollectionViewRestriction.objects.create(collection=closed, restriction_type="login")
    assert [file.title for file in open_files(files_of(page))] == ["Liite 1"]
    assert private not in [file.document for file in open_files(files_of(page))]
    assert open_files([]) == []
