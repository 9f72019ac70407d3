"""The counts of an answer by name, with the addresses that narrow and widen."""

from uuid import uuid4

import pytest
from django.utils import translation

from search.results.facets import SHOWN, facets_of, names_of
from search.results.parameters import Asked
from tests import factories
from tests.search.results.found import found_passage


@pytest.fixture(autouse=True)
def _finnish():
    with translation.override("fi"):
        yield


def test_values_have_names_counts_and_addresses(minimal_site):
    forum = factories.forum(minimal_site.fi, title="Vanhusneuvosto")
    asked = Asked(text="tie", filters={"year": ("2026",)})
    key = str(forum.translation_key)
    counts = {"year": (("2025", 8), ("2026", 4)), "body": ((key, 12), (str(uuid4()), 3))}
    facets = facets_of(counts, asked, asked.filters, "fi")
    newest, older = facets["year"]
    assert (newest.value, newest.is_chosen, newest.share, newest.query) == ("2026", True, 50, "q=tie")
    assert (older.share, older.query) == (100, "q=tie&year=2025")
    assert [(one.label, one.count) for one in facets["body"]] == [("Vanhusneuvosto", 12)]
    assert facets["speaker"] == ()


def test_what_is_chosen_is_shown_even_where_nothing_has_it():
    asked = Asked(filters={"year": ("1999",)})
    facets = facets_of({"year": (("2026", 1),)}, asked, asked.filters, "fi")
    assert [(one.value, one.count) for one in facets["year"]] == [("2026", 1), ("1999", 0)]


def test_a_long_list_is_cut(db, django_assert_num_queries):
    counts = {"speaker": tuple((f"Puhuja {number}", 1) for number in range(500))}
    with django_assert_num_queries(0):
        assert len(facets_of(counts, Asked(), {}, "fi")["speaker"]) == SHOWN["speaker"]


def test_groups_are_called_as_minutes_print_them_and_networks_by_their_page(minimal_site):
    network = factories.network(minimal_site.fi, title="Kylien verkosto")
    printed, known = str(uuid4()), str(network.translation_key)
    people = [("present", "Potilaiden yhdistys", printed), ("present", "Kylät", known)]
    found_passage(factories.meeting(factories.forum(minimal_site.fi)), "x", kind="meeting", people=people)
    names = names_of({"present": [printed, known]}, "fi")["present"]
    assert names == {printed: ("Potilaiden yhdistys", ""), known: ("Kylien verkosto", "")}


def test_a_group_that_only_minutes_of_the_other_language_print_says_its_language(minimal_site):
    key = str(uuid4())
    meeting = factories.meeting(factories.forum(minimal_site.sv))
    found_passage(meeting, "x", kind="meeting", people=[("absent", "Patientföreningen", key)])
    assert names_of({"absent": [key]}, "fi")["absent"] == {key: ("Patientföreningen", "sv")}
    found_passage(meeting, "x", kind="meeting", language="fi", people=[("absent", "Potilasyhdistys", key)])
    assert names_of({"absent": [key]}, "fi")["absent"] == {key: ("Potilasyhdistys", "")}
