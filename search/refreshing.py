"""Bringing the passages of pages up to date: derived anew, compared, and written where they are others now."""

from __future__ import annotations

import logging
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.utils import timezone
from wagtail.models import Page

from search.passages.derive import passages_of
from search.passages.drafts import PassageDraft
from search.passages.writing import take_ticket, write

PAGES_AT_ONCE = 20
"""Pages whose passages are written in one transaction."""
SECONDS_TO_DERIVE = 1.0
"""After it what is derived is written; the files of a page may take long to read, and others wait behind it."""
logger = logging.getLogger(__name__)


@dataclass
class Outcome:
    """What came of some pages. ``overtaken`` were left alone, because somebody else changes them right now."""

    written: set[int] = field(default_factory=set)
    overtaken: set[int] = field(default_factory=set)
    failed: dict[int, str] = field(default_factory=dict)

    def add(self, other: Outcome) -> None:
        """Takes in what came later of other pages, or of those that were overtaken."""
        self.overtaken = (self.overtaken - other.written - other.failed.keys()) | other.overtaken
        self.written |= other.written
        self.failed |= other.failed


def refresh(page_ids: Iterable[int]) -> Outcome:
    """Makes the passages of pages, live or not or gone, what they should be now, in their own rows and the index.

    Pages that may not be found any more lose theirs. A page that cannot be read holds back no other. Safe to repeat,
    and for several workers at a time; call it outside of a transaction, since it may take long.
    """
    outcome = Outcome()
    waiting = list(dict.fromkeys(page_ids))
    while waiting:
        looked_at = _refresh_together(waiting[:PAGES_AT_ONCE], outcome)
        waiting = waiting[looked_at:]
    return outcome


def _refresh_together(page_ids: Sequence[int], outcome: Outcome) -> int:
    """Refreshes pages from the first on, and returns how many it came to: what is derived does not wait for long."""
    today = timezone.localdate()
    ticket = take_ticket(page_ids)
    derived, looked_at = _derived(page_ids, outcome)
    try:
        written = write(derived, ticket=ticket, today=today)
    except Exception as error:
        if len(derived) == 1:
            logger.exception("The passages of page %s cannot be written", *derived)
            outcome.failed.update(dict.fromkeys(derived, _told(error)))
            return looked_at
        for page_id in derived:
            _refresh_together([page_id], outcome)
        return looked_at
    outcome.written |= written
    outcome.overtaken |= derived.keys() - written
    return looked_at


def _derived(page_ids: Sequence[int], outcome: Outcome) -> tuple[dict[int, list[PassageDraft]], int]:
    """The drafts of pages as far as it came in time, and how far that was; one page at least."""
    pages = Page.objects.in_bulk(list(page_ids))
    derived: dict[int, list[PassageDraft]] = {}
    started = time.monotonic()
    for place, page_id in enumerate(page_ids):
        if place and time.monotonic() - started >= SECONDS_TO_DERIVE:
            return derived, place
        try:
            derived[page_id] = list(passages_of(pages[page_id])) if page_id in pages else []
        except Exception as error:
            logger.exception("The passages of page %s cannot be derived", page_id)
            outcome.failed[page_id] = _told(error)
    return derived, len(page_ids)


def _told(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"[:1000]
