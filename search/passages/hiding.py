"""Whether names that hide today are still in the index; nearly always told without a question to the database."""

from __future__ import annotations

from datetime import date, datetime, time

from django.utils import timezone

from search.models import Passage

SETTLED = time(0, 30)
"""By then whoever began to derive passages on the day before has written them: later ones have no name that hides."""
_clear: set[date] = set()
"""The day of which this process knows that nothing waits on it any more."""


def names_wait(now: datetime) -> bool:
    """Whether passages stand in the index whose names hide by today, until the clock has them taken out.

    One question; none for the rest of a day once nothing was found after half past midnight.
    """
    moment = timezone.localtime(now)
    today = moment.date()
    if today in _clear:
        return False
    waits = Passage.objects.hiding(today).exists()
    if not waits and moment.time() >= SETTLED:
        _clear.clear()
        _clear.add(today)
    return waits
