"""What was given up is tried again when the site manager says so."""

import pytest
from django.core.exceptions import PermissionDenied
from wagtail.models import ModelLogEntry

from search.health.services import try_again
from search.models import PassageDelivery, SearchOutbox


@pytest.fixture
def given_up(minimal_site):
    SearchOutbox.objects.all().delete()
    SearchOutbox.objects.create(page_id=minimal_site.fi.pk, reason="published", state="dead", attempts=8)
    PassageDelivery.objects.create(passage_id=7, version=1, state="dead", attempts=8)


def states():
    return [row.state for rows in (SearchOutbox, PassageDelivery) for row in rows.objects.all()]


@pytest.mark.usefixtures("given_up")
def test_pages_and_passages_wait_again_the_worker_is_woken_and_the_log_says_by_whom(user_with, monkeypatch):
    woken = []
    monkeypatch.setattr("search.health.services.wake", lambda: woken.append(1))
    manager = user_with("site-manager")
    SearchOutbox.objects.exclude(state="dead").delete()
    assert try_again(user=manager) == 2
    assert states() == ["waiting", "waiting"]
    assert woken == [1]
    entry = ModelLogEntry.objects.get(action="search.tried_again")
    assert (entry.user, entry.data["count"]) == (manager, 2)


def test_nothing_given_up_is_nothing_to_try(user_with):
    assert try_again(user=user_with("site-manager")) == 0
    assert not ModelLogEntry.objects.filter(action="search.tried_again").exists()


@pytest.mark.usefixtures("given_up")
@pytest.mark.parametrize("role", ["reviewer-fi", "author-sv", "secretary"])
def test_nobody_else_has_it_tried_again(user_with, role):
    with pytest.raises(PermissionDenied):
        try_again(user=user_with(role))
    assert states() == ["dead", "dead"]
