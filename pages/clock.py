"""When time alone changes what readers see of pages: a meeting starts or ends, an evening of a municipality is over.

Days (a name hides, a grant closes, a follow-up is late, captions are due) change at midnight, which the cache knows.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.db.models import Min
from django.utils import timezone

from pages.models import MeetingPage, MunicipalityPage

LONGEST_MEETING = timedelta(days=3)
"""Only meetings that began so lately are asked for their end: the index is by the beginning."""


def meeting_moments(now: datetime) -> Iterator[datetime]:
    """The next beginning of a meeting, and the next end of those that go on; one query each."""
    meetings = MeetingPage.objects.order_by()
    going_on = meetings.filter(starts_at__gte=now - LONGEST_MEETING, starts_at__lte=now, ends_at__gte=now)
    yield from _known(meetings.filter(starts_at__gte=now).aggregate(first=Min("starts_at"))["first"])
    yield from _known(going_on.aggregate(first=Min("ends_at"))["first"])


def evening_moments(now: datetime) -> Iterator[datetime]:
    """When each coming evening of a municipality is over; one query for all of them."""
    for municipality in MunicipalityPage.objects.filter(live=True).only("association_evenings"):
        for block in municipality.association_evenings:
            over = block.value["ends_at"] or block.value["starts_at"]
            moment = timezone.make_aware(over) if over and timezone.is_naive(over) else over
            if moment and moment >= now:
                yield moment


def _known(moment: datetime | None) -> list[datetime]:
    return [moment] if moment is not None else []
