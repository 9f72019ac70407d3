"""Of several workers that see an empty index one fills it, and another where that one died."""

from datetime import timedelta

import pytest
from django.utils import timezone

from search import rebuilding
from search.engines.chosen import embedded
from search.models import SearchState
from search.rebuilding import (
    embedded_lacks_passages,
    fill_embedded_where_it_lacks_passages,
    fill_remote_where_it_is_new,
    rebuild_passages,
)
from tests import factories

pytestmark = pytest.mark.usefixtures("nothing_waits")


@pytest.fixture
def news(minimal_site):
    return factories.news(minimal_site.fi, lead="Haravoidaan")


def test_only_one_worker_fills_what_an_upgrade_emptied(news, finds, monkeypatch):
    rebuild_passages()
    embedded().clear()
    seen, overwrite = [], rebuilding.overwrite

    def meanwhile(documents):
        seen.append((embedded_lacks_passages(), fill_embedded_where_it_lacks_passages()))
        overwrite(documents)

    monkeypatch.setattr(rebuilding, "overwrite", meanwhile)
    assert fill_embedded_where_it_lacks_passages()
    assert seen == [(True, False)]
    assert (finds("haravoidaan"), SearchState.objects.get().filling_until) == (1, None)


def test_what_another_worker_has_filled_between_question_and_beginning_is_not_filled_again(news, monkeypatch):
    rebuild_passages()
    embedded().clear()
    begin = rebuilding._begin_to_fill

    def late():
        monkeypatch.setattr(rebuilding, "_begin_to_fill", begin)
        assert fill_embedded_where_it_lacks_passages()
        return begin()

    monkeypatch.setattr(rebuilding, "_begin_to_fill", late)
    assert not fill_embedded_where_it_lacks_passages()
    assert SearchState.objects.get().filling_until is None


def test_an_engine_that_another_worker_has_filled_by_then_is_not_filled_again(news, beside, monkeypatch):
    beside.built = False
    hold = rebuilding.hold_deliveries

    def late(**times):
        beside.built = True
        return hold(**times)

    monkeypatch.setattr(rebuilding, "hold_deliveries", late)
    monkeypatch.setattr(beside, "rebuild", lambda batches: pytest.fail("filled twice"))
    assert not fill_remote_where_it_is_new(now=timezone.now())
    assert not SearchState.objects.filter(deliveries_held_until__isnull=False).exists()


def test_a_worker_that_died_over_it_is_waited_for_two_minutes(news, finds):
    rebuild_passages()
    embedded().clear()
    until = timezone.now() + timedelta(seconds=30)
    SearchState.objects.update_or_create(pk=SearchState.ONLY, defaults={"filling_until": until})
    assert not fill_embedded_where_it_lacks_passages()
    SearchState.objects.update(filling_until=timezone.now())
    assert fill_embedded_where_it_lacks_passages()
    assert finds("haravoidaan") == 1
