"""Which alerts are due, ending and ended; and what is shown of an address."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from search.models import SearchAlert
from search.models.alerts import last_day_to_confirm

NOW = timezone.now()


def alert(number=1, **fields):
    times = {"confirmed_at": NOW, "next_at": NOW, "expires_at": NOW + timedelta(days=300)}
    values = {"email": f"x{number}@example.org", "language": "fi", "query": "q=silta", **times, **fields}
    return SearchAlert.objects.create(identity=str(number), **values)


@pytest.mark.django_db
def test_only_confirmed_alerts_whose_time_has_come_are_due_the_oldest_first():
    late = alert(1, next_at=NOW - timedelta(days=1))
    due = alert(2)
    alert(3, next_at=NOW + timedelta(seconds=1))
    alert(4, confirmed_at=None)
    alert(5, expires_at=NOW)
    assert list(SearchAlert.objects.due(NOW)) == [late, due]


@pytest.mark.django_db
def test_ended_and_ending_ones_are_told_apart():
    ended, ending = alert(1, expires_at=NOW), alert(2, expires_at=NOW + timedelta(days=14))
    alert(3, expires_at=NOW + timedelta(days=14), reminded_at=NOW)
    alert(4, expires_at=NOW + timedelta(days=14), confirmed_at=None)
    alert(5)
    assert list(SearchAlert.objects.ended(NOW)) == [ended]
    assert list(SearchAlert.objects.ending(NOW)) == [ending]


@pytest.mark.django_db
def test_the_same_order_is_one_row_and_a_confirmed_alert_is_asked():
    alert(1)
    for fields in ({"number": 1}, {"number": 2, "next_at": None}):
        with pytest.raises(IntegrityError), transaction.atomic():
            alert(**fields)


@pytest.mark.parametrize(
    ("email", "shown"),
    [("lukija@posti.example.org", "l…@….org"), ("x@localhost", "x…@…"), ("", "…@…")],
)
def test_an_address_is_masked(email, shown):
    assert SearchAlert(email=email).masked_email == shown


def test_an_order_waits_a_week():
    assert timedelta(days=6, hours=23) < last_day_to_confirm() - timezone.now() <= timedelta(days=7)
