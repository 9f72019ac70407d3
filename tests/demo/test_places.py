"""What a piece refers to is found, or made once."""

from dataclasses import replace

import pytest
from wagtail.models import Page

from cms.models import Person, SiteDocument, SiteImage
from demo.gatherings import network_pieces
from demo.manuscripts import read_meetings
from demo.places import Places, person_key, remember_persons


def test_a_page_is_found_by_its_identity_in_the_language_asked_for(desk):
    desk.put_through(network_pieces(desk.places)[0])
    assert desk.places.page("N1", "sv").title == "Barn och familjer"
    assert desk.places.page("N1", "fi").title == "Lapset ja perheet"
    assert desk.places.page_or_none(None, "fi") is None


def test_a_page_that_lacks_the_language_is_found_in_the_other(desk):
    network = replace(network_pieces(desk.places)[-1], translation="single", single_reason="because")
    desk.put_through(network)
    assert desk.places.page(network.key, "sv").locale.language_code == "fi"
    with pytest.raises(Page.DoesNotExist):
        desk.places.page("nothing", "fi")


def test_the_lists_and_front_pages_are_those_of_the_language(desk):
    assert desk.places.home("sv").locale.language_code == "sv"
    assert desk.places.index("pages.NewsIndexPage", "fi").title == "Uutiset"


def test_an_image_is_drawn_once_and_described_in_both_languages(desk):
    image = desk.places.image("storm")
    assert Places().image("storm") == image
    assert SiteImage.objects.count() == 1
    assert image.alternative_text("sv").startswith("Teckning")
    assert desk.places.image(None) is None


def test_a_document_is_made_once_with_its_language_and_pages(desk):
    [sheet] = [sheets["storm"] for meeting in read_meetings() if "storm" in (sheets := meeting.get("attachments", {}))]
    document = desk.places.document("storm", sheet)
    assert Places().document("storm", sheet) == document
    assert SiteDocument.objects.count() == 1
    assert (document.language, document.page_count) == ("fi", 1)
    assert document.file.read().startswith(b"%PDF-1.4")


def test_a_person_who_was_hidden_stays_hidden(db):
    remember_persons({"Reijo Sorsavirta"})
    Person.objects.update(hidden=True)
    remember_persons({"Reijo Sorsavirta", "Saga Norrmark"})
    assert Person.objects.get(pk=person_key("Reijo Sorsavirta")).hidden
    assert Person.objects.count() == 2
