"""Accounts of the desk: a site manager keeps them, administrators are made and changed by administrators."""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest


def refuse_making_administrators(request: HttpRequest) -> None:
    """Raises PermissionDenied where somebody who is no administrator sends a form that would make one."""
    if "is_superuser" in request.POST and not request.user.is_superuser:
        raise PermissionDenied


def refuse_taking_over(request: HttpRequest, user: Any) -> None:
    """Raises PermissionDenied where somebody who is no administrator would change an administrator, or make one."""
    refuse_making_administrators(request)
    refuse_taking_over_many(request, "", [user], None)


def refuse_taking_over_many(request: HttpRequest, action_type: str, objects: Iterable[Any], action: Any) -> None:
    """The same for an action on several accounts at once; actions on other things pass."""
    if request.user.is_superuser:
        return
    if any(isinstance(item, get_user_model()) and item.is_superuser for item in objects):
        raise PermissionDenied
