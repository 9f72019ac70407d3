"""What the desk asks of the search: a check, or all of it made anew; done by the worker, one thing at a time."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db.models import Q, QuerySet
from django.utils import timezone

from search.analysis.edition import edition
from search.comparison import Comparison, verify
from search.engines import chosen
from search.engines.protocol import EngineDown
from search.models import SearchState
from search.outbox import drain
from search.rebuilding import announce_every_passage, note_rebuilt, rebuild_embedded, rebuild_passages, rebuild_remote

logger = logging.getLogger(__name__)
Wish = SearchState.Wish
LEASE = timedelta(minutes=5)
"""How long after its last sign of life a worker is believed to be at it."""
PAUSE = timedelta(hours=1)
"""Between two rebuilds that nobody asked for: neither one that fails nor two different dictionaries keep on at it."""
PATIENCE = timedelta(minutes=1)
"""After it a wish that nobody is at wakes the worker once more."""


def fulfil(*, now: datetime) -> str:
    """Does what was asked for and returns what that was; "" where there is nothing, or another worker is at it.

    Takes as long as it takes; what is published meanwhile is found as soon as ever. What goes wrong is logged and kept
    for the desk. One that is cut short is begun anew. Safe to run at any time and any number of times.
    """
    wish = _taken(now)
    if not wish:
        return ""
    failed = ""
    try:
        if wish == Wish.REBUILD:
            _rebuild()
        found = verify(now=timezone.now(), repair=True, advance=_go_on)
        if any(comparison.is_ahead for comparison in found):
            logger.warning("The engine beside the database is ahead of it: its index is made anew")
            rebuild_remote(_go_on)
    except Exception as error:
        logger.exception("The desk asked for a %s of the search, which failed", wish)
        failed = f"{type(error).__name__}: {error}"[:1000]
    mine = SearchState.objects.filter(pk=SearchState.ONLY, wish=wish)
    mine.update(wish="", wish_held_until=None, wish_failed=failed)
    return wish


def ask_where_words_are_read_otherwise(*, now: datetime) -> bool:
    """Asks for all of it made anew where it was made by another edition of the analysis, at most once an hour.

    An upgrade brings other rules or another dictionary: what stands in the indexes is then found by its old words only.
    False where nothing is to be asked for, or something else is asked for already.
    """
    state = SearchState.objects.filter(pk=SearchState.ONLY).exclude(analysis=edition())
    last = (
        Q(**{f"{field}__isnull": True}) | Q(**{f"{field}__lt": now - PAUSE}) for field in ("wished_at", "rebuilt_at")
    )
    asked = state.filter(*last, wish="").update(wish=Wish.REBUILD, wished_at=now, wish_failed="", wish_held_until=None)
    if asked:
        logger.info("Words are read in another way than the indexes were made by: they are made anew")
    return bool(asked)


def ask_where_engine_is_ahead(found: Iterable[Comparison], *, now: datetime) -> bool:
    """Asks for a check, which makes the index of an engine anew that is ahead of the database, where one was found.

    False where there is none, or something is asked for already.
    """
    if not any(comparison.is_ahead for comparison in found):
        return False
    state = SearchState.objects.filter(pk=SearchState.ONLY, wish="")
    return bool(state.update(wish=Wish.CHECK, wished_at=now, wish_failed="", wish_held_until=None))


def waits(*, now: datetime) -> bool:
    """Whether something was asked for that nobody is at, though the worker was called."""
    return _free(now).filter(wished_at__lt=now - PATIENCE).exists()


def _free(now: datetime) -> QuerySet[SearchState]:
    nobody = Q(wish_held_until__isnull=True) | Q(wish_held_until__lt=now)
    return SearchState.objects.filter(nobody, pk=SearchState.ONLY).exclude(wish="")


def _taken(now: datetime) -> str:
    """What was asked for, which is this worker's from now on."""
    wish = _free(now).values_list("wish", flat=True).first()
    return wish if wish and _free(now).update(wish_held_until=now + LEASE) else ""


def _rebuild() -> None:
    outcome = rebuild_passages(_go_on)
    rebuild_embedded(_go_on)
    try:
        is_done = rebuild_remote(_go_on)
    except EngineDown as error:
        logger.warning("The engine beside the database gets all passages when it is back: %s", error)
        announce_every_passage()
    else:
        if not is_done and chosen.remote() is not None:
            logger.warning("Another process fills the engine beside the database, or died at it: it gets all then")
            announce_every_passage()
    note_rebuilt(now=timezone.now())
    if outcome.failed:
        raise RuntimeError("; ".join(f"{page_id}: {problem}" for page_id, problem in sorted(outcome.failed.items())))


def _go_on(number: int) -> None:
    """Between two portions: says that the worker lives, and lets nobody wait who has published something."""
    SearchState.objects.filter(pk=SearchState.ONLY).update(wish_held_until=timezone.now() + LEASE)
    drain()
