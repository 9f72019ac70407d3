"""Which pages have expired and are in the index still, until the clock takes them down; asked once a second."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Exists, OuterRef
from wagtail.models import Page

from search.models import Passage

KNOWN_FOR = timedelta(seconds=1)


@dataclass(frozen=True)
class _Seen:
    """The pages that expire until a moment and their ends, as they were known at another moment."""

    since: datetime
    until: datetime
    ends: tuple[tuple[int, datetime], ...]


_seen: list[_Seen] = []
"""What this process saw last."""


def expired_pages(now: datetime) -> tuple[int, ...]:
    """The primary keys of live pages with passages that have expired by now: none while the clock keeps its time.

    One question a second in each process; what it knows for that second it knows of each moment in it.
    """
    seen = next(iter(_seen), None)
    if seen is None or not seen.since <= now < seen.until:
        until = now + KNOWN_FOR
        seen = _Seen(now, until, tuple(found_in_expired(until).values_list("pk", "expire_at")))
        _seen[:] = [seen]
    return tuple(sorted(pk for pk, end in seen.ends if end <= now))


def found_in_expired(moment: datetime) -> Any:
    """Live pages that have expired by a moment and have passages still."""
    passages = Passage.objects.order_by().filter(page=OuterRef("pk"))
    return Page.objects.order_by().live().filter(Exists(passages), expire_at__lte=moment)
