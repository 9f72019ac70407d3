"""When an alert is asked again: at seven in the morning, every day or on Mondays, by the clock of the site."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from django.utils import timezone

from search.models import SearchAlert

HOUR = time(7)
MONDAY = 0


def next_round(now: datetime, frequency: str) -> datetime:
    """The first morning after ``now`` on which an alert of that frequency is told of."""
    zone = timezone.get_default_timezone()
    day = now.astimezone(zone).date()
    while True:
        moment = datetime.combine(day, HOUR, tzinfo=zone)
        is_its_day = frequency != SearchAlert.Frequency.WEEKLY or day.weekday() == MONDAY
        if is_its_day and moment > now:
            return moment
        day += timedelta(days=1)
