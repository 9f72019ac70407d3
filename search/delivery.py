"""Sending what changed to the engine beside the database: in batches, until it acknowledges, again where it is away."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from search.engines import chosen
from search.engines.documents import documents_of
from search.engines.protocol import Engine, EngineDown, Refused, RemoteEngine
from search.models import Passage, PassageDelivery, SearchState

AT_ONCE = 500
LEASE = timedelta(minutes=2)
"""How long a booked row is nobody else's: the batch of a worker that died is sent again after it."""
PAUSE_WHILE_DOWN = timedelta(seconds=5)
FIRST_PAUSE = timedelta(minutes=1)
MAXIMUM_ATTEMPTS = 8


def deliver(*, now: datetime | None = None) -> tuple[int, int]:
    """Sends what is due; returns how many passages were acknowledged and how many were not.

    While the engine is away everything waits, however long. A passage that an engine refuses which is up is tried again
    after 1, 2, 4 … minutes, eight times in all, and is dead then. Safe to run at any time and any number of times:
    versions keep an older change from overwriting a newer one. An engine that was never filled is sent nothing: all of
    it comes with ``search.rebuilding.rebuild_remote``. The clock stands still where ``now`` is given.
    """
    sent = refused = 0
    engine, moment = chosen.remote(), now or timezone.now()
    if engine is None or _is_held(moment) or not PassageDelivery.objects.due(moment).exists():
        return sent, refused
    if not is_at_hand(engine, now=moment) or not engine.is_built():
        return sent, refused
    while rows := _book(moment := now or timezone.now()):
        try:
            problems = _send(engine, rows)
        except EngineDown as error:
            _unchanged(rows).update(not_before=moment + PAUSE_WHILE_DOWN, last_error=_told(error))
            _leave_alone(moment)
            return sent, refused + len(rows)
        taken = [row for row in rows if row.passage_id not in problems]
        _unchanged(taken).delete()
        _try_later([row for row in rows if row.passage_id in problems], problems, moment)
        sent, refused = sent + len(taken), refused + len(problems)
    return sent, refused


def is_at_hand(engine: RemoteEngine, *, now: datetime) -> bool:
    """Whether the engine beside the database answers; where it did not a moment ago, it is not asked again yet.

    The worker waits for an engine that hangs, and whatever is published meanwhile waits for the worker.
    """
    if SearchState.objects.filter(pk=SearchState.ONLY, engine_away_until__gt=now).exists():
        return False
    is_up = engine.health().is_up
    if not is_up:
        _leave_alone(now)
    return is_up


def _leave_alone(now: datetime) -> None:
    until = {"engine_away_until": now + PAUSE_WHILE_DOWN}
    SearchState.objects.update_or_create(pk=SearchState.ONLY, defaults=until)


def hold_deliveries(*, now: datetime, until: datetime) -> bool:
    """Nothing is sent before ``until``, while the engine gets a whole new index; False where that goes on already."""
    SearchState.objects.get_or_create(pk=SearchState.ONLY)
    free = Q(deliveries_held_until__isnull=True) | Q(deliveries_held_until__lte=now)
    return SearchState.objects.filter(free, pk=SearchState.ONLY).update(deliveries_held_until=until) == 1


def go_on_holding(*, until: datetime | None) -> None:
    """Whoever holds deliveries says that she still does, or ends it (None)."""
    SearchState.objects.filter(pk=SearchState.ONLY).update(deliveries_held_until=until)


def held_until() -> datetime | None:
    """Until when nothing is sent, by whoever holds deliveries or did and has died; None where nobody does."""
    found = SearchState.objects.filter(pk=SearchState.ONLY).values_list("deliveries_held_until", flat=True)
    return found.first()


def _is_held(now: datetime) -> bool:
    return SearchState.objects.filter(pk=SearchState.ONLY, deliveries_held_until__gt=now).exists()


@transaction.atomic
def _book(now: datetime) -> list[PassageDelivery]:
    """The next rows, which are this worker's for a while; no transaction is open while the engine is talked to."""
    rows = list(PassageDelivery.objects.due(now).select_for_update(skip_locked=True)[:AT_ONCE])
    _unchanged(rows).update(not_before=now + LEASE)
    return rows


def _unchanged(rows: Sequence[PassageDelivery]) -> QuerySet[PassageDelivery]:
    """The rows as they are now, unless they wait for a newer change."""
    newest = max((row.version for row in rows), default=0)
    return PassageDelivery.objects.filter(pk__in=[row.pk for row in rows], version__lte=newest)


def _send(engine: Engine, rows: Sequence[PassageDelivery]) -> dict[int, str]:
    """Tells the engine; returns the passages that it refused, each with the reason."""
    versions = {row.passage_id: row.version for row in rows}
    passages = list(Passage.objects.filter(pk__in=list(versions)))
    found = {passage.pk for passage in passages}
    gone = {key: version for key, version in versions.items() if key not in found}
    calls: list[tuple[Any, Any, set[int]]] = [(engine.delete, gone, set(gone))]
    calls.append((engine.upsert, list(documents_of(passages)), found))
    problems: dict[int, str] = {}
    for tell, what, keys in calls:
        try:
            if what:
                tell(what)
        except Refused as error:
            if not error.ids and len(rows) > 1:
                # It does not say which: each by itself will show.
                return {key: problem for row in rows for key, problem in _send(engine, [row]).items()}
            problems |= dict.fromkeys(error.ids or keys, _told(error))
    return problems


def _try_later(rows: Sequence[PassageDelivery], problems: Mapping[int, str], now: datetime) -> None:
    for row in rows:
        state = PassageDelivery.State.DEAD if row.attempts + 1 >= MAXIMUM_ATTEMPTS else row.state
        pause, problem = FIRST_PAUSE * 2**row.attempts, problems[row.passage_id]
        _unchanged([row]).update(attempts=row.attempts + 1, not_before=now + pause, last_error=problem, state=state)


def _told(error: EngineDown) -> str:
    return (str(error) or type(error).__name__)[:1000]
