"""The mails about alerts, made when they are sent, from what anybody may read then, in the language of the alert."""

from __future__ import annotations

from dataclasses import dataclass
from textwrap import fill
from typing import Any
from urllib.parse import urljoin
from uuid import UUID

from django.conf import settings
from django.core import signing
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from cms.dates import short_date
from cms.editorial.outbox import NotNow
from cms.feeds import safe_text
from cms.models import OutboxMessage
from cms.request_memory import request_memory
from cms.templatetags.site_tags import in_language
from search.alerts.matching import asked_of, told_groups
from search.alerts.services import CONFIRM, DIGEST, ENDING, KNOWN, take_back
from search.alerts.wording import described, without_links
from search.engines.protocol import EngineDown
from search.models import SearchAlert
from search.models.alerts import CONFIRM_WITHIN
from search.rebuilding import embedded_lacks_passages
from search.results.groups import Group
from search.results.hits import Hit
from search.results.reasons import Why

SALT = "search.alerts"
MOST_SHOWN = 20
WIDTH = 76
"""Letters of a line."""


@dataclass(frozen=True)
class Line:
    """A hit as a mail shows it: plain text, its address in full; lines of ``text`` after the first are indented."""

    title: str
    place: str
    text: str
    reasons: tuple[str, ...]
    url: str


@dataclass(frozen=True)
class Part:
    """Hits of one meeting or page, below its name; that is empty where the one hit is the page itself."""

    heading: str
    lines: tuple[Line, ...]


def confirmation_of(alert: SearchAlert) -> str:
    """What proves that somebody reads the address of an alert; good for seven days."""
    return signing.dumps(alert.key.hex, salt=SALT)


def confirmed_key(proof: str) -> UUID | None:
    """The key of the alert that a proof is about; None where it is not ours, damaged or too old."""
    try:
        return UUID(signing.loads(proof, salt=SALT, max_age=CONFIRM_WITHIN))
    except (signing.BadSignature, ValueError):
        return None


def compose(message: OutboxMessage) -> EmailMessage | None:
    """The mail of a message about an alert; None where the alert is stopped or there is nothing left to tell.

    Raises NotNow where the search does not answer, or its index is not filled yet: it would find nothing to tell.
    """
    alert = SearchAlert.objects.filter(pk=message.data["alert"]).first()
    if alert is None or alert.expires_at <= timezone.now() or alert.is_confirmed == (message.template == CONFIRM):
        return None
    with translation.override(alert.language), request_memory():
        context = _context(alert)
        if message.template == DIGEST:
            try:
                if embedded_lacks_passages():
                    raise EngineDown("The index is being filled.")
                context |= _news(alert, message)
            except EngineDown as problem:
                raise NotNow("The search does not answer.") from problem
            if not context["parts"]:
                return None
        return _mail(alert, message, context)


def composers() -> dict[str, Any]:
    """By template who makes the mail."""
    return dict.fromkeys((CONFIRM, KNOWN, DIGEST, ENDING), compose)


def _context(alert: SearchAlert) -> dict[str, Any]:
    search = described(asked_of(alert), alert.language)
    return {
        # Until the address is confirmed somebody else may have written the words.
        "search": search if alert.is_confirmed else without_links(search),
        "alert": alert,
        "confirm_url": _full(reverse("search_alert_confirm", args=[confirmation_of(alert)])),
        "alert_url": _full(reverse("search_alert", args=[alert.key])),
        "stop_url": _full(reverse("search_alert_stop", args=[alert.key])),
    }


def _news(alert: SearchAlert, message: OutboxMessage) -> dict[str, Any]:
    asked, keys = asked_of(alert), {UUID(hex=key) for key in message.data["keys"]}
    groups, told = told_groups(asked, alert.language, keys, after=message.data["after"], limit=MOST_SHOWN)
    take_back(message=message, untold=keys - told)
    parts = [_part(group, alert.language) for group in groups]
    count = message.data["count"]
    newest = f"{reverse('search')}?{asked.having(sort='newest').query}"
    return {
        "parts": parts,
        "count": count,
        "more": max(0, count - sum(len(part.lines) for part in parts)),
        "search_url": _full(newest),
    }


def _part(group: Group, language: str) -> Part:
    date = short_date(group.date, language) if group.date else ""
    if group.is_alone:
        return Part("", tuple(_line(hit, date) for hit in group.hits))
    heading = ", ".join(filter(None, (_plain(group.place.title), date)))
    return Part(heading, tuple(_line(hit) for hit in group.hits))


def _line(hit: Hit, date: str = "") -> Line:
    strange = in_language(hit.language) if hit.is_foreign else ""
    return Line(
        title=_plain(hit.name),
        place=", ".join(_plain(part) for part in (hit.when, hit.detail, date, strange) if part),
        text=fill(_plain(hit.snippet.text), WIDTH, initial_indent="  ", subsequent_indent="  ").strip(),
        reasons=tuple(_reason(why, hit.language) for why in hit.reasons),
        url=_full(hit.url),
    )


def _reason(why: Why, language: str) -> str:
    words = {
        "part": _("Found in a part of a word"),
        "synonym": _("Another word for the same"),
        "translation": _("Found %(language)s") % {"language": in_language(language)},
    }
    return f"{words.get(why.reason, _('Spelled almost like that'))}: {why.before}{why.word}{why.after}"


def _mail(alert: SearchAlert, message: OutboxMessage, context: dict[str, Any]) -> EmailMessage:
    """A plain mail that mail programs can stop the alert from (RFC 8058); sent twice it has the same identity."""
    subject = render_to_string(f"email/{message.template}_subject.txt", context)
    body = render_to_string(f"email/{message.template}.txt", context)
    host = settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].strip(" >") or "localhost"
    headers = {
        "Message-ID": f"<{alert.key.hex}.{message.pk}@{host}>",
        "Auto-Submitted": "auto-generated",
        "Content-Language": alert.language,
        "List-Unsubscribe": f"<{context['stop_url']}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }
    return EmailMessage(" ".join(subject.split()), body, to=[alert.email], headers=headers)


def _plain(text: str) -> str:
    return " ".join(safe_text(text).split())


def _full(address: str) -> str:
    return str(urljoin(settings.WAGTAILADMIN_BASE_URL, address))
