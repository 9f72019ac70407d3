"""The tables beside the workflow keep their own promises."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from cms.models import OutboxMessage, TranslationState, User
from tests import factories

pytestmark = pytest.mark.django_db


def message(person, **fields):
    return OutboxMessage.objects.create(
        recipient=person, **{"event": "e:1", "language": "fi", "template": "t", **fields}
    )


def test_an_event_and_a_person_make_one_message():
    person = User.objects.create_user("aino")
    message(person)
    with pytest.raises(IntegrityError), transaction.atomic():
        message(person)


def test_due_are_those_that_wait_and_whose_time_has_come_oldest_first():
    people = [User.objects.create_user(name) for name in ("a", "b", "c", "d")]
    now = timezone.now()
    first, second = message(people[0], not_before=now), message(people[1], not_before=now - timedelta(days=1))
    message(people[2], not_before=now + timedelta(seconds=1))
    message(people[3], not_before=now, state=OutboxMessage.State.SENT)
    assert list(OutboxMessage.objects.due(now)) == [first, second]


def test_a_page_in_one_language_only_says_why(minimal_site):
    with pytest.raises(IntegrityError), transaction.atomic():
        TranslationState.objects.create(page=minimal_site.fi, policy="single")
    TranslationState.objects.create(page=minimal_site.fi, policy="single", policy_reason="Vain suomeksi")


def test_what_a_translation_state_is_called(minimal_site):
    page = factories.news(minimal_site.fi)
    assert str(TranslationState(page=page)) == f"{page.pk}: follows"
