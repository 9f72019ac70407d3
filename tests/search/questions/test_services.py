"""What was asked is added up by several processes, decided about by the desk, and forgotten in time."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from wagtail.models import ModelLogEntry

from search.models import AskedQuestion, DismissedQuestion
from search.questions import services
from search.questions.services import Count, add_up, ask_again_later, bring_back, dismiss, forget_old
from tests.search.questions.made import question

NOVEMBER = date(2026, 11, 1)


def texts():
    return sorted(AskedQuestion.objects.values_list("text", flat=True))


def test_counts_add_up_and_the_later_one_says_what_was_found():
    assert Count(2, 1, 0) + Count(3, 0, 7) == Count(5, 1, 7)


def test_numbers_are_added_to_what_another_process_wrote(db):
    question("avustus", times=4, last_total=2)
    add_up({(NOVEMBER, "fi", "avustus"): Count(3, 3, 0), (NOVEMBER, "sv", "avustus"): Count(1, 0, 5)})
    fields = ("language", "times", "times_without", "last_total")
    assert sorted(AskedQuestion.objects.values_list(*fields)) == [("fi", 7, 3, 0), ("sv", 1, 0, 5)]


def test_texts_may_hold_whatever_a_statement_is_made_of(db):
    hostile = "'; drop table search_askedquestion; -- %s %(x)s \\ \""
    add_up({(NOVEMBER, "fi", hostile): Count(1, 1, 0)})
    assert texts() == [hostile]


def test_made_up_words_cannot_fill_the_database(db, monkeypatch):
    monkeypatch.setattr(services, "MOST_TEXTS", 3)
    for number in range(4):
        question(f"keksitty {number}", times=1)
    question("avustus", times=5)
    question("lokakuinen", times=1, month=date(2026, 10, 1))
    add_up({(NOVEMBER, "fi", "uusi"): Count(1, 1, 0)})
    assert texts() == ["avustus", "lokakuinen", "uusi"]


def test_a_question_without_results_is_dismissed_once_and_the_log_says_by_whom(user_with):
    reviewer = user_with("reviewer-fi")
    question("kyytiapu")
    assert dismiss(user=reviewer, language="fi", text="kyytiapu")
    assert not dismiss(user=reviewer, language="fi", text="kyytiapu")
    entry = ModelLogEntry.objects.get(action="search.question_dismissed")
    assert (entry.user, entry.label) == (reviewer, "kyytiapu (fi)")


def test_what_is_not_on_the_list_is_not_dismissed(user_with):
    manager = user_with("site-manager")
    question("harvinainen", times=4)
    question("avustus", last_total=3)
    for text in ("harvinainen", "avustus", "Matti Meikäläinen"):
        assert not dismiss(user=manager, language="fi", text=text)
    assert not DismissedQuestion.objects.exists()


def test_a_decision_is_taken_back(user_with):
    manager = user_with("site-manager")
    question("kyytiapu")
    dismiss(user=manager, language="fi", text="kyytiapu")
    assert not bring_back(user=manager, language="sv", text="kyytiapu")
    assert bring_back(user=manager, language="fi", text="kyytiapu")
    assert not bring_back(user=manager, language="fi", text="kyytiapu")
    assert not DismissedQuestion.objects.exists()
    assert ModelLogEntry.objects.filter(action="search.question_brought_back", user=manager).exists()


@pytest.mark.parametrize("role", ["author-fi", "translator", "secretary", "event-moderator"])
def test_nobody_else_decides(user_with, role):
    person = user_with("translator-sv" if role == "translator" else role)
    question("kyytiapu")
    for service in (dismiss, bring_back):
        with pytest.raises(PermissionDenied):
            service(user=person, language="fi", text="kyytiapu")


@pytest.mark.parametrize(
    ("month", "times", "last_day"),
    [
        (date(2026, 10, 1), 4, date(2026, 11, 30)),
        (date(2026, 1, 1), 1, date(2026, 3, 2)),
        (date(2026, 10, 1), 5, date(2028, 9, 30)),
        (date(2025, 12, 1), 900, date(2027, 11, 30)),
    ],
)
def test_a_question_is_kept_to_its_last_day_and_not_longer(db, month, times, last_day):
    question("sana", month=month, times=times)
    forget_old(today=last_day)
    assert texts() == ["sana"]
    forget_old(today=last_day + timedelta(days=1))
    assert texts() == []


def test_a_decision_is_forgotten_with_its_question(db):
    question("kyytiapu")
    for text in ("kyytiapu", "skjuts"):
        DismissedQuestion.objects.create(language="fi", text=text)
    forget_old(today=NOVEMBER)
    assert [one.text for one in DismissedQuestion.objects.all()] == ["kyytiapu"]


def test_a_pass_with_nothing_to_forget_only_looks(db, django_assert_num_queries):
    question("kyytiapu")
    with django_assert_num_queries(2):
        forget_old(today=date(2026, 11, 22))


def test_questions_are_asked_again_after_the_commit(db, monkeypatch, django_capture_on_commit_callbacks):
    called = []
    monkeypatch.setattr(services, "ask_questions_again", type("Task", (), {"enqueue": lambda: called.append(1)}))
    with django_capture_on_commit_callbacks(execute=True):
        ask_again_later()
        assert called == []
    assert called == [1]
