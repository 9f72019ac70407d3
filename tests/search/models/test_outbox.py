"""What waits: in its order, once a passage, and named so that an operator knows it."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from search.models import PassageDelivery, SearchedPage, SearchOutbox, SearchState


@pytest.mark.django_db
def test_pages_that_are_due_come_in_the_order_of_their_changes():
    now = timezone.now()
    first, second = (SearchOutbox.objects.create(page_id=number, reason="published") for number in (9, 3))
    SearchOutbox.objects.create(page_id=4, reason="published", not_before=now + timedelta(hours=1))
    SearchOutbox.objects.create(page_id=5, reason="published", state=SearchOutbox.State.DEAD)
    assert list(SearchOutbox.objects.due(timezone.now())) == [first, second]


@pytest.mark.django_db
def test_passages_that_are_due_come_in_the_order_of_their_versions():
    for number, version in ((1, 30), (2, 10), (3, 20)):
        PassageDelivery.objects.create(passage_id=number, version=version)
    PassageDelivery.objects.create(passage_id=4, version=1, state=PassageDelivery.State.DEAD)
    PassageDelivery.objects.create(passage_id=5, version=1, not_before=timezone.now() + timedelta(hours=1))
    assert [row.passage_id for row in PassageDelivery.objects.due(timezone.now())] == [2, 3, 1]


@pytest.mark.django_db
def test_a_passage_waits_once():
    PassageDelivery.objects.create(passage_id=1, version=1)
    with pytest.raises(IntegrityError), transaction.atomic():
        PassageDelivery.objects.create(passage_id=1, version=2)


def test_every_row_says_what_it_is():
    assert str(SearchOutbox(page_id=7, reason="moved")) == "7: moved"
    assert str(PassageDelivery(passage_id=7, version=3)) == "7, version 3"
    assert str(SearchedPage(page_id=7, ticket=3)) == "7, ticket 3"
    assert str(SearchState(version=3)) == "version 3"
