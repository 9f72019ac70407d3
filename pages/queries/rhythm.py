"""How often forums and networks meet: how many meetings each has had, the last and the next one."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from wagtail.models import Page

from cms.tree import public, tree
from pages import models


@dataclass
class Rhythm:
    """The meetings of a forum or network: how many were held, when last, and when the next one is; times are aware."""

    held: int = 0
    last: datetime | None = None
    next: datetime | None = None


def rhythms(now: datetime) -> dict[UUID, Rhythm]:
    """By the identity of each forum and network, in one query; those that never met are left out."""
    meetings = public(models.MeetingPage.objects.live()).order_by("starts_at")
    by_path = tree().by_path
    seen: set[UUID] = set()
    found: dict[UUID, Rhythm] = {}
    for key, path, starts_at in meetings.values_list("translation_key", "path", "starts_at"):
        parent: Any = by_path.get(path[: -Page.steplen])
        if parent is None or key in seen:
            continue
        seen.add(key)
        rhythm = found.setdefault(parent.translation_key, Rhythm())
        if starts_at > now:
            rhythm.next = rhythm.next or starts_at
        else:
            rhythm.held, rhythm.last = rhythm.held + 1, starts_at
    return found
