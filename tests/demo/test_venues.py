"""The venues and subjects of the content file are those of the region, with what is known of access."""

import pytest

from demo.manuscripts import read
from demo.venues import access_of, category, create_venues, venue, venue_entry
from events.models import Category, Venue
from pages.accessibility import AccessFact

VENUES = {entry["code"]: entry for entry in read("venues")["venue"]}


class NoPlaces:
    """Places where no municipality was loaded."""

    def page_or_none(self, key, language):
        return None


def test_there_are_fifteen_venues_in_the_eight_municipalities():
    assert list(VENUES) == [f"V{number}" for number in range(1, 16)]
    assert {entry["municipality"] for entry in VENUES.values()} == {"SA", "KI", "UU", "RI", "HI", "LI", "VE", "MÄ"}


def test_not_known_is_told_apart_from_no():
    assert access_of(VENUES["V7"]) == {
        "step_free": "no",
        "lift": "no",
        "accessible_wc": "unknown",
        "induction_loop": "unknown",
        "parking": "yes",
    }


def test_nothing_is_known_of_the_school_that_nobody_has_checked(db):
    school = venue(NoPlaces(), "V14")
    assert {fact for _name, fact in school.access_facts} == {AccessFact.UNKNOWN}
    assert school.access_checked_on is None


def test_a_venue_is_made_once(db):
    first, second = venue(NoPlaces(), "V5"), venue(NoPlaces(), "V5")
    assert first == second
    assert (first.name_fi, first.name_sv) == ("", "Nyå bystuga")
    assert Venue.objects.count() == 1


def test_all_venues_are_there_whether_an_event_needs_them_or_not(db):
    create_venues(NoPlaces())
    create_venues(NoPlaces())
    assert Venue.objects.count() == 15


def test_an_event_without_a_venue_makes_none(db):
    assert venue(NoPlaces(), None) is None
    assert not Venue.objects.exists()


def test_an_unknown_venue_is_noticed():
    with pytest.raises(StopIteration):
        venue_entry("V99")


def test_every_subject_has_a_concept_of_its_own_and_both_names(db):
    for entry in read("venues")["category"]:
        category(entry["code"]).full_clean()
        category(entry["code"])
    assert Category.objects.count() == len(read("venues")["category"])
