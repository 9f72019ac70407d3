"""What tests stand on: their pages are made in a shorter way than Wagtail's, and are the same."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import count
from typing import Any

import pytest
import time_machine
from django.apps import apps
from django.core import serializers
from django.db import connection, transaction
from wagtail.models import Page

from cms.editorial.guard import publishing_service
from tests import factories
from tests.pages import full_pages

UNIQUE = re.compile(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}")
NUMBER = re.compile(r"\d+")


def as_wagtail_does(parent: Any, page: Any, *, live: bool) -> None:
    """The long way of ``tests.publishing.put_below``."""
    with publishing_service():
        Page.objects.get(pk=parent.pk).add_child(instance=page)
        revision = page.save_revision()
        if live:
            revision.publish()


def stored() -> Iterator[str]:
    """Every row of the database, without what is another one each time; numbers of rows are, on PostgreSQL."""
    for model in apps.get_models():
        for row in serializers.serialize("python", model._base_manager.order_by("pk")):
            said = UNIQUE.sub("", json.dumps(row, default=str, ensure_ascii=False))
            yield said if connection.vendor == "sqlite" else NUMBER.sub("", said)


def made(home: Any, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The database with the full pages and one that is live tomorrow, which is as it was afterwards."""
    monkeypatch.setattr(factories, "_numbers", count(1))
    with transaction.atomic():
        full_pages.make(home)
        factories.news(home, go_live_at=factories.moment(2027, 1, 1))
        factories.meeting(factories.forum(home), number="3")
        rows = sorted(stored())
        transaction.set_rollback(True)
    return rows


@pytest.mark.django_db
@time_machine.travel("2026-11-21 12:00+02:00", tick=False)
def test_a_page_that_tests_make_is_the_one_that_wagtail_publishes(
    minimal_site: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    short = made(minimal_site.fi, monkeypatch)
    monkeypatch.setattr(factories, "put_below", as_wagtail_does)
    long = made(minimal_site.fi, monkeypatch)
    assert [row for row in short if row not in long] == []
    assert [row for row in long if row not in short] == []
    assert len(short) == len(long)
