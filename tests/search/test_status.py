"""An operator sees at a glance what waits, what was given up, and how far behind each engine is."""

from datetime import timedelta

import pytest
from django.utils import timezone

from search.comparison import verify
from search.engines.chosen import embedded
from search.models import PassageDelivery, SearchOutbox
from search.rebuilding import rebuild_embedded
from search.refreshing import refresh
from search.status import status
from tests import factories

pytestmark = pytest.mark.usefixtures("nothing_waits")


def test_an_empty_site_is_all_well(db):
    found = status(now=timezone.now())
    assert (found["passages"], found["pending"], found["dead"], found["verified_at"]) == (0, 0, 0, None)
    assert found["engines"] == [
        {"name": embedded().name, "up": True, "documents": 0, "lag_seconds": 0.0, "trouble": "", "verified_at": None}
    ]


def test_an_index_that_an_upgrade_has_emptied_is_not_built_until_it_is_filled(minimal_site):
    refresh([factories.news(minimal_site.fi).pk])
    embedded().clear()
    assert [engine["trouble"] for engine in status(now=timezone.now())["engines"]] == ["unbuilt"]
    rebuild_embedded()
    assert [engine["trouble"] for engine in status(now=timezone.now())["engines"]] == [""]


def test_what_waits_and_what_was_given_up_are_counted_and_the_oldest_tells_the_lag(minimal_site):
    SearchOutbox.objects.all().delete()
    now = timezone.now()
    SearchOutbox.objects.create(page_id=1, reason="published")
    SearchOutbox.objects.create(page_id=2, reason="published", state=SearchOutbox.State.DEAD)
    found = status(now=now + timedelta(seconds=90))
    assert (found["pending"], found["dead"]) == (1, 1)
    assert 89 <= found["engines"][0]["lag_seconds"] <= 91


def test_each_engine_has_a_lag_of_its_own(minimal_site, beside):
    page = factories.news(minimal_site.fi)
    SearchOutbox.objects.all().delete()
    refresh([page.pk])
    PassageDelivery.objects.update(created_at=timezone.now() - timedelta(minutes=1))
    beside.is_up = False
    inside, outside = status(now=timezone.now())["engines"]
    assert (inside["lag_seconds"], inside["documents"]) == (0.0, 1)
    assert (outside["name"], outside["up"], outside["documents"]) == ("beside", False, None)
    assert outside["lag_seconds"] >= 60


def test_the_last_comparison_is_told(db):
    now = timezone.now()
    verify(now=now, repair=False)
    assert status(now=now)["verified_at"] == now.isoformat()


def test_each_engine_tells_when_it_was_compared(db, beside):
    now = timezone.now()
    beside.is_up = False
    verify(now=now, repair=True)
    assert [engine["verified_at"] for engine in status(now=now)["engines"]] == [now.isoformat(), None]
