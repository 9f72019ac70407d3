"""The version of what readers can see, shared by every process through one row of the database."""

import secrets
import time
from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.conf import settings
from django.db import connection, transaction
from django.db.models import F

from cms.models import ReaderVersion

CALLBACKS_LOOKED_AT = 50
"""How far back one looks for a move that already waits for the commit; one move too many does no harm."""

BELIEVED_FOR = 0.01
_QUESTION = "SELECT token, previous, moved_at FROM cms_readerversion WHERE id = %s"


@dataclass(frozen=True, slots=True)
class Version:
    """What readers can see at a moment: its name, when it changed (seconds since 1970), and the name before it.

    ``previous`` is empty where the change took something away, so that nothing of before may be shown again.
    """

    token: str
    previous: str
    moved_at: float


UNMOVED = Version("", "", 0.0)
_believed = (0.0, UNMOVED)


def current_version() -> Version:
    """The version now, or a hundredth of a second ago where this process asked so lately.

    One query by primary key, without models. Under load threads would queue for the database more than for anything
    else, so they share an answer; a move made in this process ends that at once.
    """
    global _believed
    until, version = _believed
    now = time.monotonic()
    if now < until:
        return version
    with connection.cursor() as cursor:
        cursor.execute(_QUESTION, [ReaderVersion.ONLY])
        row = cursor.fetchone()
    version = Version(*row) if row else UNMOVED
    _believed = (now + BELIEVED_FOR, version)
    return version


def ask_anew() -> None:
    """Ends what this process believes: the next question for the version goes to the database."""
    global _believed
    _believed = (0.0, UNMOVED)


def readers_see_something_new(*, last_copy_may_stand_in: bool = False) -> None:
    """Moves the version when the transaction commits, once for all that it changed; at once outside of one.

    With ``last_copy_may_stand_in`` some readers may get a page as it was, for the moment in which it is made anew.
    Without it nobody does: a change that nobody has thought about may have taken something away. A rolled back change
    moves nothing. A move that is lost, because the process died or the database failed after the commit, heals with the
    greatest age of a kept page.
    """
    if not settings.READER_CACHE:
        return
    waiting = [callback[1] for callback in islice(reversed(connection.run_on_commit), CALLBACKS_LOOKED_AT)]
    if _withdraw not in waiting and not (last_copy_may_stand_in and _renew in waiting):
        transaction.on_commit(_renew if last_copy_may_stand_in else _withdraw, robust=True)


def _renew() -> None:
    """The new version remembers the one before, whose copies may stand in."""
    _move(F("token"))


def _withdraw() -> None:
    """The new version knows of none before it: no copy of what was withdrawn can stand in."""
    _move("")


def _move(previous: Any) -> None:
    row = ReaderVersion.objects.filter(pk=ReaderVersion.ONLY)
    new = {"token": secrets.token_hex(16), "moved_at": time.time()}
    if not row.update(previous=previous, **new):
        first = ReaderVersion(pk=ReaderVersion.ONLY, previous="", **new)
        ReaderVersion.objects.bulk_create([first], ignore_conflicts=True)
    ask_anew()
