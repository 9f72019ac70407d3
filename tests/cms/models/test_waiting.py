"""Rows that wait for the worker."""

from datetime import timedelta

import pytest
from django.utils import timezone

from cms.models import OutboxMessage
from cms.models.waiting import WaitingRow
from search.models import PassageDelivery, SearchOutbox

NOW = timezone.now()


@pytest.mark.django_db
def test_rows_are_due_when_their_time_has_come_and_they_wait_still():
    late, later = NOW - timedelta(minutes=1), NOW + timedelta(minutes=1)
    due = SearchOutbox.objects.create(page_id=1, not_before=late)
    SearchOutbox.objects.create(page_id=2, not_before=later)
    SearchOutbox.objects.create(page_id=3, not_before=late, state=SearchOutbox.State.DEAD)
    assert list(SearchOutbox.objects.due(NOW)) == [due]


@pytest.mark.django_db
def test_each_model_is_worked_on_in_its_own_order():
    numbers = [PassageDelivery.objects.create(passage_id=key, version=9 - key, not_before=NOW).pk for key in (1, 2, 3)]
    assert [row.pk for row in PassageDelivery.objects.due(NOW)] == numbers[::-1]


@pytest.mark.parametrize("model", [OutboxMessage, PassageDelivery, SearchOutbox])
def test_everything_that_waits_is_kept_in_one_way(model):
    assert issubclass(model, WaitingRow)
    assert "waiting" in model.State.values
