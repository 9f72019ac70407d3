"""How the search is: what waits, what was given up, and how far behind each engine is."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import Min

from search.engines import chosen
from search.engines.protocol import Engine
from search.engines.troubles import Trouble
from search.models import Passage, PassageDelivery, SearchOutbox, SearchState


def status(*, now: datetime) -> dict[str, Any]:
    """What ``manage.py search_index status`` and the health page show; plain values that JSON can carry.

    ``pending`` and ``dead`` count pages and passages that wait or were given up; ``lag_seconds`` is the age of the
    oldest change that an engine does not show yet, 0 where it shows all; ``trouble`` is "" or a value of
    ``search.engines.troubles.Trouble``, whose label is a sentence: an index in the database that lacks passages, as
    after an upgrade, is not built. ``verified_at`` is when an engine was compared with the passages last; beside the
    engines stands that of the one in the database.
    """
    state = SearchState.objects.filter(pk=SearchState.ONLY).first()
    pages = SearchOutbox.objects.all()
    passages = PassageDelivery.objects.all()
    verified = state.verified_at if state is not None else None
    engine_verified = state.engine_verified_at if state is not None else None
    behind = _oldest(pages)
    # Counted before what the engines have: whatever is written in between is no passage that they lack.
    count = Passage.objects.count()
    engines = [_engine(chosen.embedded(), [behind], now, verified)]
    if engines[0]["up"] and engines[0]["documents"] < count:
        engines[0]["trouble"] = Trouble.UNBUILT.value
    beside = chosen.remote()
    if beside is not None:
        engines.append(_engine(beside, [behind, _oldest(passages)], now, engine_verified))
    return {
        "passages": count,
        "pending": sum(rows.filter(state="waiting").count() for rows in (pages, passages)),
        "dead": sum(rows.filter(state="dead").count() for rows in (pages, passages)),
        "engines": engines,
        "verified_at": verified.isoformat() if verified is not None else None,
        "differences": state.differences if state is not None else 0,
    }


def _oldest(rows: Any) -> datetime | None:
    oldest: datetime | None = rows.aggregate(oldest=Min("created_at"))["oldest"]
    return oldest


def _engine(
    engine: Engine, waiting_since: list[datetime | None], now: datetime, verified: datetime | None
) -> dict[str, Any]:
    health = engine.health()
    since = [moment for moment in waiting_since if moment is not None]
    lag = max(0.0, (now - min(since)).total_seconds()) if since else 0.0
    return {
        "name": health.name,
        "up": health.is_up,
        "documents": health.documents,
        "lag_seconds": round(lag, 1),
        "trouble": health.trouble,
        "verified_at": verified.isoformat() if verified is not None else None,
    }
