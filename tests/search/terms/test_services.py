"""Terms are added by those who may, say something, are there once, and are found from the moment they are saved."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from wagtail.models import ModelLogEntry

from search.models import Pin, PinEntry, Term, TermEntry
from search.passages.expiring import expired_pages
from search.terms.queries import concepts
from search.terms.services import add_term, enter_terms


@pytest.mark.parametrize("role", ["site-manager", "reviewer-fi", "reviewer-sv"])
def test_who_may_adds_a_term_which_is_logged_and_found(user_with, role):
    user = user_with(role)
    term = add_term(user=user, words={"fi": [" avustus ", "tuki"], "sv": ["understöd"]}, source=Term.Source.PROPOSAL)
    assert (term.fi, term.fi_also, term.sv, term.source) == ("avustus", "tuki", "understöd", "proposal")
    assert ModelLogEntry.objects.get().user == user
    [concept] = concepts(["tuki"])
    assert {word[0][0] for word in concept.names["fi"]} == {"avustus", "tuki"}


@pytest.mark.parametrize("role", ["author-fi", "translator-sv", "secretary", "event-moderator"])
def test_nobody_else_does(user_with, role):
    with pytest.raises(PermissionDenied):
        add_term(user=user_with(role), words={"fi": ["a"], "sv": ["b"]})


@pytest.mark.parametrize(
    "words",
    [{}, {"fi": [""]}, {"fi": ["avustus"]}, {"fi": ["avustus", "Avustus"]}, {"fi": ["…"], "sv": ["bidrag"]},
     {"fi": ["x" * 101], "sv": ["y"]}, {"fi": [f"sana{number}" for number in range(30)]}],
)  # fmt: skip
def test_what_says_nothing_is_refused(user_with, words):
    with pytest.raises(ValidationError) as refused:
        add_term(user=user_with("site-manager"), words=words)
    assert refused.value.messages
    assert not Term.objects.exists()


def test_two_names_of_one_language_are_a_term(user_with):
    assert add_term(user=user_with("site-manager"), words={"sv": ["ordf", "ordförande"]}).sv == "ordf"


def test_a_pair_is_there_once_whatever_its_capitals(user_with):
    user = user_with("site-manager")
    add_term(user=user, words={"fi": ["avustus"], "sv": ["bidrag"]})
    add_term(user=user, words={"fi": ["avustus"], "sv": ["understöd"]})
    with pytest.raises(ValidationError):
        add_term(user=user, words={"fi": ["Avustus"], "sv": ["bidrag"]})
    with pytest.raises(IntegrityError), transaction.atomic():
        Term.objects.create(fi="avustus", sv="bidrag")


def test_a_changed_term_is_found_by_its_new_names_and_one_out_of_use_by_none(db):
    term = Term.objects.create(fi="avustus", sv="bidrag")
    term.sv = "understöd"
    term.save()
    assert concepts(["bidrag"]) == []
    assert len(concepts(["understöd"])) == 1
    term.is_used = False
    term.save()
    assert not TermEntry.objects.exists()
    term.delete()
    enter_terms([])


def test_what_is_rolled_back_is_not_found(db):
    with transaction.atomic():
        Term.objects.create(fi="avustus", sv="bidrag")
        transaction.set_rollback(True)
    assert concepts(["avustus"]) == []


def test_a_pin_is_entered_with_each_of_its_questions(minimal_site):
    pin = Pin.objects.create(language="fi", questions="avustukset\ntuettu asuminen", page=minimal_site.fi)
    assert {"avustus", "tuettu"} <= set(PinEntry.objects.values_list("form", flat=True))
    pin.questions = "tilat"
    pin.save()
    assert not PinEntry.objects.filter(form="avustus").exists()


def test_looking_up_costs_one_query_whatever_there_is(db, django_assert_num_queries):
    Term.objects.bulk_create([Term(fi=f"avustus {number}", sv=f"understöd {number}") for number in range(300)])
    enter_terms(Term.objects.all())
    # Asked once a second, whatever is looked up.
    expired_pages(timezone.now())
    with django_assert_num_queries(1):
        assert len(concepts(["avustus", "sana"])) > 100
    with django_assert_num_queries(0):
        assert concepts([]) == []
