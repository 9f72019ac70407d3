"""Passages of files."""

import pytest

from cms.models import SiteDocument
from search.models import DocumentText
from search.passages import attachments
from search.passages.attachments import passages_of_files
from search.passages.derive import passages_of
from search.passages.places import setting_of
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def read(monkeypatch):
    """Files with the texts that a test gives them."""
    texts = {}
    monkeypatch.setattr(attachments, "texts_of", lambda documents: {one.pk: texts[one.pk] for one in documents})

    def made(*pages, title="Tiedosto", language="", **fields):
        document = SiteDocument.objects.create(title=title, file="documents/a.pdf", language=language)
        state = "read" if any(pages) else "no_text"
        texts[document.pk] = DocumentText(document=document, pages=list(pages), **{"state": state, **fields})
        return document

    return made


def attached(document, title="Liite 1"):
    return ("attachment", {"document": document, "title": title})


def test_each_page_with_text_is_found_by_its_number(minimal_site, read):
    document = read("Ensimmäinen", "", "Kolmas")
    page = factories.section(minimal_site.fi, body=[attached(document)])
    drafts = passages_of_files(setting_of(page))
    assert [(draft.page_number, draft.text, draft.title) for draft in drafts] == [
        (1, "Ensimmäinen", "Liite 1"),
        (3, "Kolmas", "Liite 1"),
    ]
    assert {(draft.kind, draft.document_id, draft.language) for draft in drafts} == {("attachment", document.pk, "fi")}


def test_pieces_of_a_text_without_pages_have_no_number(minimal_site, read):
    document = read("Alku", "Loppu", has_pages=False)
    drafts = passages_of_files(setting_of(factories.section(minimal_site.fi, body=[attached(document)])))
    assert [draft.page_number for draft in drafts] == [None, None]
    assert drafts[0].key != drafts[1].key


def test_a_file_without_text_is_found_by_its_name(minimal_site, read):
    page = factories.section(minimal_site.fi, body=[attached(read(""), "Skannattu liite")])
    (draft,) = passages_of_files(setting_of(page))
    assert (draft.title, draft.text, draft.page_number) == ("Skannattu liite", "", None)


def test_a_file_of_an_agenda_item_leads_to_it_and_knows_who_was_there(minimal_site, read):
    rows = {
        "agenda_items": [factories.agenda_item(attachments=[attached(read("Luonnos"))])],
        "attendances": [factories.attendance("Aino Aalto", group="Kylät")],
    }
    meeting = factories.meeting(factories.forum(minimal_site.fi), rows=rows)
    draft = passages_of(meeting)[-1]
    item = meeting.agenda_items.get()
    assert (draft.kind, draft.item_key, draft.anchor) == ("attachment", item.translation_key, item.anchor)
    assert (draft.meeting_key, draft.body_key) == (
        meeting.translation_key,
        str(meeting.get_parent().translation_key),
    )
    assert [(person.role, person.name, person.group) for person in draft.people] == [("present", "", "Kylät")]


def test_the_language_is_that_of_the_file_as_said_or_as_read(minimal_site, read):
    files = [read("a", language="sv"), read("b", language=""), read("c")]
    page = factories.section(minimal_site.fi, body=[attached(file) for file in files])
    assert [draft.language for draft in passages_of_files(setting_of(page))] == ["sv", "fi", "fi"]


def test_a_file_of_both_versions_is_found_at_the_one_of_its_language(minimal_site, read):
    finnish, swedish = read("Suomeksi", language="fi"), read("På svenska", language="sv")
    page = factories.section(minimal_site.fi, body=[attached(finnish), attached(swedish)])
    assert len(passages_of_files(setting_of(page))) == 2
    version = factories.translated(page)
    assert [draft.text for draft in passages_of_files(setting_of(page))] == ["Suomeksi"]
    assert [draft.text for draft in passages_of_files(setting_of(version))] == ["På svenska"]


def test_a_file_that_the_other_version_does_not_offer_is_found_here(minimal_site, read):
    page = factories.section(minimal_site.fi, body=[attached(read("På svenska", language="sv"))])
    factories.translated(page, body=[])
    assert [draft.text for draft in passages_of_files(setting_of(page))] == ["På svenska"]
