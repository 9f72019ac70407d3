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


def refuse_unreviewed_save(page: Any, update_fields: Any) -> None:
    """Raises UnreviewedPublication where saving the page would change what readers see outside a publishing service.

    An alias is refused in a service too: it would go live with its original, unread by the reviewers of its place.
    """
    if page.alias_of_id is not None and (page.live or page._state.adding):
        raise UnreviewedPublication
    if page.live and not in_publishing_service() and not _is_bookkeeping(page, update_fields):
        raise UnreviewedPublication


def _is_bookkeeping(page: Any, update_fields: Any) -> bool:
    if update_fields is not None:
        return set(update_fields) <= BOOKKEEPING_FIELDS
    if page.pk is None or getattr(page, "_cluster_related_objects", None):
        return False
    stored = type(page).objects.filter(pk=page.pk).first()
    return stored is not None and all(
        getattr(stored, field.attname) == getattr(page, field.attname)
        for field in page._meta.concrete_fields
        if field.name not in BOOKKEEPING_FIELDS
    )


def refuse_unreviewed_move(page: Any, parent_before: Any, parent_after: Any) -> None:
    """Raises UnreviewedPublication where live text would move to another place outside a publishing service.

    Wagtail moves a page without calling its ``save()``, so the guard there does not see it. Changing the order below
    one parent passes.
    """
    if in_publishing_service() or parent_before.pk == parent_after.pk:
        return
    if page.get_descendants(inclusive=True).live().exists():
        raise UnreviewedPublication
