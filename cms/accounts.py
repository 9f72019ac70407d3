"""Accounts of the desk: who may change whose."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest


def refuse_taking_over(request: HttpRequest, user: Any) -> None:
    """Raises PermissionDenied where somebody who is no administrator would change an administrator's account."""
    if user.is_superuser and not request.user.is_superuser:
        raise PermissionDenied
