"""The rounds of the morning: what is new in each search, each passage told once, in portions that may be cut short.

What an alert knows, how far it has looked and the message about it change in one transaction, so that a passage is
told of once whoever dies when. A passage is known by its key, which outlives every rebuilding: what is only corrected,
published again or derived anew is no news to who was told of it, or had it in the search when she began to follow it.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import OperationalError, transaction

from cms.editorial.letters import write_letters
from cms.models import OutboxMessage
from search.alerts.matching import Found, asked_of, latest_version, matches
from search.alerts.memory import mark_of, packed, unpacked
from search.alerts.schedule import next_round
from search.alerts.services import DIGEST, TEMPLATES, forget_ended, letter, remind
from search.engines.protocol import EngineDown
from search.models import SearchAlert
from search.rebuilding import embedded_lacks_passages

logger = logging.getLogger(__name__)
AT_ONCE = 100
"""Alerts of one portion."""
MOST_NAMED = 200
"""Passages that a message names; of more it says how many they are."""
AGAIN_AFTER = timedelta(hours=1)
SENT_ARE_KEPT = timedelta(days=7)


@dataclass(frozen=True)
class News:
    """What an alert is to be told of: new to its search, changed after ``alert.told_until``."""

    alert: SearchAlert
    found: Sequence[Found]


@dataclass
class Round:
    """What a portion came to: alerts looked at, messages written, and alerts whose search did not answer."""

    asked: int = 0
    told: int = 0
    failed: int = 0


def anything_due(now: datetime) -> bool:
    """Whether an alert is to be asked, reminded of or forgotten at ``now``."""
    alerts = SearchAlert.objects
    return alerts.due(now).exists() or alerts.ended(now).exists() or alerts.ending(now).exists()


def tell_due(*, now: datetime) -> Round:
    """Asks the next 100 alerts that are due and writes a message for each that found something new.

    Safe to run at any time and by several workers. An alert whose search does not answer is asked again in an hour,
    and is then told of everything since it last was. While the index is not filled nobody is asked: what it lacks would
    not be told later.
    """
    forget_ended(now=now)
    _forget_sent(now)
    remind(now=now, most=AT_ONCE)
    if embedded_lacks_passages():
        return Round()
    until = latest_version()
    done, news = Round(), []
    for alert in SearchAlert.objects.due(now)[:AT_ONCE]:
        try:
            news.append(News(alert, _new_to(alert, until)))
        except OperationalError:
            raise
        except Exception as problem:
            # Neither a search that does not answer nor a fault of one may keep the others from being told.
            is_fault = not isinstance(problem, EngineDown)
            logger.warning("The search of alert %s did not answer", alert.pk, exc_info=is_fault)
            SearchAlert.objects.filter(pk=alert.pk).update(next_at=now + AGAIN_AFTER)
            done.failed += 1
    done.asked = len(news)
    done.told = _settle(news, until, now)
    return done


def _new_to(alert: SearchAlert, until: int) -> list[Found]:
    """What the search of an alert finds of later changes, without what it found before."""
    if alert.told_until >= until:
        return []
    known = unpacked(alert.known)
    found = matches(asked_of(alert), alert.language, (alert.told_until, until))
    return [one for one in found if mark_of(one.key) not in known]


@transaction.atomic
def _settle(news: Iterable[News], until: int, now: datetime) -> int:
    """Moves the marks of alerts that were asked, and writes their messages; none for what another worker did."""
    looked = list(news)
    silent = [one for one in looked if not one.found]
    SearchAlert.objects.filter(pk__in=[one.alert.pk for one in silent], told_until__lte=until).update(told_until=until)
    told = [one for one in looked if one.found and _mark(one, until)]
    _put_off([one.alert for one in (*silent, *told)], now)
    missed = _missed([one.alert.pk for one in told])
    return write_letters(_letter(one, until, missed.get(one.alert.pk, [])) for one in told)


def _put_off(alerts: Iterable[SearchAlert], now: datetime) -> None:
    """Has alerts asked again on their next morning; whoever changed hers meanwhile has said when that is."""
    mornings: dict[str, list[int]] = {}
    for alert in alerts:
        mornings.setdefault(alert.frequency, []).append(alert.pk)
    for frequency, keys in mornings.items():
        SearchAlert.objects.filter(pk__in=keys, next_at__lte=now).update(next_at=next_round(now, frequency))


def _mark(one: News, until: int) -> bool:
    """Writes down that an alert knows what was found; False where its mark has moved, or it is gone, meanwhile."""
    alert = one.alert
    known = packed(unpacked(alert.known) | {mark_of(found.key) for found in one.found})
    mine = SearchAlert.objects.filter(pk=alert.pk, told_until=alert.told_until, known=bytes(alert.known))
    return mine.update(told_until=until, known=known) == 1


def _letter(one: News, until: int, missed: Sequence[OutboxMessage]) -> OutboxMessage:
    """The message about news, and about what messages should have told that could not be sent."""
    keys = [found.key.hex for found in one.found]
    keys += [key for message in missed for key in message.data["keys"]]
    data: dict[str, Any] = {
        "keys": keys[:MOST_NAMED],
        "count": len(one.found) + sum(message.data["count"] for message in missed),
        "after": min([one.alert.told_until, *(message.data["after"] for message in missed)]),
    }
    return letter(one.alert, DIGEST, str(until), **data)


def _missed(keys: list[int]) -> dict[int, list[OutboxMessage]]:
    """By alert the messages that were given up; they are gone with this transaction, told of in the next message."""
    given_up = OutboxMessage.objects.filter(template=DIGEST, state=OutboxMessage.State.FAILED, data__alert__in=keys)
    found: dict[int, list[OutboxMessage]] = {}
    for message in given_up.select_for_update():
        found.setdefault(message.data["alert"], []).append(message)
    given_up.model.objects.filter(pk__in=[one.pk for several in found.values() for one in several]).delete()
    return found


def _forget_sent(now: datetime) -> None:
    """Messages about alerts that went out a week ago are of no use to anybody."""
    sent = OutboxMessage.objects.filter(template__in=TEMPLATES, state=OutboxMessage.State.SENT)
    old = sent.filter(sent_at__lte=now - SENT_ARE_KEPT)
    if old.exists():
        old.delete()
