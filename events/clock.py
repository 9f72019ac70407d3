"""When time alone changes what readers see of the calendar: a date of an event starts or ends."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.db.models import Min

from events.models import Occurrence

LONGEST_EVENT = timedelta(days=31)
"""Only dates that began so lately are asked for their end: the index is by the beginning. The end of a longer one shows
when its page is made anew, a few minutes later."""


def occurrence_moments(now: datetime) -> Iterator[datetime]:
    """The next beginning of a date, and the next end of those that go on; one query each."""
    dates = Occurrence.objects.order_by()
    going_on = dates.filter(starts_at__gte=now - LONGEST_EVENT, starts_at__lte=now, ends_at__gte=now)
    for found in (
        dates.filter(starts_at__gte=now).aggregate(first=Min("starts_at")),
        going_on.aggregate(first=Min("ends_at")),
    ):
        if found["first"] is not None:
            yield found["first"]
