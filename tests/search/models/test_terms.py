"""What a term and an editors' choice may hold, whoever writes it."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from search.models import Pin, Term


def test_the_words_of_a_term_are_tidied_and_the_first_is_preferred(db):
    term = Term(fi="", fi_also=" tuki \n\navustus\nTuki", sv=" understöd ")
    term.clean()
    assert (term.fi, term.fi_also, term.sv, term.sv_also) == ("tuki", "avustus", "understöd", "")
    assert term.words("fi") == ["tuki", "avustus"]
    assert str(term) == "tuki / understöd"


def test_sentences_stand_beside_the_words_that_they_are_about(db):
    with pytest.raises(ValidationError) as refused:
        Term(fi="…", sv="x" * 101, sv_also="y").clean()
    assert refused.value.message_dict.keys() == {"fi", "sv_also"}


def test_a_term_without_words_does_not_reach_the_database(db):
    with pytest.raises(IntegrityError), transaction.atomic():
        Term.objects.create()
    Term.objects.create(fi="a", sv="b", origin="x")
    with pytest.raises(IntegrityError), transaction.atomic():
        Term.objects.create(fi="c", sv="d", origin="x")


def test_the_questions_of_a_choice_are_tidied(minimal_site):
    pin = Pin(language="fi", questions=" avustus \n\nAVUSTUS\ntilat ", page=minimal_site.fi)
    pin.full_clean()
    assert pin.questions == "avustus\ntilat"
    assert str(pin) == "avustus (fi)"


@pytest.mark.parametrize("questions", ["", " \n ", "…", "x" * 101])
def test_a_choice_is_for_some_question(minimal_site, questions):
    with pytest.raises(ValidationError) as refused:
        Pin(language="fi", questions=questions, page=minimal_site.fi).full_clean()
    assert "questions" in refused.value.message_dict
