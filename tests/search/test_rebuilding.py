"""Everything can be made anew from the pages, while the search goes on and nothing is lost."""

import pytest
from django.utils import timezone
from wagtail.models import Page

from search.delivery import PAUSE_WHILE_DOWN
from search.engines.chosen import embedded
from search.engines.documents import documents_of
from search.engines.protocol import EngineDown
from search.models import Passage, PassageDelivery, SearchedPage, SearchOutbox, SearchState
from search.outbox import drain
from search.rebuilding import (
    embedded_lacks_passages,
    fill_embedded_where_it_lacks_passages,
    fill_remote_where_it_is_new,
    overwrite,
    rebuild_embedded,
    rebuild_passages,
    rebuild_remote,
)
from search.refreshing import refresh
from search.upkeep import keep_in_step
from tests import factories
from tests.search.test_comparison import differences

pytestmark = pytest.mark.usefixtures("nothing_waits")


@pytest.fixture
def news(minimal_site):
    return factories.news(minimal_site.fi, lead="Haravoidaan")


def versions():
    return dict(Passage.objects.values_list("pk", "version"))


def test_the_passages_of_every_page_are_made_and_what_waited_is_done(news, finds):
    told = []
    outcome = rebuild_passages(told.append)
    assert outcome.failed == {}
    assert sum(told) == Page.objects.count() == SearchedPage.objects.filter(derived_on__isnull=False).count()
    assert finds("haravoidaan") == 1
    assert not SearchOutbox.objects.exists()


def test_a_second_time_writes_nothing(news):
    rebuild_passages()
    before = versions()
    rebuild_passages()
    assert versions() == before


def test_a_page_that_fails_still_waits(news, monkeypatch):
    def derive(page):
        raise ValueError("cannot be read")

    monkeypatch.setattr("search.refreshing.passages_of", derive)
    assert news.pk in rebuild_passages().failed
    assert SearchOutbox.objects.filter(page_id=news.pk).exists()


def test_what_a_rebuild_that_was_cut_short_did_not_come_to_the_clock_has_made(news, finds, monkeypatch):
    SearchOutbox.objects.all().delete()
    monkeypatch.setattr("search.rebuilding.PAGES_AT_ONCE", 1)
    progress = []

    def cut_short(number):
        progress.append(number)
        if len(progress) == Page.objects.count() - 1:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        rebuild_passages(cut_short)
    Passage.objects.all().delete()
    embedded().clear()
    keep_in_step(now=timezone.now())
    drain()
    assert finds("haravoidaan") == 1


def test_an_emptied_index_is_filled_from_the_passages(news, finds):
    refresh([news.pk])
    embedded().clear()
    assert finds("haravoidaan") == 0
    told = []
    rebuild_embedded(told.append)
    assert (finds("haravoidaan"), sum(told)) == (1, Passage.objects.count())
    assert differences() == [(embedded().name, 0, 0, 0)]


def test_an_index_that_is_rebuilt_twice_has_every_passage_once(news, finds):
    refresh([news.pk])
    rebuild_embedded()
    rebuild_embedded()
    assert finds("haravoidaan") == 1
    assert embedded().health().documents == Passage.objects.count()


def test_without_an_engine_beside_the_database_there_is_nothing_to_rebuild(news):
    assert not rebuild_remote()
    assert not fill_remote_where_it_is_new(now=timezone.now())


def test_the_engine_beside_the_database_gets_all_of_it(news, beside):
    refresh([news.pk])
    beside.versions_kept = {10**9: 1}
    assert rebuild_remote()
    assert beside.versions_kept == versions()


def test_what_changes_while_it_is_filled_is_delivered_after_it(minimal_site, news, beside):
    refresh([news.pk])
    taken_away = factories.news(minimal_site.fi)
    refresh([taken_away.pk])

    def meanwhile():
        factories.publish(factories.revise(news, lead="Lapioidaan"))
        taken_away.unpublish()
        refresh([news.pk])

    beside.while_filling = meanwhile
    assert rebuild_remote()
    assert beside.versions_kept == versions()
    assert not PassageDelivery.objects.exists()


def test_an_outage_while_it_is_filled_changes_nothing_and_holds_nothing(news, beside, monkeypatch):
    monkeypatch.setattr("search.rebuilding.AT_ONCE", 1)
    rebuild_passages()
    assert Passage.objects.count() > 1
    beside.versions_kept = {10**9: 1}
    beside.while_filling = lambda: setattr(beside, "is_up", False)
    with pytest.raises(EngineDown):
        rebuild_remote()
    assert beside.versions_kept == {10**9: 1}
    assert SearchState.objects.get().deliveries_held_until is None


def test_only_one_worker_fills_it(news, beside):
    refresh([news.pk])
    seen = []
    beside.while_filling = lambda: seen.append(rebuild_remote())
    assert rebuild_remote()
    assert seen == [False]


def test_an_engine_that_is_new_is_filled_by_itself_once_it_answers(news, beside):
    refresh([news.pk])
    beside.built = beside.is_up = False
    now = timezone.now()
    assert not fill_remote_where_it_is_new(now=now)
    beside.is_up = True
    assert not fill_remote_where_it_is_new(now=now)
    now += PAUSE_WHILE_DOWN
    assert fill_remote_where_it_is_new(now=now)
    assert not fill_remote_where_it_is_new(now=now)
    assert beside.versions_kept == versions()


def test_an_outage_while_a_new_one_is_filled_is_no_error(news, beside, monkeypatch):
    beside.built = False

    def broken(batches):
        raise EngineDown("away")

    monkeypatch.setattr(beside, "rebuild", broken)
    assert not fill_remote_where_it_is_new(now=timezone.now())


def test_what_an_upgrade_emptied_is_filled_once_by_the_worker(news, finds, monkeypatch):
    rebuild_passages()
    assert not fill_embedded_where_it_lacks_passages()
    embedded().clear()
    assert embedded_lacks_passages()
    drain()
    assert finds("haravoidaan") == 1
    assert differences() == [(embedded().name, 0, 0, 0)]
    assert not fill_embedded_where_it_lacks_passages()


def test_a_change_of_the_oldest_passage_does_not_look_like_an_index_that_is_filled(news, finds):
    rebuild_passages()
    embedded().clear()
    oldest = Passage.objects.order_by("pk").first()
    overwrite([next(documents_of([oldest]))])
    assert embedded_lacks_passages()
    drain()
    assert finds("haravoidaan") == 1
    assert differences() == [(embedded().name, 0, 0, 0)]


def test_a_filling_that_was_cut_short_is_made_again(news, finds, monkeypatch):
    rebuild_passages()
    embedded().clear()
    monkeypatch.setattr("search.rebuilding.AT_ONCE", 1)
    kept = Passage.objects.order_by("pk").last()

    def cut_short(number):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        rebuild_embedded(cut_short)
    assert [key for key, _version in embedded().versions(0, 9)] == [kept.pk]
    assert fill_embedded_where_it_lacks_passages()
    assert differences() == [(embedded().name, 0, 0, 0)]


def test_whether_passages_are_lacking_costs_the_same_however_many_there_are(
    news, minimal_site, django_assert_num_queries
):
    for number in range(2):
        rebuild_passages()
        with django_assert_num_queries(2):
            assert not embedded_lacks_passages()
        factories.news(minimal_site.fi, lead=f"Lapioidaan {number}")


def test_a_passage_that_is_withdrawn_meanwhile_is_not_lacking(news, minimal_site, monkeypatch):
    rebuild_passages()
    oldest = Passage.objects.order_by("pk").first()
    usual = type(embedded()).versions

    def versions(engine, after, limit):
        if Passage.objects.filter(pk=oldest.pk).delete()[0]:
            engine.delete({oldest.pk: oldest.version})
        return usual(engine, after, limit)

    monkeypatch.setattr(type(embedded()), "versions", versions)
    assert not embedded_lacks_passages()
    assert not Passage.objects.filter(pk=oldest.pk).exists()


def test_a_database_that_does_not_take_the_index_stops_no_worker(news, monkeypatch):
    rebuild_passages()
    embedded().clear()

    def broken(*_what):
        raise EngineDown("no room")

    monkeypatch.setattr(type(embedded()), "upsert", broken)
    assert not fill_embedded_where_it_lacks_passages()
    monkeypatch.setattr(type(embedded()), "versions", broken)
    assert not embedded_lacks_passages()
