"""Where passages stand: only what anybody may read, at the address where a reader finds it."""

from datetime import date, timedelta

import pytest
from django.utils import timezone
from wagtail.models import Collection, CollectionViewRestriction, Page, PageViewRestriction

from cms.models import SiteDocument
from pages.models import AgendaItem
from search.results.places import Place, address_of, places_of, readable
from tests import factories
from tests.search.results.found import found_passage


def test_passages_come_in_the_order_asked_and_only_of_readable_pages(minimal_site):
    pages = [factories.news(minimal_site.fi) for _number in range(5)]
    keys = [found_passage(page, "Silta").pk for page in pages]
    Page.objects.filter(pk=pages[1].pk).update(live=False)
    Page.objects.filter(pk=pages[2].pk).update(expire_at=timezone.now() - timedelta(hours=1))
    PageViewRestriction.objects.create(page=pages[3], restriction_type="login")
    assert [passage.pk for passage in readable(reversed(keys))] == [keys[4], keys[0]]


def test_a_file_that_is_moved_into_a_closed_collection_unheard_is_not_readable(minimal_site):
    closed = Collection.get_first_root_node().add_child(name="Suljettu")
    inside, other = closed.add_child(name="Sisällä"), Collection.get_first_root_node().add_child(name="Avoin")
    CollectionViewRestriction.objects.create(collection=closed, restriction_type="login")
    filed = [SiteDocument.objects.create(title="Liite", file="liite.pdf", collection=other) for _number in range(2)]
    keys = [found_passage(minimal_site.fi, "x", kind="attachment", document=document).pk for document in filed]
    keys.append(found_passage(minimal_site.fi, "x").pk)
    assert [passage.pk for passage in readable(keys)] == keys
    SiteDocument.objects.filter(pk=filed[0].pk).update(collection=inside)
    assert [passage.pk for passage in readable(keys)] == keys[1:]


def test_a_page_without_a_version_stands_in_the_readers_tree_and_another_at_its_own_address(minimal_site):
    alone = factories.news(minimal_site.fi)
    both = factories.news(minimal_site.fi)
    factories.translated(alone.get_parent().specific)
    factories.translated(both)
    passages = [found_passage(page, "Silta") for page in (alone, both)]
    places = places_of(passages, "sv")
    assert places.pages[alone.pk].url.startswith("/sv/")
    assert places.pages[both.pk].url == both.get_url()


def test_agenda_items_are_known_by_their_number(minimal_site):
    rows = {"agenda_items": [AgendaItem(number="4", heading="Silta")]}
    meeting = factories.meeting(factories.forum(minimal_site.fi), rows=rows)
    item = meeting.agenda_items.get()
    passage = found_passage(
        meeting, "x", kind="item", item_key=item.translation_key, meeting_key=meeting.translation_key
    )
    places = places_of([passage], "fi")
    assert places.item(passage).number == "4"
    assert places.meetings[meeting.translation_key].title == meeting.title


def test_an_address_leads_to_the_anchor_the_second_or_the_page_of_the_file(minimal_site):
    place = Place("Sivu", "/fi/sivu/", "fi")
    item = found_passage(minimal_site.fi, "x", kind="item", anchor="k-1")
    assert address_of(item, place, "uusi silta") == "/fi/sivu/?mark=uusi+silta#k-1"
    assert address_of(item, place, "") == "/fi/sivu/#k-1"
    said = found_passage(minimal_site.fi, "x", kind="speech", anchor="t12", start=12, end=20, language="sv")
    assert address_of(said, place, "bro", 15) == "/fi/sivu/?t=15&text=sv&mark=bro#t15"


def test_a_page_of_a_file_is_opened_with_its_word(minimal_site):
    place = Place("Sivu", "/fi/sivu/", "fi")
    document = SiteDocument.objects.create(title="Liite", file="liite.pdf")
    paged = found_passage(minimal_site.fi, "x", kind="attachment", document=document, page_number=4)
    assert address_of(paged, place, "silta", found="siltä & #5").endswith(".pdf#page=4&search=silt%C3%A4%20%26%20%235")
    assert address_of(paged, place, "silta").endswith(".pdf#page=4")
    whole = found_passage(minimal_site.fi, "x", kind="attachment", document=document)
    assert address_of(whole, place, "silta", found="silta").endswith(".pdf")


def test_a_passage_whose_names_hide_is_not_readable_before_it_was_derived_anew(minimal_site):
    day = date(2026, 11, 22)
    found = found_passage(minimal_site.fi, "Läsnä Aino Aalto", people_hidden_on=day)
    evening, midnight = factories.moment(2026, 11, 21, 23, 59), factories.moment(2026, 11, 22, 0, 0)
    assert readable([found.pk], now=evening) == [found]
    assert readable([found.pk], now=midnight) == []


def test_a_recording_is_not_named_by_a_meeting_that_has_expired(minimal_site):
    meeting = factories.meeting(factories.forum(minimal_site.fi), title="Kokous")
    said = found_passage(factories.recording(minimal_site.fi), "x", meeting_key=meeting.translation_key)
    assert places_of([said], "fi").meetings[meeting.translation_key].title == "Kokous"
    Page.objects.filter(pk=meeting.pk).update(expire_at=timezone.now() - timedelta(hours=1))
    assert places_of([said], "fi").meetings == {}


@pytest.mark.parametrize("way", ["private", "expired", "withdrawn"])
def test_a_recording_is_not_called_by_an_item_that_nobody_may_read(minimal_site, way):
    rows = {"agenda_items": [AgendaItem(number="4", heading="Salainen")]}
    meeting = factories.meeting(factories.forum(minimal_site.fi), rows=rows)
    item = meeting.agenda_items.get()
    said = found_passage(
        factories.recording(minimal_site.fi), "x", kind="speech", item_key=item.translation_key, start=1, end=2
    )
    assert places_of([said], "fi").item(said).heading == "Salainen"
    if way == "private":
        PageViewRestriction.objects.create(page=meeting, restriction_type="login")
    elif way == "expired":
        Page.objects.filter(pk=meeting.pk).update(expire_at=timezone.now() - timedelta(hours=1))
    else:
        Page.objects.filter(pk=meeting.pk).update(live=False)
    assert places_of([said], "fi").item(said) is None
