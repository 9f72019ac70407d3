"""Deliveries to the engine beside the database: acknowledged or tried again, never lost, never out of order."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.db import connection
from django.utils import timezone

from search.delivery import (
    FIRST_PAUSE,
    LEASE,
    MAXIMUM_ATTEMPTS,
    PAUSE_WHILE_DOWN,
    deliver,
    go_on_holding,
    hold_deliveries,
    is_at_hand,
)
from search.engines.protocol import EngineDown
from search.models import Passage, PassageDelivery
from search.passages.writing import remove
from search.refreshing import refresh
from tests import factories

NOW = timezone.now


@pytest.fixture
def news(minimal_site, beside):
    page = factories.news(minimal_site.fi, lead="Haravoidaan")
    refresh([page.pk])
    return page


def versions():
    return dict(Passage.objects.values_list("pk", "version"))


def test_the_engine_gets_every_passage_with_its_version(news, beside):
    assert deliver(now=NOW()) == (1, 0)
    assert beside.versions_kept == versions()
    assert not PassageDelivery.objects.exists()
    assert deliver(now=NOW()) == (0, 0)


def test_what_was_taken_away_is_forgotten_by_the_engine(news, beside):
    deliver(now=NOW())
    remove(Passage.objects.all())
    assert deliver(now=NOW()) == (1, 0)
    assert beside.versions_kept == {}


def test_without_an_engine_nothing_is_sent(db):
    assert deliver(now=NOW()) == (0, 0)


def test_an_engine_that_was_never_filled_is_sent_nothing(news, beside):
    beside.built = False
    assert deliver(now=NOW()) == (0, 0)
    assert PassageDelivery.objects.count() == 1


def test_while_the_engine_is_away_everything_waits_however_long(news, beside):
    beside.is_up = False
    now = NOW()
    for _hour in range(MAXIMUM_ATTEMPTS * 2):
        assert deliver(now=now) == (0, 0)
        now += timedelta(hours=1)
    row = PassageDelivery.objects.get()
    assert (row.state, row.attempts) == ("waiting", 0)
    beside.is_up = True
    assert deliver(now=now) == (1, 0)
    assert beside.versions_kept == versions()


def test_an_engine_that_goes_away_in_the_middle_of_it_costs_no_attempt(news, beside, monkeypatch):
    def goes_away(documents):
        raise EngineDown("cut off")

    with monkeypatch.context() as patch:
        patch.setattr(beside, "upsert", goes_away)
        assert deliver(now=NOW()) == (0, 1)
    row = PassageDelivery.objects.get()
    assert (row.state, row.attempts, row.last_error) == ("waiting", 0, "cut off")
    assert deliver(now=NOW() + PAUSE_WHILE_DOWN) == (1, 0)


def test_an_engine_that_did_not_answer_is_left_alone_for_a_moment(news, beside, monkeypatch):
    beside.is_up, now, asked = False, NOW(), []
    usual = beside.health
    monkeypatch.setattr(beside, "health", lambda: asked.append(1) or usual())
    for _publication in range(4):
        assert deliver(now=now) == (0, 0)
    assert len(asked) == 1
    assert not is_at_hand(beside, now=now + PAUSE_WHILE_DOWN - timedelta(seconds=1))
    beside.is_up = True
    assert deliver(now=now + PAUSE_WHILE_DOWN) == (1, 0)
    assert len(asked) == 2


def test_an_engine_that_has_everything_is_not_asked_how_it_is(news, beside, monkeypatch):
    deliver(now=NOW())
    monkeypatch.setattr(beside, "health", lambda: 1 / 0)
    assert deliver(now=NOW()) == (0, 0)


@pytest.mark.parametrize("named", [True, False])
def test_one_refused_passage_holds_back_no_other_and_is_given_up_in_the_end(minimal_site, news, beside, named):
    beside.names_what_it_refuses = named
    other = factories.news(minimal_site.fi)
    refresh([other.pk])
    beside.refuses = set(Passage.objects.filter(page=news).values_list("pk", flat=True))
    now, pauses = NOW(), []
    assert deliver(now=now) == (1, 1)
    for _attempt in range(MAXIMUM_ATTEMPTS - 1):
        assert deliver(now=now) == (0, 0)
        row = PassageDelivery.objects.get()
        pauses.append(row.not_before - now)
        now = row.not_before
        assert deliver(now=now) == (0, 1)
    assert pauses == [FIRST_PAUSE * 2**number for number in range(MAXIMUM_ATTEMPTS - 1)]
    assert PassageDelivery.objects.get().state == PassageDelivery.State.DEAD
    assert deliver(now=now + timedelta(days=30)) == (0, 0)


def test_a_change_during_a_delivery_is_delivered_too(news, beside, monkeypatch):
    usual = beside.upsert

    def changed_meanwhile(documents):
        usual(documents)
        if len(beside.batches) == 1:
            factories.publish(factories.revise(news, lead="Lapioidaan"))
            refresh([news.pk])

    monkeypatch.setattr(beside, "upsert", changed_meanwhile)
    deliver(now=NOW())
    deliver(now=NOW() + LEASE)
    assert beside.versions_kept == versions()
    assert not PassageDelivery.objects.exists()


def test_two_workers_do_not_send_the_same(news, beside, monkeypatch):
    usual = beside.upsert

    def another_worker_wakes(documents):
        assert deliver(now=NOW()) == (0, 0)
        usual(documents)

    monkeypatch.setattr(beside, "upsert", another_worker_wakes)
    assert deliver(now=NOW()) == (1, 0)


def test_a_batch_of_a_worker_that_died_is_sent_again(news, beside, monkeypatch):
    def killed(documents):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(beside, "upsert", killed)
        with pytest.raises(KeyboardInterrupt):
            deliver(now=NOW())
    assert deliver(now=NOW()) == (0, 0)
    assert deliver(now=NOW() + LEASE) == (1, 0)


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
@pytest.mark.usefixtures("emptied_database")
def test_no_transaction_is_open_while_the_engine_is_talked_to(beside, monkeypatch):
    seen = []
    PassageDelivery.objects.create(passage_id=1, version=1)
    monkeypatch.setattr(beside, "delete", lambda versions: seen.append(connection.in_atomic_block))
    assert deliver(now=NOW()) == (1, 0)
    assert seen == [False]


def test_deliveries_are_held_by_one_and_for_a_time(news, beside):
    now = NOW()
    assert hold_deliveries(now=now, until=now + timedelta(minutes=1))
    assert not hold_deliveries(now=now, until=now + timedelta(minutes=9))
    assert deliver(now=now) == (0, 0)
    assert deliver(now=now + timedelta(minutes=2)) == (1, 0)
    go_on_holding(until=None)
    assert hold_deliveries(now=now, until=now + timedelta(minutes=1))


def test_what_is_sent_late_is_nobody_elses_for_as_long_as_what_came_first(minimal_site, news, beside, monkeypatch):
    refresh([factories.news(minimal_site.fi).pk])
    leases, clock, usual = [], [NOW()], beside.upsert

    def slow(documents):
        leases.append(min(PassageDelivery.objects.filter(not_before__gt=clock[0]).values_list("not_before")))
        clock[0] += 2 * LEASE
        usual(documents)

    monkeypatch.setattr(beside, "upsert", slow)
    monkeypatch.setattr("search.delivery.AT_ONCE", 1)
    monkeypatch.setattr("search.delivery.timezone", SimpleNamespace(now=lambda: clock[0]))
    began = clock[0]
    deliver()
    assert leases == [(began + LEASE,), (began + 3 * LEASE,)]
