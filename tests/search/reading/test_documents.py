"""Texts of the documents of the site."""

import pytest
from django.core.files.base import ContentFile

from cms.models import SiteDocument
from search.models import DocumentText, Passage
from search.reading import documents
from search.reading.documents import flagged, kind_of, read_flagged_again, texts_of
from search.reading.outcomes import Outcome
from search.rebuilding import rebuild_passages
from tests import factories
from tests.search.reading import samples

pytestmark = pytest.mark.django_db
FINNISH = "Yhdistysfoorumi esittää, että pienet avustukset haetaan kevennetysti."


@pytest.fixture(autouse=True)
def _own_media(settings, tmp_path):
    settings.MEDIA_ROOT = str(tmp_path)


def document(content, name="liite.pdf", **fields):
    return SiteDocument.objects.create(title="Liite", file=ContentFile(content, name=name), **fields)


def text_of(document):
    return texts_of([document])[document.pk]


def test_a_file_is_read_once(monkeypatch):
    made = document(samples.pdf(FINNISH, "Toinen sivu"))
    text = text_of(made)
    assert (text.state, text.language, len(text.pages)) == ("read", "fi", 2)
    monkeypatch.setattr(documents, "read_file", lambda *args: pytest.fail("read again"))
    assert text_of(SiteDocument.objects.get()).pk == text.pk


def test_another_file_of_the_same_document_and_another_way_of_reading_are_read_anew(monkeypatch):
    made = document(samples.pdf("Vanha"))
    assert "Vanha" in text_of(made).pages[0]
    made.file = ContentFile(samples.pdf("Uusi"), name="uusi.pdf")
    made._set_file_hash()
    made.save()
    assert "Uusi" in text_of(made).pages[0]
    monkeypatch.setattr(documents, "READER", 1_000)
    assert text_of(made).reader == 1_000
    assert DocumentText.objects.count() == 1


@pytest.mark.parametrize("outcome", [Outcome("too_slow"), Outcome("broken"), Outcome("read", ("Alku",), is_cut=True)])
def test_what_could_not_be_read_or_not_whole_is_read_again_when_it_is_asked_for(monkeypatch, outcome):
    made, sound = document(samples.pdf("Teksti")), document(samples.pdf("Muuta"))
    with monkeypatch.context() as patch:
        patch.setattr(documents, "read_file", lambda *args: outcome)
        text_of(made)
    whole = text_of(sound).read_at
    assert text_of(made).state == outcome.state
    assert (read_flagged_again(), read_flagged_again()) == (1, 1)
    assert [text.state for text in flagged()] == [outcome.state]
    assert (text_of(made).state, text_of(made).is_cut, text_of(sound).read_at) == ("read", False, whole)
    assert "Teksti" in text_of(made).pages[0]
    assert read_flagged_again() == 0


def test_a_file_that_is_missing_is_flagged_and_looked_for_again():
    made = document(b"")
    made.file.storage.delete(made.file.name)
    assert text_of(made).state == "missing"
    made.file.storage.save(made.file.name, ContentFile(samples.pdf("Löytyi")))
    assert text_of(made).state == "read"


def test_a_broken_or_empty_file_is_flagged():
    assert text_of(document(b"rikki")).state == "broken"
    assert text_of(document(samples.pdf(""))).state == "no_text"


def test_files_of_other_kinds_are_not_opened(django_assert_num_queries):
    sound = document(b"OggS", name="tallenne.ogg")
    with django_assert_num_queries(1):
        assert text_of(sound).state == "unknown"
    assert kind_of(document(b"", name="A.PDF")) == "pdf"
    assert kind_of(document(b"", name="pdf")) == ""


def test_what_is_known_costs_one_query_for_all(django_assert_num_queries):
    made = [document(samples.pdf(f"Liite {number}")) for number in range(2)]
    texts_of(made)
    with django_assert_num_queries(1):
        assert {text.state for text in texts_of(made).values()} == {"read"}
    assert texts_of([]) == {}


def test_people_of_the_desk_are_told_what_cannot_be_searched():
    made = [document(samples.pdf("Teksti")), document(samples.pdf("")), document(b"rikki")]
    texts_of(made)
    assert {(text.document, text.state) for text in flagged()} == {(made[1], "no_text"), (made[2], "broken")}
    DocumentText.objects.filter(document=made[0]).update(is_cut=True)
    assert flagged().count() == 3


def test_files_that_could_not_be_read_are_read_again(minimal_site):
    made = document(samples.pdf("Teksti"))
    factories.section(minimal_site.fi, body=[("attachment", {"document": made, "title": "Liite"})])
    rebuild_passages()
    DocumentText.objects.update(state="broken", pages=[])
    rebuild_passages()
    assert DocumentText.objects.get().state == "read"
    assert "Teksti" in Passage.objects.get(document=made).text
