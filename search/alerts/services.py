"""The changes of an alert: ordered, confirmed, changed, prolonged, stopped; and forgotten when its time is over."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from hashlib import sha256
from typing import Any
from uuid import UUID

from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.db import transaction
from wagtail.log_actions import log

from cms.editorial.letters import write_letters
from cms.models import OutboxMessage
from search.alerts.matching import asked_of, kept_query, known_at, latest_version
from search.alerts.memory import mark_of, packed, unpacked
from search.alerts.permissions import may_forget_alerts
from search.alerts.schedule import next_round
from search.engines.protocol import EngineDown
from search.models import SearchAlert
from search.models.alerts import CONFIRM_WITHIN, KEPT_FOR
from search.rebuilding import embedded_lacks_passages
from search.results.parameters import Asked

CONFIRM, KNOWN, DIGEST, ENDING = "search_alert_confirm", "search_alert_known", "search_alert", "search_alert_ending"
TEMPLATES = (CONFIRM, KNOWN, DIGEST, ENDING)
MOST_OF_AN_ADDRESS = 50


def letter(alert: SearchAlert, template: str, event: str, **data: Any) -> OutboxMessage:
    """A message about an alert, not yet stored; ``event`` tells those about one alert apart."""
    return OutboxMessage(
        event=f"{template}:{alert.key}:{event}",
        language=alert.language,
        template=template,
        data={"alert": alert.pk, **data},
    )


@transaction.atomic
def order_alert(*, email: str, asked: Asked, language: str, frequency: str, now: datetime) -> None:
    """Keeps an order and sends a message with which whoever reads that address confirms it.

    Who follows the search already gets a message that says so. Nothing that this returns or raises tells which of the
    two it was. An address with 50 alerts gets no more.
    """
    address, query = email.strip().lower(), kept_query(asked)
    identity = sha256("\n".join((address, language, query)).encode()).hexdigest()
    # One that has ended is forgotten by the clock within a minute, and what was written about it with it.
    _forget(SearchAlert.objects.ended(now).filter(identity=identity))
    if SearchAlert.objects.confirmed().of(address).exclude(identity=identity).count() >= MOST_OF_AN_ADDRESS:
        return
    alert = _ordered(identity, email=address, language=language, query=query, frequency=frequency, now=now)
    if not alert.is_confirmed:
        SearchAlert.objects.filter(pk=alert.pk).update(frequency=frequency, expires_at=now + CONFIRM_WITHIN)
    write_letters([letter(alert, KNOWN if alert.is_confirmed else CONFIRM, f"{now:%Y%m%d%H%M}")])


def _ordered(identity: str, *, now: datetime, **fields: Any) -> SearchAlert:
    times = {"created_at": now, "expires_at": now + CONFIRM_WITHIN}
    alert, _is_new = SearchAlert.objects.get_or_create(identity=identity, defaults=fields | times)
    return alert


def confirm_alert(*, key: UUID, now: datetime) -> SearchAlert | None:
    """Begins to follow a search: what it finds now is known, what comes later is told of.

    Again it changes nothing. None where the order is not there any more. Raises EngineDown where the search cannot be
    asked, or the index is not filled yet: what it lacks would be news later. The order then stays as it is.
    """
    alert = SearchAlert.objects.filter(key=key, expires_at__gt=now).first()
    if alert is None or alert.is_confirmed:
        return alert
    if embedded_lacks_passages():
        raise EngineDown("The index is being filled.")
    # The version first: what changes while the search is asked is told of rather than lost.
    version = latest_version()
    known = packed(known_at(asked_of(alert), alert.language, version))
    SearchAlert.objects.filter(pk=alert.pk, confirmed_at__isnull=True).update(
        confirmed_at=now,
        expires_at=now + KEPT_FOR,
        next_at=next_round(now, alert.frequency),
        told_until=version,
        known=known,
    )
    return SearchAlert.objects.filter(pk=alert.pk).first()


def change_frequency(*, alert: SearchAlert, frequency: str, now: datetime) -> None:
    """Tells of an alert as often as its owner wishes, from the next morning that this means."""
    next_at = next_round(now, frequency)
    SearchAlert.objects.confirmed().filter(pk=alert.pk).update(frequency=frequency, next_at=next_at)


def prolong_alert(*, alert: SearchAlert, now: datetime) -> None:
    """Lets a confirmed alert end twelve months from now."""
    SearchAlert.objects.confirmed().filter(pk=alert.pk).update(expires_at=now + KEPT_FOR, reminded_at=None)


@transaction.atomic
def take_back(*, message: OutboxMessage, untold: Collection[UUID]) -> None:
    """Leaves out of a message what it cannot name any more; it is news again when the search finds it later."""
    alert = SearchAlert.objects.select_for_update().filter(pk=message.data["alert"]).first() if untold else None
    if alert is None:
        return
    known = unpacked(alert.known) - {mark_of(key) for key in untold}
    SearchAlert.objects.filter(pk=alert.pk).update(known=packed(known))
    keys = [key for key in message.data["keys"] if UUID(hex=key) not in untold]
    gone = len(message.data["keys"]) - len(keys)
    message.data = message.data | {"keys": keys, "count": message.data["count"] - gone}
    OutboxMessage.objects.filter(pk=message.pk).update(data=message.data)


@transaction.atomic
def stop_alert(*, key: UUID) -> bool:
    """Forgets an alert with its address, and what waits to be told of it; False where there was none."""
    return bool(_forget(SearchAlert.objects.filter(key=key)))


@transaction.atomic
def forget_address(*, email: str, user: Any) -> int:
    """Forgets every alert of an address and logs that, without the address; returns how many there were.

    Raises PermissionDenied for people who may not.
    """
    if not may_forget_alerts(user):
        raise PermissionDenied
    number = _forget(SearchAlert.objects.of(email))
    if number:
        account = get_user_model().objects.get(pk=user.pk)
        log(instance=account, action="search.alerts_forgotten", user=user, data={"count": number})
    return number


def forget_ended(*, now: datetime) -> int:
    """Forgets the alerts whose time is over and the orders that nobody confirmed; returns how many."""
    with transaction.atomic():
        return _forget(SearchAlert.objects.ended(now))


def remind(*, now: datetime, most: int) -> int:
    """Tells the owners of alerts that end within fourteen days, once; returns how many, at most ``most``."""
    with transaction.atomic():
        ending = list(SearchAlert.objects.ending(now).select_for_update(skip_locked=True)[:most])
        SearchAlert.objects.filter(pk__in=[alert.pk for alert in ending]).update(reminded_at=now)
        return write_letters(letter(alert, ENDING, f"{alert.expires_at:%Y%m%d}") for alert in ending)


def _forget(alerts: Any) -> int:
    keys = list(alerts.values_list("pk", flat=True))
    if not keys:
        return 0
    waiting = OutboxMessage.objects.filter(template__in=TEMPLATES, recipient__isnull=True)
    waiting.filter(data__alert__in=keys).delete()
    alerts.model.objects.filter(pk__in=keys).delete()
    return len(keys)
