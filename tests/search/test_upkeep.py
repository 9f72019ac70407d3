"""The clock: names hide on their day, every page is looked at once a day, and what nobody woke is woken."""

from datetime import date, datetime, timedelta

import pytest
from django.utils import timezone
from wagtail.models import Page

from cms.dates import HELSINKI
from search.engines.chosen import embedded
from search.health.tasks import fulfil_wish
from search.models import Passage, SearchedPage, SearchOutbox, SearchState
from search.outbox import NIGHTLY, drain
from search.passages.writing import take_ticket, write
from search.upkeep import keep_in_step, note_every_page
from tests import factories

pytestmark = pytest.mark.usefixtures("nothing_waits")


@pytest.fixture
def woken(monkeypatch):
    calls = []
    monkeypatch.setattr("search.services.wake", lambda: calls.append(1))
    return calls


def test_names_hide_on_their_day_and_are_noted_once(minimal_site, draft):
    page, day = minimal_site.fi, date(2026, 11, 22)
    SearchOutbox.objects.all().delete()
    passage = draft(page, "Aino Aalto", people_hidden_on=day)
    write({page.pk: [passage]}, ticket=take_ticket([page.pk]), today=day - timedelta(days=9))
    keep_in_step(now=datetime(2026, 11, 21, 23, 59, tzinfo=HELSINKI))
    assert Passage.objects.filter(page_id=page.pk).exists()
    for minutes in (0, 1):
        keep_in_step(now=datetime(2026, 11, 22, 0, minutes, tzinfo=HELSINKI))
        assert not Passage.objects.filter(page_id=page.pk).exists()
        noted = SearchOutbox.objects.filter(reason="names hide")
        assert list(noted.values_list("page_id", flat=True)) == [page.pk]


def test_every_page_is_looked_at_once_a_day(minimal_site):
    SearchOutbox.objects.all().delete()
    today = timezone.localdate()
    for _again in range(2):
        note_every_page(today=today)
    row = SearchOutbox.objects.get()
    assert (row.reason, row.with_descendants) == (NIGHTLY, True)
    drain()
    looked_at = SearchedPage.objects.filter(derived_on=today).values_list("page_id", flat=True)
    assert set(looked_at) == set(Page.objects.values_list("pk", flat=True))
    note_every_page(today=today)
    assert not SearchOutbox.objects.exists()
    note_every_page(today=today + timedelta(days=1))
    assert SearchOutbox.objects.count() == 1


def test_the_night_asks_again_what_had_no_result(minimal_site, monkeypatch):
    called, now = [], datetime(2026, 11, 23, 0, 1, tzinfo=HELSINKI)
    monkeypatch.setattr("search.upkeep.ask_again_later", lambda: called.append(1))
    drain()
    for minutes in (0, 1, 2):
        keep_in_step(now=now + timedelta(minutes=minutes))
    assert called == [1]


def test_the_night_compares_and_mends(minimal_site):
    now = datetime(2026, 11, 23, 0, 1, tzinfo=HELSINKI)
    drain()
    keep_in_step(now=now)
    assert SearchState.objects.get().verified_at == now
    keep_in_step(now=now + timedelta(minutes=5))
    assert SearchState.objects.get().verified_at == now
    keep_in_step(now=now + timedelta(days=1))
    assert SearchState.objects.get().verified_at == now + timedelta(days=1)


def test_what_nobody_woke_is_woken(minimal_site, woken):
    drain()
    keep_in_step(now=timezone.now())
    drain()
    woken.clear()
    keep_in_step(now=timezone.now())
    assert woken == []
    SearchOutbox.objects.create(page_id=1, reason="published")
    keep_in_step(now=timezone.now())
    assert woken == [1]


def test_an_engine_that_lost_its_index_is_filled_though_nobody_changes_anything(minimal_site, beside, woken):
    drain()
    keep_in_step(now=timezone.now())
    drain()
    woken.clear()
    keep_in_step(now=timezone.now())
    assert woken == []
    beside.built = False
    keep_in_step(now=timezone.now())
    assert woken == [1]
    drain()
    assert beside.versions_kept == dict(Passage.objects.values_list("pk", "version"))
    beside.built = beside.is_up = False
    keep_in_step(now=timezone.now())
    assert woken == [1]


def test_an_index_that_an_upgrade_emptied_is_filled_before_it_is_compared(minimal_site, woken, finds):
    factories.news(minimal_site.fi, lead="Haravoidaan")
    note_every_page(today=timezone.localdate())
    drain()
    woken.clear()
    embedded().clear()
    keep_in_step(now=timezone.now())
    assert (woken, SearchState.objects.get().verified_at) == ([1], None)
    drain()
    keep_in_step(now=timezone.now())
    assert finds("haravoidaan") == 1
    assert (SearchState.objects.get().differences, SearchState.objects.get().verified_at is None) == (0, False)


def test_a_site_without_pages_needs_nothing(db):
    Page.objects.filter(depth=1).delete()
    keep_in_step(now=timezone.now())
    assert not Passage.objects.exists()


def test_a_wish_of_the_desk_that_nobody_is_at_wakes_the_worker(woken, minimal_site, monkeypatch):
    called = []
    monkeypatch.setattr(type(fulfil_wish), "enqueue", lambda task: called.append(task.name))
    now = timezone.now()
    SearchState.objects.update_or_create(pk=SearchState.ONLY, defaults={"wish": "check", "wished_at": now})
    keep_in_step(now=now)
    assert "fulfil_wish" not in called
    keep_in_step(now=now + timedelta(minutes=2))
    assert called.count("fulfil_wish") == 1


def test_an_upgrade_that_reads_words_otherwise_has_everything_made_anew(minimal_site, monkeypatch):
    calls, now = [], timezone.now()
    monkeypatch.setattr(type(fulfil_wish), "enqueue", lambda _task: calls.append(1))
    drain()
    keep_in_step(now=now)
    assert not calls
    SearchState.objects.update(analysis="an older one")
    for _again in range(2):
        keep_in_step(now=now)
    assert len(calls) == 1
    assert SearchState.objects.get().wish == SearchState.Wish.REBUILD


def test_the_clock_counts_what_very_many_passages_have_left(minimal_site, monkeypatch):
    called = []
    monkeypatch.setattr(type(embedded()), "count", lambda engine: called.append(engine.using))
    keep_in_step(now=datetime(2026, 11, 23, 0, 1, tzinfo=HELSINKI))
    assert called == ["default"]


def test_the_night_has_the_index_of_an_engine_made_anew_that_is_ahead_of_a_restored_database(
    minimal_site, beside, monkeypatch
):
    called = []
    monkeypatch.setattr(type(fulfil_wish), "enqueue", lambda task: called.append(task.name))
    factories.news(minimal_site.fi, lead="Haravoidaan")
    drain()
    beside.versions_kept = {key: version + 10**6 for key, version in beside.versions_kept.items()}
    keep_in_step(now=timezone.now())
    drain()
    fulfil_wish.func()
    assert called == ["fulfil_wish"]
    assert beside.versions_kept == dict(Passage.objects.values_list("pk", "version"))
    assert SearchState.objects.get().wish == ""


def test_an_engine_that_was_away_in_the_night_is_compared_when_it_is_back(minimal_site, beside):
    now = datetime(2026, 11, 23, 0, 1, tzinfo=HELSINKI)
    drain()
    beside.is_up = False
    keep_in_step(now=now)
    keep_in_step(now=now + timedelta(hours=2))
    assert (SearchState.objects.get().verified_at, SearchState.objects.get().engine_verified_at) == (now, None)
    beside.is_up = True
    keep_in_step(now=now + timedelta(minutes=30))
    assert SearchState.objects.get().engine_verified_at is None
    for hours in (3, 5):
        keep_in_step(now=now + timedelta(hours=hours))
        assert SearchState.objects.get().engine_verified_at == now + timedelta(hours=3)
