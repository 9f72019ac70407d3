"""The list of what was taken away: written with the removal, shortened when it is old."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta
from uuid import UUID

from django.utils import timezone

from search.models import Passage, RemovedPassage

REMEMBERED = timedelta(days=400)
"""Whoever has not asked for longer reads everything anew."""


def remember_removal(passage_ids: Collection[int], *, version: int) -> None:
    """Notes passages that are about to be deleted, at most some hundred at once; two statements."""
    rows = Passage.objects.filter(pk__in=passage_ids).values_list("key", "kind", "language", "translation_key")
    now = timezone.now()
    removed = [
        RemovedPassage(key=key, kind=kind, language=language, page_key=page_key, version=version, removed_at=now)
        for key, kind, language, page_key in rows
    ]
    RemovedPassage.objects.bulk_create(
        removed, update_conflicts=True, unique_fields=["key"], update_fields=["version", "removed_at"]
    )


def forget_removal(keys: Collection[UUID]) -> None:
    """Takes passages that are public again off the list, at most some hundred at once."""
    RemovedPassage.objects.filter(key__in=keys).delete()


def forget_old_removals(*, now: datetime) -> int:
    """Shortens the list by what nobody needs any more; returns how many that were."""
    return RemovedPassage.objects.filter(removed_at__lt=now - REMEMBERED).delete()[0]
