"""Feedback and its fourteen days."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from pages.models import Feedback
from tests import factories

pytestmark = pytest.mark.django_db


def test_feedback_is_answered_within_fourteen_days() -> None:
    given = factories.feedback()
    given.refresh_from_db()
    assert given.answer_by == timezone.localdate() + timedelta(days=14)


def test_an_answer_comes_after_the_question() -> None:
    given = factories.feedback()
    with pytest.raises(IntegrityError), transaction.atomic():
        Feedback.objects.filter(pk=given.pk).update(answered_at=given.created_at - timedelta(seconds=1))
    Feedback.objects.filter(pk=given.pk).update(answered_at=given.created_at)


def test_a_receipt_number_is_given_once() -> None:
    factories.feedback(receipt_number="P-2026-1")
    with pytest.raises(IntegrityError), transaction.atomic():
        factories.feedback(receipt_number="P-2026-1")


def test_the_most_urgent_unanswered_feedback_comes_first() -> None:
    today = timezone.localdate()
    later = factories.feedback(answer_by=today + timedelta(days=3))
    late = factories.feedback(answer_by=today - timedelta(days=1))
    factories.feedback(answer_by=today - timedelta(days=9), answered_at=timezone.now() + timedelta(seconds=1))
    assert list(Feedback.objects.unanswered()) == [late, later]
    assert list(Feedback.objects.late(today)) == [late]
