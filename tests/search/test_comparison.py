"""Engines hold exactly the passages, or it is found out and mended."""

from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from pages.models import NewsPage
from search import comparison
from search.comparison import verify
from search.delivery import deliver
from search.engines.chosen import embedded
from search.models import Passage, PassageDelivery, SearchState
from search.refreshing import refresh
from tests import factories


@pytest.fixture
def passages(minimal_site):
    pages = [factories.news(minimal_site.fi, lead=f"Haravoidaan {number}").pk for number in range(5)]
    refresh(pages)
    return list(Passage.objects.order_by("pk").values_list("pk", flat=True))


def differences(**options):
    return [
        (one.engine, one.missing, one.outdated, one.extra)
        for one in verify(now=timezone.now(), repair=False, **options)
    ]


@pytest.mark.parametrize("portion", [1, 2, 2_000])
def test_a_lost_passage_is_missed_and_mended(passages, finds, monkeypatch, portion):
    monkeypatch.setattr(comparison, "AT_ONCE", portion)
    name = embedded().name
    assert differences() == [(name, 0, 0, 0)]
    embedded().delete({passages[1]: 10**9, passages[4]: 10**9})
    assert differences() == [(name, 2, 0, 0)]
    assert verify(now=timezone.now(), repair=True)[0].differences == 2
    assert differences() == [(name, 0, 0, 0)]
    assert finds("haravoidaan") == 5


def test_a_passage_too_many_is_taken_away(passages, finds):
    Passage.objects.filter(pk__in=passages[:2]).delete()
    assert verify(now=timezone.now(), repair=True)[0].extra == 2
    assert verify(now=timezone.now(), repair=False)[0].differences == 0


def test_what_changes_while_it_is_analysed_is_not_overwritten_with_what_it_was(passages, finds, monkeypatch):
    analysed = comparison.documents_of

    def slow(rows):
        documents = list(analysed(rows))
        page = NewsPage.objects.get(pk=Passage.objects.get(pk=passages[1]).page_id)
        factories.publish(factories.revise(page, lead="Talkoillaan"))
        refresh([page.pk])
        return documents

    embedded().delete({passages[1]: 10**9})
    monkeypatch.setattr(comparison, "documents_of", slow)
    verify(now=timezone.now(), repair=True)
    assert (finds("haravoidaan"), finds("talkoillaan")) == (4, 1)
    assert [one[1:] for one in differences()] == [(0, 0, 0)]


def test_editors_do_not_wait_while_words_are_analysed(passages, monkeypatch):
    open_before, open_meanwhile = len(connection.savepoint_ids), []
    analysed = comparison.documents_of

    def watched(rows):
        documents = list(analysed(rows))
        open_meanwhile.append(len(connection.savepoint_ids))
        return documents

    monkeypatch.setattr(comparison, "documents_of", watched)
    embedded().delete(dict.fromkeys(passages, 10**9))
    assert verify(now=timezone.now(), repair=True)[0].missing == 5
    assert open_meanwhile == [open_before]


def test_who_compares_is_told_how_far_it_is(passages, monkeypatch):
    monkeypatch.setattr(comparison, "AT_ONCE", 2)
    heard = []
    verify(now=timezone.now(), repair=False, advance=heard.append)
    assert sum(heard) == Passage.objects.count()
    assert len(heard) > 2


def test_when_it_was_compared_and_with_what_result_is_remembered(passages):
    embedded().delete({passages[0]: 10**9})
    now = timezone.now() - timedelta(hours=1)
    verify(now=now, repair=False)
    state = SearchState.objects.get()
    assert (state.verified_at, state.differences) == (now, 1)


def test_nothing_at_all_is_no_difference(db):
    assert [one.differences for one in verify(now=timezone.now(), repair=True)] == [0]


def test_the_engine_beside_the_database_is_mended_by_way_of_the_outbox(beside, passages):
    deliver(now=timezone.now())
    beside.versions_kept.pop(passages[0])
    beside.versions_kept[passages[1]] -= 1
    beside.versions_kept[passages[4] + 7] = 1
    found = verify(now=timezone.now(), repair=True)[1]
    assert (found.missing, found.outdated, found.extra) == (1, 1, 1)
    assert PassageDelivery.objects.count() == 3
    assert verify(now=timezone.now(), repair=False)[1].differences == 0
    deliver(now=timezone.now())
    assert beside.versions_kept == dict(Passage.objects.values_list("pk", "version"))


def test_what_waits_for_delivery_is_no_difference(beside, passages):
    assert verify(now=timezone.now(), repair=True)[1].differences == 0


def test_an_engine_that_is_away_is_told(beside, passages):
    beside.is_up = False
    assert [one.is_down for one in verify(now=timezone.now(), repair=True)] == [False, True]


def restored(beside, passages):
    """As after a backup: the engine has what was written since, and would take nothing older."""
    deliver(now=timezone.now())
    PassageDelivery.objects.all().delete()
    beside.versions_kept = {key: 10**6 + key for key in beside.versions_kept}


def test_an_engine_that_is_ahead_of_a_restored_database_is_told(beside, passages):
    deliver(now=timezone.now())
    assert not verify(now=timezone.now(), repair=False)[1].is_ahead
    restored(beside, passages)
    assert verify(now=timezone.now(), repair=False)[1].is_ahead


def test_a_passage_of_a_future_that_was_restored_away_is_ahead_and_one_that_was_withdrawn_is_not(beside, passages):
    deliver(now=timezone.now())
    newest = SearchState.objects.get().version
    beside.versions_kept[passages[4] + 7] = newest
    assert not verify(now=timezone.now(), repair=False)[1].is_ahead
    beside.versions_kept[passages[4] + 7] = newest + 1
    assert verify(now=timezone.now(), repair=False)[1].is_ahead


def test_an_engine_that_was_away_does_not_count_as_compared(beside, passages):
    now = timezone.now()
    verify(now=now - timedelta(days=1), repair=True)
    beside.is_up = False
    verify(now=now, repair=True)
    state = SearchState.objects.get()
    assert (state.verified_at, state.engine_verified_at) == (now, now - timedelta(days=1))
