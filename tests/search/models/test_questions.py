"""What is kept of questions has no place for a person, and what few have asked is nobody's to see."""

from datetime import date

import pytest
from django.apps import apps

from cms.reader_cache.changes import is_private
from search.models import AskedQuestion, DismissedQuestion
from tests.search.questions.made import question

FIELDS = {
    AskedQuestion: {"id", "month", "language", "text", "times", "times_without", "last_total"},
    DismissedQuestion: {"id", "language", "text"},
}


@pytest.mark.parametrize("model", FIELDS, ids=lambda model: model.__name__)
def test_no_field_is_about_a_person_or_a_moment(model):
    assert {field.name for field in model._meta.get_fields()} == FIELDS[model]


@pytest.mark.parametrize("model", FIELDS, ids=lambda model: model.__name__)
def test_nothing_points_to_a_question_and_no_page_for_readers_depends_on_one(model):
    related = [other for other in apps.get_models() for field in other._meta.fields if field.related_model is model]
    assert related == []
    assert is_private(model)


def test_only_what_was_asked_five_times_in_a_month_is_shown(db):
    question("kerran", times=1)
    question("neljästi", times=4)
    often = question("viidesti", times=5)
    assert list(AskedQuestion.objects.shown()) == [often]


def test_twice_three_times_in_two_months_is_shown_to_nobody(db):
    question("nimi", times=3, month=date(2026, 10, 1))
    question("nimi", times=3, month=date(2026, 11, 1))
    assert not AskedQuestion.objects.shown().exists()


def test_a_question_says_what_it_is(db):
    assert str(question("kyytiapu", month=date(2026, 11, 1))) == "kyytiapu (fi, 2026-11)"
    assert str(DismissedQuestion(language="sv", text="skjuts")) == "skjuts (sv)"
