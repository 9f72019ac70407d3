"""Feedback is received once and answered once."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.utils import timezone
from wagtail.models import ModelLogEntry

from cms.editorial.outbox import deliver_due
from cms.models.editorial import OutboxMessage
from pages.feedback.services import mark_answered, receive_feedback
from pages.models import Feedback
from tests import factories


def give(**fields: Any) -> Feedback:
    """Feedback as the form gives it."""
    given = {"key": uuid4(), "text": "Kiitos", "subject": "other", "email": "", "page_path": "", "language": "fi"}
    return receive_feedback(**{**given, **fields})


def test_each_feedback_has_a_number_that_one_can_read_out(minimal_site: Any) -> None:
    first, second = give(), give()
    assert first.receipt_number == str(first.pk)
    assert second.receipt_number != first.receipt_number


def test_the_same_form_sent_twice_is_one_feedback(minimal_site: Any) -> None:
    key = uuid4()
    assert give(key=key) == give(key=key)
    assert Feedback.objects.count() == 1


def test_another_text_after_a_step_back_is_not_lost(minimal_site: Any) -> None:
    key = uuid4()
    assert give(key=key).key != give(key=key, text="Vielä yksi asia").key
    assert Feedback.objects.count() == 2


def test_a_form_pressed_twice_at_once_is_one_feedback(minimal_site: Any, monkeypatch: Any) -> None:
    key = uuid4()
    first = give(key=key)
    manager = Feedback.objects
    monkeypatch.setattr(type(manager), "filter", lambda *args, **kwargs: manager.none())
    assert give(key=key) == first


def test_the_desk_hears_of_it_without_a_word_of_the_reader(minimal_site: Any, user_with: Any) -> None:
    manager = user_with("site-manager", first_name="Oskari")
    user_with("author-fi")
    given = give(text="Salainen asia", email="lukija@example.org")
    deliver_due(now=timezone.now())
    assert [message.recipient for message in OutboxMessage.objects.all()] == [manager]
    (sent,) = mail.outbox
    assert given.receipt_number in sent.subject
    assert f"/admin/feedback/{given.pk}/" in sent.body
    for private in ("Salainen", "lukija@example.org"):
        assert private not in sent.body + sent.subject


def test_answering_ends_the_clock_forgets_the_address_and_is_logged(user_with: Any) -> None:
    given, manager = factories.feedback(email="lukija@example.org"), user_with("site-manager")
    assert mark_answered(feedback=given, user=manager, note="Korjattu", now=timezone.now())
    assert (given.email, given.answered_at is None) == ("", False)
    entry = ModelLogEntry.objects.get(action="pages.feedback_answered")
    assert (entry.user, entry.data["note"]) == (manager, "Korjattu")


def test_feedback_is_answered_once(user_with: Any) -> None:
    given, manager = factories.feedback(), user_with("site-manager")
    assert mark_answered(feedback=given, user=manager, note="", now=timezone.now())
    assert not mark_answered(feedback=given, user=manager, note="", now=timezone.now())
    assert ModelLogEntry.objects.filter(action="pages.feedback_answered").count() == 1


def test_only_those_who_may_answer_do(user_with: Any) -> None:
    given = factories.feedback()
    with pytest.raises(PermissionDenied):
        mark_answered(feedback=given, user=user_with("secretary"), note="", now=timezone.now())
    assert Feedback.objects.unanswered().exists()
