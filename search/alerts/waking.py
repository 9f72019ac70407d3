"""Calls the worker where an alert is due: the clock asks each minute, the worker does the work."""

from __future__ import annotations

from datetime import datetime

from search.alerts.rounds import anything_due
from search.tasks import tell_alerts


def wake_where_due(*, now: datetime) -> bool:
    """Calls the worker where something is to be done for an alert; returns whether it did."""
    is_due = anything_due(now)
    if is_due:
        tell_alerts.enqueue()
    return is_due
