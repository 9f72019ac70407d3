"""The publish guard: text goes live through a publishing service or not at all."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

_publishing: ContextVar[bool] = ContextVar("publishing", default=False)

BOOKKEEPING_FIELDS = frozenset(
    {
        "draft_title",
        "expired",
        "has_unpublished_changes",
        "latest_revision",
        "latest_revision_created_at",
        "locked",
        "locked_at",
        "locked_by",
        "numchild",
        "wagtail_admin_comments",
    }
)
"""What may change on a live page without review, because no reader sees it."""


class UnreviewedPublication(PermissionDenied):
    """Somebody tried to put text live, or to change live text, outside the publishing services."""

    def __init__(self) -> None:
        super().__init__(_("Text goes live only through review. Submit the draft for review instead."))


@contextmanager
def publishing_service() -> Iterator[None]:
    """Marks the code inside as a publishing service: within it live pages may be saved.

    Only functions that have checked a reviewed revision (or a logged emergency) open this context.
    """
    token = _publishing.set(True)
    try:
        yield
    finally:
        _publishing.reset(token)


def in_publishing_service() -> bool:
    """Whether the running code was called by a publishing service."""
    return _publishing.get()


def refuse_unreviewed_move(page: Any, parent_before: Any, parent_after: Any) -> None:
    """Raises UnreviewedPublication where live text would move to another place outside a publishing service.

    Wagtail moves a page without calling its ``save()``, so the guard there does not see it. Changing the order below
    one parent passes.
    """
    if in_publishing_service() or parent_before.pk == parent_after.pk:
        return
    if page.get_descendants(inclusive=True).live().exists():
        raise UnreviewedPublication
