"""What the desk asks of the search is done once, by one worker, and begun anew where it was cut short."""

from datetime import timedelta

import pytest
from django.utils import timezone

from search import comparison
from search.engines.chosen import embedded
from search.engines.protocol import EngineDown
from search.health.services import ask_for
from search.health.tasks import fulfil_wish
from search.health.wishes import LEASE, PAUSE, ask_where_words_are_read_otherwise, fulfil, waits
from search.models import Passage, PassageDelivery, SearchState
from search.outbox import drain
from tests import factories

Wish = SearchState.Wish


@pytest.fixture
def ask(user_with):
    person = user_with("site-manager")
    return lambda wish, now=None: ask_for(wish=wish, user=person, now=now or timezone.now())


@pytest.fixture
def news(minimal_site):
    page = factories.news(minimal_site.fi, lead="Haravoidaan")
    drain()
    return page


def state():
    return SearchState.objects.get()


def test_a_check_mends_what_differs_and_says_how_much(ask, news, finds):
    embedded().clear()
    ask("check")
    assert fulfil_wish.func() == "check"
    assert finds("haravoidaan") == 1
    assert (state().wish, state().wish_failed, state().rebuilt_at) == ("", "", None)
    assert state().differences >= 1
    assert timezone.now() - state().verified_at < timedelta(minutes=1)
    assert fulfil_wish.func() == ""


def test_a_rebuild_brings_back_passages_that_a_check_does_not(ask, news, finds):
    embedded().clear()
    Passage.objects.all().delete()
    ask("check")
    fulfil(now=timezone.now())
    assert finds("haravoidaan") == 0
    ask("rebuild")
    assert fulfil(now=timezone.now()) == "rebuild"
    assert finds("haravoidaan") == 1
    assert timezone.now() - state().rebuilt_at < timedelta(minutes=1)


def test_what_is_published_during_a_rebuild_is_found_before_it_ends(ask, minimal_site, news, finds, monkeypatch):
    found = []

    def slow(advance):
        factories.news(minimal_site.fi, lead="Talkoillaan")
        advance(1)
        found.append(finds("talkoillaan"))

    monkeypatch.setattr("search.health.wishes.rebuild_embedded", slow)
    ask("rebuild")
    fulfil(now=timezone.now())
    assert found == [1]


def test_a_wish_that_a_worker_is_at_is_nobody_elses_until_that_one_is_silent(ask, news):
    now = timezone.now()
    ask("check", now)
    SearchState.objects.update(wish_held_until=now + LEASE)
    assert fulfil(now=now) == ""
    assert not waits(now=now + LEASE)
    later = now + LEASE + timedelta(seconds=1)
    assert waits(now=later)
    assert fulfil(now=later) == "check"
    assert not waits(now=later)


def test_nobody_else_begins_a_comparison_that_takes_long(ask, minimal_site, monkeypatch):
    for number in range(3):
        factories.news(minimal_site.fi, lead=f"Haravoidaan {number}")
    drain()
    monkeypatch.setattr(comparison, "AT_ONCE", 1)
    # With the oldest passage there, the worker takes the index for filled.
    monkeypatch.setattr("search.rebuilding.AT_ONCE", 1)
    begun, analysed = [], comparison.documents_of

    def slow(rows):
        begun.append(fulfil(now=timezone.now()))
        documents = list(analysed(rows))
        SearchState.objects.update(wish_held_until=timezone.now() - timedelta(seconds=1))
        return documents

    monkeypatch.setattr(comparison, "documents_of", slow)
    newest = Passage.objects.order_by("-pk").values_list("pk", flat=True)[:2]
    embedded().delete(dict.fromkeys(newest, 10**9))
    ask("check")
    assert fulfil(now=timezone.now()) == "check"
    assert begun == ["", ""]


def test_what_goes_wrong_is_kept_for_the_desk_until_it_goes_well(ask, news, monkeypatch):
    def away(_advance):
        raise EngineDown("no answer")

    with monkeypatch.context() as patch:
        patch.setattr("search.health.wishes.rebuild_embedded", away)
        ask("rebuild")
        assert fulfil(now=timezone.now()) == "rebuild"
    assert (state().wish, state().wish_failed) == ("", "EngineDown: no answer")
    ask("check")
    assert state().wish_failed == ""


def test_with_the_engine_away_all_is_made_anew_once_and_sent_when_it_is_back(news, beside, monkeypatch):
    now = timezone.now()
    monkeypatch.setattr("search.health.wishes.edition", lambda: "another")
    monkeypatch.setattr("search.rebuilding.edition", lambda: "another")
    beside.is_up = False
    assert ask_where_words_are_read_otherwise(now=now)
    assert fulfil(now=now) == "rebuild"
    assert (state().wish_failed, state().analysis) == ("", "another")
    assert not ask_where_words_are_read_otherwise(now=now + PAUSE * 2)
    assert PassageDelivery.objects.count() == Passage.objects.count()
    beside.is_up = True
    drain(now=now + PAUSE * 2)
    assert not PassageDelivery.objects.exists()
    assert beside.versions_kept == dict(Passage.objects.values_list("pk", "version"))


def test_an_engine_that_another_process_was_filling_when_it_died_gets_all_when_that_is_over(ask, news, beside):
    SearchState.objects.update(deliveries_held_until=timezone.now() + timedelta(minutes=9))
    beside.versions_kept = dict(Passage.objects.values_list("pk", "version"))
    ask("rebuild")
    assert fulfil(now=timezone.now()) == "rebuild"
    assert state().wish_failed == ""
    assert PassageDelivery.objects.count() == Passage.objects.count()
    SearchState.objects.update(deliveries_held_until=timezone.now())
    drain()
    assert beside.versions_kept == dict(Passage.objects.values_list("pk", "version"))


def test_nothing_is_done_unasked(db):
    assert fulfil(now=timezone.now()) == ""
    assert not waits(now=timezone.now())


def test_where_words_are_read_in_another_way_everything_is_made_anew_once(news, finds, monkeypatch):
    now = timezone.now()
    assert not ask_where_words_are_read_otherwise(now=now)
    monkeypatch.setattr("search.health.wishes.edition", lambda: "another")
    monkeypatch.setattr("search.rebuilding.edition", lambda: "another")
    embedded().clear()
    assert ask_where_words_are_read_otherwise(now=now)
    assert not ask_where_words_are_read_otherwise(now=now)
    assert fulfil(now=now) == "rebuild"
    assert finds("haravoidaan") == 1
    assert state().analysis == "another"
    assert not ask_where_words_are_read_otherwise(now=now + PAUSE * 2)


def test_a_rebuild_that_nobody_asked_for_and_that_fails_is_tried_again_in_an_hour(news, monkeypatch):
    now = timezone.now()
    SearchState.objects.update(analysis="")
    monkeypatch.setattr("search.health.wishes.rebuild_embedded", _fails)
    for later in (timedelta(), PAUSE + timedelta(seconds=1)):
        assert ask_where_words_are_read_otherwise(now=now + later)
        fulfil(now=now + later)
        assert "EngineDown" in state().wish_failed
        assert not ask_where_words_are_read_otherwise(now=now + later + PAUSE / 2)


def _fails(_advance):
    raise EngineDown("away")
