"""A search as a question: language, limits of the address and of the text together, other words."""

import pytest

from search.models import Term
from search.query.nodes import Everything
from search.query.trees import terms
from search.results.asking import HITS, understood
from search.results.parameters import Asked
from tests.search.results.found import found_passage

pytestmark = pytest.mark.django_db


def test_the_readers_language_goes_without_saying():
    wish = understood(Asked(text="silta"), "sv")
    assert wish.question.filters == {"language": ("sv",)}
    assert wish.is_in_own_language
    assert not understood(Asked(text="silta", filters={"language": ("fi",)}), "sv").is_in_own_language


def test_limits_in_the_text_and_in_the_address_hold_together():
    wish = understood(Asked(text="silta vuosi:2025", filters={"year": ("2026",), "kind": ("item",)}), "fi")
    assert wish.question.filters["year"] == ("2026", "2025")
    assert wish.question.filters["kind"] == ("item",)
    days = understood(Asked(text="alkaen:2026", date_from="2025-01-01", date_to="2027-01-01"), "fi").question
    assert (days.date_from, days.date_to) == ("2026-01-01", "2027-01-01")


def test_each_page_has_twenty_hits_of_its_own():
    question = understood(Asked(text="silta", page=3), "fi").question
    assert (question.offset, question.limit) == (2 * HITS, HITS)


def test_nothing_is_asked_without_words_and_limits():
    assert understood(Asked(), "fi").is_empty
    assert understood(Asked(text="* ;"), "fi").is_empty
    assert not understood(Asked(filters={"year": ("2026",)}), "fi").is_empty
    assert isinstance(understood(Asked(filters={"year": ("2026",)}), "fi").question.tree, Everything)


def test_a_typing_error_is_put_right(minimal_site):
    found_passage(minimal_site.fi, "Avustusta haetaan keväällä.")
    assert "avustusta" in understood(Asked(text="avutsusta"), "fi").meant


def test_several_words_may_be_asked_for_one_by_one():
    assert understood(Asked(text='silta "uusi lautta"'), "fi").wider == 'silta OR "uusi lautta"'
    assert understood(Asked(text="silta"), "fi").wider == ""


def test_the_words_of_a_lone_phrase_may_be_asked_for_one_by_one_too():
    assert understood(Asked(text='"uusi lautta"'), "fi").wider == "uusi OR lautta"
    assert understood(Asked(text='"lautta"'), "fi").wider == ""
    assert understood(Asked(text='"uusi lautta" vuosi:2025'), "fi").wider == "uusi OR lautta"
    assert understood(Asked(text='-"uusi lautta"'), "fi").wider == ""


def test_what_must_not_be_there_stays_out_where_any_of_the_words_will_do():
    assert understood(Asked(text="silta lautta -myrsky"), "fi").wider == "silta OR lautta -myrsky"
    wish = understood(Asked(text='silta "uusi lautta" -"kova tuuli" -sade'), "fi")
    assert wish.wider == 'silta OR "uusi lautta" -"kova tuuli" -sade'
    assert understood(Asked(text='"uusi lautta" -myrsky'), "fi").wider == ""


def test_who_waits_for_a_word_gets_it_uncorrected(minimal_site):
    found_passage(minimal_site.fi, "Tuulivoimala")
    asked = Asked(text="tuulivoimalx")
    assert understood(asked, "fi").meant
    plain = understood(asked, "fi", corrects=False)
    assert plain.meant == ""
    assert [term.corrections for term in terms(plain.question.tree)] == [()]


def test_a_name_in_which_a_small_word_stands_is_translated(minimal_site):
    Term.objects.create(fi="hallitus", sv="styrelsen för föreningen")
    tree = understood(Asked(text="vem är styrelsen för föreningen"), "sv").question.tree
    assert any("hallitus" in term.translations for term in terms(tree))
    assert {"vem", "är"}.isdisjoint(term.exact for term in terms(tree))
