"""What the search of the demo has beside its passages: pages that the desk puts first, and a reader who follows it."""

from datetime import datetime
from typing import Any

from django.db import transaction
from wagtail.models import Page

from cms.models import OutboxMessage
from demo.accounts import mail
from demo.manuscripts import read
from demo.places import Places
from search.alerts.matching import kept_query
from search.alerts.services import TEMPLATES, confirm_alert, order_alert
from search.models import Pin, SearchAlert
from search.results.parameters import Asked


def create_pins(places: Places) -> None:
    """Puts pages first for the searches of the content file; one that the desk has changed or has moved stays so.

    A page has one choice in each language at most, so that a second loading adds nothing.
    """
    for entry in read("search")["pin"]:
        page = _page(entry, places)
        known = Pin.objects.filter(language=entry["language"], page__translation_key=page.translation_key)
        if not known.exists():
            Pin.objects.create(language=entry["language"], questions="\n".join(entry["questions"]), page=page)


def _page(entry: dict[str, Any], places: Places) -> Page:
    language = entry["language"]
    found: Page = places.index(entry["list"], language) if "list" in entry else places.page(entry["page"], language)
    return found


@transaction.atomic
def create_alerts(now: datetime) -> None:
    """Orders and confirms the alerts of the content file for addresses that have none; the index was filled before.

    Nobody gets the message that asks to confirm: it was answered long ago.
    """
    for entry in read("search")["alert"]:
        address, asked = mail(entry["mail"]), Asked(text=entry["text"])
        if SearchAlert.objects.of(address).exists():
            continue
        order_alert(email=address, asked=asked, language=entry["language"], frequency=entry["frequency"], now=now)
        alert = SearchAlert.objects.of(address).get(query=kept_query(asked))
        OutboxMessage.objects.filter(template__in=TEMPLATES, data__alert=alert.pk).delete()
        confirm_alert(key=alert.key, now=now)
