"""Working off what waits: each page that changed is refreshed, once for all its changes, again where that failed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone
from wagtail.models import Page

from search.delivery import deliver
from search.models import PassageDelivery, SearchOutbox
from search.passages.related import referring_to, related_to, renamed
from search.passages.writing import portions
from search.rebuilding import fill_embedded_where_it_lacks_passages, fill_remote_where_it_is_new
from search.refreshing import Outcome, refresh

AT_ONCE = 200
MAXIMUM_ATTEMPTS = 8
FIRST_PAUSE = timedelta(minutes=1)
PAUSE_OF_THE_OVERTAKEN = timedelta(seconds=1)
RELATED = "related"
"""The reason of pages that nobody changed, but another page that their passages speak of."""
NIGHTLY = "nightly"
"""The reason of pages that are looked at because every page is."""
ALONE = (RELATED, NIGHTLY)
"""Reasons that concern a page alone, not those that depend on it."""


@dataclass
class Drained:
    """How many pages were brought up to date and how many failed this time; the same of passages delivered.

    ``overtaken`` are pages that somebody else changed just then: they are due again in a second.
    """

    pages: int = 0
    failed: int = 0
    overtaken: int = 0
    delivered: int = 0
    refused: int = 0


@dataclass(frozen=True)
class Booked:
    """Rows that one worker works on, and every row that is done with when their page is."""

    rows: list[SearchOutbox]
    seen: dict[int, list[int]]


def drain(*, now: datetime | None = None, advance: Callable[[int], None] = lambda number: None) -> Drained:
    """Refreshes every page that is due and delivers what the engine beside the database lacks.

    An embedded index that an upgrade has emptied is filled first: until then readers find nothing.
    The clock stands still where ``now`` is given. ``advance`` hears how many pages were worked on. A page that failed
    is tried again after 1, 2, 4 … minutes, eight times in all; then its row is dead. Safe to run at any time, any
    number of times and by several workers.
    """
    done = Drained()
    fill_embedded_where_it_lacks_passages()
    while (booked := _book(now or timezone.now())) is not None:
        outcome = refresh(row.page_id for row in booked.rows)
        _settle(booked, outcome, now or timezone.now())
        done.pages += len(outcome.written)
        done.failed += len(outcome.failed)
        done.overtaken += len(outcome.overtaken)
        advance(len(booked.rows))
        _deliver(done, now)
    fill_remote_where_it_is_new(now=_not_before(now))
    _deliver(done, now)
    return done


def _not_before(moment: datetime | None) -> datetime:
    return max(moment or timezone.now(), timezone.now())


def _deliver(done: Drained, moment: datetime | None) -> None:
    """Delivers what is due by now, which is more than when the work began: the work itself brought it about."""
    delivered, refused = deliver(now=_not_before(moment) if moment else None)
    done.delivered += delivered
    done.refused += refused


@transaction.atomic
def _book(now: datetime) -> Booked | None:
    """The next rows, one a page, which are this worker's until their pause is over; None where nothing is due.

    The pages that depend on them are booked with them.
    """
    due = list(SearchOutbox.objects.due(now).select_for_update(skip_locked=True)[:AT_ONCE])
    if not due:
        return None
    _spread([row for row in due if row.with_descendants], now)
    rows = [row for row in due if not row.with_descendants]
    _postpone(rows, now)
    changed = {row.page_id for row in rows if row.reason not in ALONE}
    others = related_to(changed) - {row.page_id for row in rows}
    _note_who_names(renamed(changed), now)
    pause = now + FIRST_PAUSE
    rows += SearchOutbox.objects.bulk_create(
        SearchOutbox(page_id=page_id, reason=RELATED, attempts=1, not_before=pause) for page_id in sorted(others)
    )
    return Booked(list({row.page_id: row for row in rows}.values()), _seen(rows))


def _note_who_names(page_ids: Iterable[int], now: datetime) -> None:
    """Has the pages looked at that refer to some whose names are others now: after what is booked, however many."""
    rows = (SearchOutbox(page_id=pk, reason=RELATED, not_before=now) for pk in sorted(referring_to(page_ids)))
    SearchOutbox.objects.bulk_create(rows, batch_size=AT_ONCE)


def _seen(rows: Sequence[SearchOutbox]) -> dict[int, list[int]]:
    """What is done with when the pages of rows are, by page: these rows, and others that ask for nothing more.

    A change that is not booked yet keeps its row, since its relatives have not been looked at.
    """
    others = Q(state=SearchOutbox.State.DEAD) | Q(reason__in=ALONE)
    same_pages = SearchOutbox.objects.filter(others, page_id__in={row.page_id for row in rows}, with_descendants=False)
    seen: dict[int, list[int]] = {}
    for pk, page_id in {*same_pages.values_list("pk", "page_id"), *((row.pk, row.page_id) for row in rows)}:
        seen.setdefault(page_id, []).append(pk)
    return seen


def _spread(rows: Sequence[SearchOutbox], now: datetime) -> None:
    """Puts a row for each page of a branch in the place of the row for the branch."""
    for row in rows:
        top = Page.objects.filter(pk=row.page_id).first()
        below = Page.objects.filter(path__startswith=top.path).values_list("pk", flat=True) if top else [row.page_id]
        SearchOutbox.objects.bulk_create(
            (SearchOutbox(page_id=page_id, reason=row.reason, not_before=now) for page_id in below), batch_size=AT_ONCE
        )
        row.delete()


def _postpone(rows: Sequence[SearchOutbox], now: datetime) -> None:
    """Writes the attempts down before they are made: one that is cut short is made again after its pause."""
    for attempts in {row.attempts for row in rows}:
        same = [row for row in rows if row.attempts == attempts]
        SearchOutbox.objects.filter(pk__in=[row.pk for row in same]).update(
            attempts=F("attempts") + 1, not_before=now + FIRST_PAUSE * 2**attempts
        )
        for row in same:
            row.attempts += 1


def _settle(booked: Booked, outcome: Outcome, now: datetime) -> None:
    """Deletes the rows of pages that are up to date and writes down what became of the others, in one row each."""
    done = [pk for page_id in outcome.written for pk in booked.seen.get(page_id, [])]
    for portion in portions(done):
        SearchOutbox.objects.filter(pk__in=portion).delete()
    for row in booked.rows:
        mine = SearchOutbox.objects.filter(pk=row.pk)
        if row.page_id in outcome.failed or row.page_id in outcome.overtaken:
            # One look at a page is enough for all its changes.
            SearchOutbox.objects.filter(pk__in=booked.seen[row.page_id]).exclude(pk=row.pk).delete()
        if row.page_id in outcome.failed:
            last = row.attempts >= MAXIMUM_ATTEMPTS
            state = SearchOutbox.State.DEAD if last else SearchOutbox.State.WAITING
            mine.update(state=state, last_error=outcome.failed[row.page_id])
        elif row.page_id in outcome.overtaken:
            mine.update(attempts=F("attempts") - 1, not_before=now + PAUSE_OF_THE_OVERTAKEN)


def revive() -> int:
    """Lets what was given up be tried anew; returns how many pages and passages that are."""
    again = {"attempts": 0, "not_before": timezone.now()}
    pages = SearchOutbox.objects.filter(state=SearchOutbox.State.DEAD).update(state=SearchOutbox.State.WAITING, **again)
    passages = PassageDelivery.objects.filter(state=PassageDelivery.State.DEAD)
    return pages + passages.update(state=PassageDelivery.State.WAITING, **again)
