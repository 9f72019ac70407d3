"""What the database itself refuses about submissions."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from cms.models import User
from events.models import Submission, SubmissionVersion
from tests import factories

NOW = timezone.now()


def decided(**fields: Any) -> dict[str, Any]:
    """What a decided submission has."""
    moderator = User.objects.create_user("moderator")
    return {"verified_at": NOW, "decided_at": NOW, "decided_by": moderator, "reason": "r2", **fields}


@pytest.mark.django_db
@pytest.mark.parametrize(
    "wrong",
    [
        {"state": "nonsense"},
        {"state": "pending"},
        {"state": "published", "decided_by": None},
        {"state": "published", "decided_at": None},
        {"state": "rejected", "decided_by": None},
        {"state": "rejected", "reason": ""},
        {"state": "changes_requested", "reason": ""},
        {"state": "rejected", "verified_at": None},
        {"state": "unverified", "version": 0},
        {"state": "unverified", "token_hash": "a" * 64},
    ],
)
def test_the_database_refuses(wrong: dict[str, Any]) -> None:
    base = {} if wrong["state"] in ("unverified", "pending", "nonsense") else decided()
    with pytest.raises(IntegrityError), transaction.atomic():
        factories.submission(**{**base, **wrong})


@pytest.mark.django_db
@pytest.mark.parametrize("state", ["changes_requested", "published", "rejected"])
def test_a_decision_with_moderator_and_reason_stands(state: str) -> None:
    assert factories.submission(**decided(state=state)).state == state


@pytest.mark.django_db
def test_a_token_is_known_once_and_may_be_gone() -> None:
    factories.submission(token_hash="a" * 64, token_expires_at=NOW)
    factories.submission()
    factories.submission()
    with pytest.raises(IntegrityError), transaction.atomic():
        factories.submission(token_hash="a" * 64, token_expires_at=NOW)


@pytest.mark.django_db
def test_a_version_is_kept_once() -> None:
    submission = factories.submission()
    SubmissionVersion.objects.create(submission=submission, number=1)
    with pytest.raises(IntegrityError), transaction.atomic():
        SubmissionVersion.objects.create(submission=submission, number=1)


def test_an_event_has_one_open_submission(minimal_site: Any) -> None:
    event = factories.event(minimal_site.fi)
    factories.submission(event=event)
    factories.submission(event=event, state="withdrawn")
    factories.submission(event=factories.event(minimal_site.fi))
    factories.submission()
    with pytest.raises(IntegrityError), transaction.atomic():
        factories.submission(event=event, state="pending", verified_at=NOW)


@pytest.mark.django_db
def test_groups_of_states() -> None:
    waiting = factories.submission(state="pending", verified_at=NOW)
    unverified = factories.submission()
    factories.submission(state="withdrawn")
    assert list(Submission.objects.waiting()) == [waiting]
    assert set(Submission.objects.open()) == {waiting, unverified}


def test_a_submission_outlives_its_page(minimal_site: Any) -> None:
    event = factories.event(minimal_site.fi, live=False)
    submission = factories.submission(event=event)
    event.delete()
    submission.refresh_from_db()
    assert submission.event is None
