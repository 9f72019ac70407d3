"""What tests of alerts share: somebody who follows a search, a passage that changes, and the mails that come of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone

from cms.editorial.outbox import deliver_due
from search.alerts.matching import latest_version
from search.alerts.rounds import tell_due
from search.alerts.services import confirm_alert, order_alert
from search.models import Passage, SearchAlert
from search.passages.identity import passage_key
from search.passages.writing import next_version
from search.results.parameters import Asked
from tests.search.results.found import found_passage

READER = "lukija@example.org"


@pytest.fixture(autouse=True)
def _public_address(settings: Any) -> None:
    settings.WAGTAILADMIN_BASE_URL = "https://foorumi.example"


@pytest.fixture
def follow(db: None) -> Callable[..., SearchAlert]:
    """Somebody follows a search from now on."""

    def begin(text: str = "avustus", email: str = READER, language: str = "fi", **fields: Any) -> SearchAlert:
        now = fields.pop("now", None) or timezone.now()
        frequency = fields.pop("frequency", "daily")
        asked = Asked(text=text, **fields)
        order_alert(email=email, asked=asked, language=language, frequency=frequency, now=now)
        ordered = SearchAlert.objects.of(email).order_by("-pk")[0]
        confirmed = confirm_alert(key=ordered.key, now=now)
        assert confirmed is not None
        return confirmed

    return begin


@pytest.fixture
def write(db: None) -> Callable[..., Any]:
    """A passage as the worker writes it, with the next version; the same ``place`` of a page is the same passage."""

    def make(page: Any, text: str, place: str = "", **fields: Any) -> Any:
        key = passage_key(page.translation_key, page.locale.language_code, "page", place or text)
        Passage.objects.filter(key=key).delete()
        made = found_passage(page, text, version=next_version(), **fields)
        Passage.objects.filter(pk=made.pk).update(key=key)
        made.key = key
        return made

    return make


@pytest.fixture
def mornings(db: None) -> Iterator[datetime]:
    """Times a day apart, each later than all before: whatever is due is due."""
    return (timezone.now() + timedelta(days=number) for number in range(1, 300))


@pytest.fixture
def morning(mornings: Iterator[datetime], mailoutbox: list[Any]) -> Callable[[], list[Any]]:
    """The round of the next morning, and what was sent in it."""

    def tell() -> list[Any]:
        now = next(mornings)
        deliver_due(now=now)
        before = len(mailoutbox)
        tell_due(now=now)
        deliver_due(now=now)
        return mailoutbox[before:]

    return tell


@pytest.fixture
def version(db: None) -> Callable[[], int]:
    """The last change of passages."""
    return latest_version
