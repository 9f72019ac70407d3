"""What was written, attached and said of one item leads to one another."""

from uuid import uuid4

from django.utils import translation
from wagtail.models import PageViewRestriction

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


def test_what_was_found_itself_and_what_is_not_for_everybody_is_left_out(minimal_site):
    meeting = factories.meeting(factories.forum(minimal_site.fi))
    recording = factories.recording(minimal_site.fi)
    item = uuid4()
    found = [found_passage(meeting, "Silta", kind="decision", item_key=item)]
    found_passage(recording, "", kind="recording", item_key=item, start=75, end=75)
    PageViewRestriction.objects.create(page=recording, restriction_type="login")
    assert companions_of(found, places_of(found, "fi"), "").get(item, []) == []
    assert companions_of([], places_of([], "fi"), "") == {}
