"""What the site manager can do about the search from the desk."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from wagtail.log_actions import log

from search.health.permissions import may_look_after_search
from search.health.tasks import fulfil_wish
from search.models import SearchState
from search.services import revive, wake


@transaction.atomic
def try_again(*, user: Any) -> int:
    """Lets the worker try anew what was given up; returns how many pages and passages that are.

    Raises PermissionDenied.
    """
    if not may_look_after_search(user):
        raise PermissionDenied
    again = revive()
    if again:
        state, _is_new = SearchState.objects.get_or_create(pk=SearchState.ONLY)
        log(instance=state, action="search.tried_again", user=user, data={"count": again})
        wake()
    return again


@transaction.atomic
def ask_for(*, wish: str, user: Any, now: datetime) -> bool:
    """Has the worker check the search or make it anew (``SearchState.Wish``); False where it is at something already.

    Raises PermissionDenied, and ValueError for what nobody can ask for.
    """
    if not may_look_after_search(user):
        raise PermissionDenied
    asked = SearchState.Wish(wish)
    state, _is_new = SearchState.objects.get_or_create(pk=SearchState.ONLY)
    free = SearchState.objects.filter(pk=state.pk, wish="")
    if not free.update(wish=asked, wished_at=now, wish_failed="", wish_held_until=None):
        return False
    log(instance=state, action=f"search.{asked}_asked", user=user)
    transaction.on_commit(fulfil_wish.enqueue, robust=True)
    return True
