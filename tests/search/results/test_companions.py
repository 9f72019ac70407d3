"""What was written, attached and said of one item leads to one another."""

from datetime import timedelta
from uuid import uuid4

from django.utils import timezone, translation
from wagtail.models import Page, PageViewRestriction

from search.models import Passage
from search.results.companions import companions_of
from search.results.places import places_of
from tests import factories
from tests.search.results.found import found_passage


def test_the_other_places_of_an_item_are_named_once(minimal_site, django_assert_max_num_queries):
    meeting = factories.meeting(factories.forum(minimal_site.fi))
    recording = factories.recording(minimal_site.fi)
    item = uuid4()
    found = found_passage(meeting, "Silta", kind="item", item_key=item, anchor="k-1")
    found_passage(meeting, "Päätetään", kind="decision", item_key=item, anchor="k-1")
    found_passage(recording, "", title="Silta", kind="recording", item_key=item, start=75, end=75, anchor="t75")
    places = places_of([found], "fi")
    with translation.override("fi"), django_assert_max_num_queries(6):
        companions = companions_of([found], places, "silta")[item]
    assert len(companions) == 2
    assert companions[0].url.endswith("?mark=silta#k-1")
    assert "1.15" in companions[1].words
    assert "t=75" in companions[1].url


def test_the_title_of_a_paper_is_told_apart_with_its_language(minimal_site):
    meeting = factories.meeting(factories.forum(minimal_site.sv))
    item = uuid4()
    found = [found_passage(meeting, "Bron", kind="item", item_key=item)]
    found_passage(meeting, "Kartta", title="Karta över bron", kind="attachment", item_key=item, page_number=1)
    with translation.override("fi"):
        [paper] = companions_of(found, places_of(found, "fi"), "")[item]
    assert (paper.words, paper.title, paper.language) == ("liite:", "Karta över bron", "sv")


def test_what_was_found_itself_and_what_is_not_for_everybody_is_left_out(minimal_site):
    meeting = factories.meeting(factories.forum(minimal_site.fi))
    recording = factories.recording(minimal_site.fi)
    item = uuid4()
    found = [found_passage(meeting, "Silta", kind="decision", item_key=item)]
    found_passage(recording, "", kind="recording", item_key=item, start=75, end=75)
    PageViewRestriction.objects.create(page=recording, restriction_type="login")
    assert companions_of(found, places_of(found, "fi"), "").get(item, []) == []
    assert companions_of([], places_of([], "fi"), "") == {}


def test_what_has_expired_or_waits_to_lose_its_names_is_no_companion(minimal_site):
    meeting = factories.meeting(factories.forum(minimal_site.fi))
    item = uuid4()
    found = [found_passage(factories.recording(minimal_site.fi), "Silta", kind="speech", item_key=item, start=1, end=2)]
    decision = found_passage(meeting, "Päätetään", kind="decision", item_key=item)
    assert companions_of(found, places_of(found, "fi"), "")[item]
    Page.objects.filter(pk=meeting.pk).update(expire_at=timezone.now() - timedelta(hours=1))
    assert companions_of(found, places_of(found, "fi"), "").get(item, []) == []
    Page.objects.filter(pk=meeting.pk).update(expire_at=None)
    Passage.objects.filter(pk=decision.pk).update(people_hidden_on=timezone.localdate())
    assert companions_of(found, places_of(found, "fi"), "").get(item, []) == []
