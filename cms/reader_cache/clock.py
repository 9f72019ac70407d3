"""The moments at which time alone changes a page: each layer registers its own, midnight in Finland is everybody's."""

from collections.abc import Callable, Iterable
from datetime import datetime, time, timedelta

from django.utils import timezone

from cms.dates import HELSINKI

Ask = Callable[[datetime], Iterable[datetime]]
AFTERWARDS = timedelta(milliseconds=1)
"""What lasts until a moment is over after it; what starts at a moment has started at it."""

_registered: dict[str, Ask] = {}
_known: tuple[str, float] = ("", 0.0)


def register(name: str, ask: Ask) -> None:
    """Adds a source of moments; registered again under its name it replaces itself.

    ``ask(now)`` gives moments from ``now`` on, at least the nearest of its kind, with a fixed number of queries.
    """
    _registered[name] = ask


def fresh_until(token: str, now: datetime) -> float:
    """When time next changes a page, in seconds since 1970; asked of the database once per version and moment."""
    global _known
    version, moment = _known
    if version != token or moment <= now.timestamp():
        moment = next_moment(now).timestamp()
        _known = (token, moment)
    return moment


def next_moment(now: datetime) -> datetime:
    """The first moment after ``now`` at which a page that nobody touched is another one."""
    tomorrow = timezone.localdate(now, HELSINKI) + timedelta(days=1)
    midnight = datetime.combine(tomorrow, time.min, tzinfo=HELSINKI)
    moments = [moment + AFTERWARDS for ask in _registered.values() for moment in ask(now)]
    return min([midnight, *moments])
