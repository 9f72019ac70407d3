"""The version of what readers can see, shared by every process through one row of the database."""

import secrets
import time
from dataclasses import dataclass
from itertools import islice

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
    """What readers can see at a moment: its name, the name before it, when it changed (seconds since 1970)."""

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


def readers_see_something_new() -> None:
    """Moves the version when the transaction commits, once for all that it changed; at once outside of one.

    A rolled back change moves nothing. A move that is lost, because the process died or the database failed after the
    commit, heals with the greatest age of a kept page.
    """
    if not settings.READER_CACHE:
        return
    waiting = islice(reversed(connection.run_on_commit), CALLBACKS_LOOKED_AT)
    if not any(callback[1] is _move for callback in waiting):
        transaction.on_commit(_move, robust=True)


def _move() -> None:
    global _believed
    row = ReaderVersion.objects.filter(pk=ReaderVersion.ONLY)
    new = {"token": secrets.token_hex(16), "moved_at": time.time()}
    if not row.update(previous=F("token"), **new):
        first = ReaderVersion(pk=ReaderVersion.ONLY, previous="", **new)
        ReaderVersion.objects.bulk_create([first], ignore_conflicts=True)
    _believed = (0.0, UNMOVED)
