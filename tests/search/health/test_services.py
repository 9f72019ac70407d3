"""What was given up is tried again when the site manager says so."""

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone
from wagtail.models import ModelLogEntry

from search.health.services import ask_for, try_again
from search.health.tasks import fulfil_wish
from search.models import PassageDelivery, SearchOutbox, SearchState


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


@pytest.mark.parametrize("wish", ["check", "rebuild"])
def test_the_worker_is_called_and_the_log_says_who_asked(
    user_with, monkeypatch, django_capture_on_commit_callbacks, wish
):
    called = []
    monkeypatch.setattr(type(fulfil_wish), "enqueue", lambda task: called.append(task))
    manager, now = user_with("site-manager"), timezone.now()
    with django_capture_on_commit_callbacks(execute=True):
        assert ask_for(wish=wish, user=manager, now=now)
        assert called == []
    assert len(called) == 1
    state = SearchState.objects.get()
    assert (state.wish, state.wished_at) == (wish, now)
    assert ModelLogEntry.objects.get(action=f"search.{wish}_asked").user == manager
    assert not ask_for(wish="check", user=manager, now=now)
    assert SearchState.objects.get().wish == wish


@pytest.mark.parametrize("role", ["reviewer-fi", "author-sv", "secretary"])
def test_nobody_else_asks_the_worker_for_anything(user_with, role):
    with pytest.raises(PermissionDenied):
        ask_for(wish="rebuild", user=user_with(role), now=timezone.now())
    assert not SearchState.objects.exclude(wish="").exists()


def test_nothing_else_can_be_asked_for(user_with):
    with pytest.raises(ValueError, match="empty"):
        ask_for(wish="empty", user=user_with("site-manager"), now=timezone.now())
