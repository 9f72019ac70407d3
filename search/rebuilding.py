"""Making everything anew: passages from pages, the embedded index and the engine beside it from passages."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from wagtail.models import Page

from search.analysis.edition import edition
from search.delivery import deliver, go_on_holding, hold_deliveries, is_at_hand
from search.engines import chosen
from search.engines.documents import documents_of
from search.engines.protocol import EngineDown, IndexDocument, Through
from search.models import Passage, SearchOutbox, SearchState
from search.passages.writing import announce, next_version, portions
from search.reading.documents import read_flagged_again
from search.refreshing import PAGES_AT_ONCE, Outcome, refresh

AT_ONCE = 500
LONGEST_SILENCE = timedelta(minutes=10)
"""How long deliveries stay held where a rebuild has ended without a word."""
LONGEST_PORTION = timedelta(minutes=2)
"""How long after its last sign of life a worker is believed to fill the embedded index."""
Advance = Callable[[int], None]
logger = logging.getLogger(__name__)


def rebuild_passages(advance: Advance = lambda number: None) -> Outcome:
    """Derives the passages of every page anew and writes what differs; ``advance`` hears how many pages were done.

    Files are read again that could not be read, or not whole. What waited for a page is done with, then. One that is
    cut short is gone on with by the clock, which looks whether the root was derived today: that comes last.
    """
    read_flagged_again()
    whole = Outcome()
    for page_ids in portions(Page.objects.order_by("-path").values_list("pk", flat=True), PAGES_AT_ONCE):
        waiting = SearchOutbox.objects.filter(page_id__in=page_ids, with_descendants=False)
        seen = list(waiting.values_list("pk", "page_id"))
        outcome = refresh(page_ids)
        # Where something was closed for readers meanwhile nobody else has noted what was overtaken by it.
        outcome.add(refresh(outcome.overtaken))
        done = [pk for pk, page_id in seen if page_id in outcome.written]
        SearchOutbox.objects.filter(pk__in=done).delete()
        whole.add(outcome)
        advance(len(page_ids))
    return whole


def rebuild_embedded(advance: Advance = lambda number: None) -> None:
    """Analyses every passage anew and writes it to the embedded index, which goes on answering meanwhile.

    The newest come first, since readers ask for them most. ``advance`` hears how many passages were done. What the
    index has too much stays: ``verify`` finds it.
    """
    with chosen.embedded().tidying() as through:
        for documents in _documents(through):
            overwrite(documents)
            advance(len(documents))
    chosen.embedded().settle()


def embedded_lacks_passages() -> bool:
    """Whether the embedded index lacks any of the oldest passages, as it does until it is filled: they come last.

    An upgrade may empty the index, or bring another one; what is published then is entered before the rest. Costs two
    small questions, however many passages there are; False where the database does not answer.
    """
    try:
        # Asked twice: one may be withdrawn between one question and the other.
        return _lacks_old_ones() and _lacks_old_ones()
    except EngineDown:
        return False


def _lacks_old_ones() -> bool:
    oldest = list(Passage.objects.order_by("pk").values_list("pk", flat=True)[:AT_ONCE])
    if not oldest:
        return False
    entered = [key for key, _version in chosen.embedded().versions(oldest[0] - 1, AT_ONCE)]
    # What the index has too much may stand between them.
    last = entered[-1] if len(entered) == AT_ONCE else oldest[-1]
    return not {key for key in oldest if key <= last} <= set(entered)


def fill_embedded_where_it_lacks_passages() -> bool:
    """Rebuilds the embedded index where it is not filled; False where it is, or where another worker is at it.

    A database that does not take it is logged. One that is cut short is begun anew after two minutes.
    """
    if not embedded_lacks_passages() or not _begin_to_fill():
        return False
    try:
        # Another one may have filled it between the first question and the beginning.
        if not embedded_lacks_passages():
            return False
        rebuild_embedded(lambda number: _go_on_filling(timezone.now() + LONGEST_PORTION))
    except EngineDown as error:
        logger.warning("The embedded index was not filled: %s", error)
        return False
    finally:
        _go_on_filling(None)
    return True


def is_being_filled(*, now: datetime) -> bool:
    """Whether a worker fills the embedded index, by its last sign of life."""
    return SearchState.objects.filter(pk=SearchState.ONLY, filling_until__gt=now).exists()


def _begin_to_fill() -> bool:
    now = timezone.now()
    SearchState.objects.get_or_create(pk=SearchState.ONLY)
    free = Q(filling_until__isnull=True) | Q(filling_until__lte=now)
    return SearchState.objects.filter(free, pk=SearchState.ONLY).update(filling_until=now + LONGEST_PORTION) == 1


def _go_on_filling(until: datetime | None) -> None:
    SearchState.objects.filter(pk=SearchState.ONLY).update(filling_until=until)


@transaction.atomic
def overwrite(documents: list[IndexDocument]) -> None:
    """Writes to the embedded index the documents of passages that nobody has changed since they were read.

    They come analysed, so that whoever wants to publish waits only while they are written.
    """
    next_version()
    now = dict(Passage.objects.filter(pk__in=[document.id for document in documents]).values_list("pk", "version"))
    chosen.embedded().upsert([document for document in documents if now.get(document.id) == document.version])


def rebuild_remote(advance: Advance = lambda number: None, *, where_new: bool = False) -> bool:
    """Fills a new index beside the database and puts it in the place of the old one.

    What changes meanwhile waits and is delivered after the change of place, so nothing is lost in between. False where
    there is no engine, where somebody else does it already, and, ``where_new``, where an index is in its place by now.
    Raises EngineDown where the engine does not answer; the old index is still in its place then.
    """
    engine = chosen.remote()
    now = timezone.now()
    if engine is None or not hold_deliveries(now=now, until=now + LONGEST_SILENCE):
        return False
    try:
        if where_new and engine.is_built():
            return False
        engine.rebuild(_held(advance))
    finally:
        go_on_holding(until=None)
    deliver()
    return True


def announce_every_passage() -> None:
    """Has every passage sent once more to the engine beside the database, over what it has of the same version.

    For one that is away when all of it would be made anew: what waits for it is sent when it is back.
    """
    for keys in portions(Passage.objects.order_by("pk").values_list("pk", flat=True)):
        with transaction.atomic():
            # While the counter is held nobody changes what is announced.
            next_version()
            announce(dict(Passage.objects.filter(pk__in=keys).values_list("pk", "version")))


def _held(advance: Advance) -> Iterator[list[IndexDocument]]:
    """All documents; deliveries stay held as long as somebody takes them."""
    for documents in _documents():
        go_on_holding(until=timezone.now() + LONGEST_SILENCE)
        yield documents
        advance(len(documents))


def note_rebuilt(*, now: datetime) -> None:
    """Notes that all of it was made anew, by the analysis of this version."""
    SearchState.objects.filter(pk=SearchState.ONLY).update(rebuilt_at=now, analysis=edition())


def fill_remote_where_it_is_new(*, now: datetime) -> bool:
    """Rebuilds the engine beside the database where it answers and was never filled; an outage in between is logged."""
    if not remote_is_new(now=now):
        return False
    try:
        return rebuild_remote(where_new=True)
    except EngineDown as error:
        logger.warning("The engine beside the database was not filled: %s", error)
        return False


def remote_is_new(*, now: datetime) -> bool:
    """Whether the engine beside the database answers and has no index that once was complete, or lost it."""
    engine = chosen.remote()
    # Asked twice whether it is up: an outage in between must not look like an engine that was never filled.
    if engine is None or not is_at_hand(engine, now=now):
        return False
    return not engine.is_built() and is_at_hand(engine, now=now)


def _documents(
    through: Through = iter,
) -> Iterator[list[IndexDocument]]:
    """The documents of all passages, in portions, the newest first; within a portion in the order of their keys.

    ``through`` reads those of a portion as they are analysed, and gives them.
    """
    passages = list(Passage.objects.order_by("-pk")[:AT_ONCE])
    while passages:
        yield list(documents_of(reversed(passages), through=through))
        passages = list(Passage.objects.filter(pk__lt=passages[-1].pk).order_by("-pk")[:AT_ONCE])
