"""What the site manager can do about the search from the desk."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from wagtail.log_actions import log

from search.health.permissions import may_look_after_search
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
