"""What waits is worked off: each page once for all its changes, its relatives with it, failures again, not for ever."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.utils import timezone

from search import outbox
from search.models import Passage, PassageDelivery, SearchOutbox
from search.outbox import AT_ONCE, FIRST_PAUSE, MAXIMUM_ATTEMPTS, NIGHTLY, PAUSE_OF_THE_OVERTAKEN, drain, revive
from search.passages.writing import take_ticket
from search.services import note, note_branch
from tests import factories

pytestmark = pytest.mark.usefixtures("nothing_waits")


@pytest.fixture
def news(minimal_site):
    page = factories.news(minimal_site.fi, title="Talkoot", lead="Haravoidaan")
    SearchOutbox.objects.all().delete()
    return page


@pytest.fixture
def looked_at(monkeypatch):
    """Page by page, what was derived."""
    pages = []
    usual = outbox.refresh

    def refresh(page_ids):
        chosen = list(page_ids)
        pages.extend(chosen)
        return usual(chosen)

    monkeypatch.setattr("search.outbox.refresh", refresh)
    return pages


@pytest.fixture
def broken(monkeypatch):
    def derive(page):
        raise ValueError("cannot be read")

    monkeypatch.setattr("search.refreshing.passages_of", derive)


def test_a_publication_is_found_once_the_worker_was_there(minimal_site, finds):
    factories.news(minimal_site.fi, lead="Haravoidaan")
    assert finds("haravoidaan") == 0
    done = drain()
    assert (done.failed, finds("haravoidaan")) == (0, 1)
    assert not SearchOutbox.objects.exists()


def test_many_changes_of_a_page_are_one_look_at_it(news, looked_at):
    for _number in range(5):
        note([news.pk], reason="published")
    assert drain().pages == 1
    assert looked_at == [news.pk]
    assert not SearchOutbox.objects.exists()


def test_nothing_to_do_is_done_at_once(db, django_assert_max_num_queries):
    with django_assert_max_num_queries(4):
        assert drain() == outbox.Drained()


def test_a_branch_is_looked_up_when_its_turn_comes(minimal_site, looked_at):
    section = factories.section(minimal_site.fi)
    SearchOutbox.objects.all().delete()
    note_branch(section.pk, reason="moved")
    below = factories.section(section)
    drain()
    assert set(looked_at) == {section.pk, below.pk}
    assert not SearchOutbox.objects.exists()


def test_a_branch_whose_page_is_gone_is_no_error(db):
    note_branch(10_000_000, reason="moved")
    assert drain().failed == 0
    assert not SearchOutbox.objects.exists()


def test_the_relatives_of_a_page_are_looked_at_with_it_and_theirs_are_not(minimal_site, news, looked_at):
    version = factories.translated(news)
    SearchOutbox.objects.all().delete()
    note([news.pk], reason="published")
    drain()
    assert looked_at == [news.pk, version.pk]
    looked_at.clear()
    note([news.pk], reason=NIGHTLY)
    drain()
    assert looked_at == [news.pk]


def test_a_page_that_fails_is_tried_again_with_growing_pauses_and_is_dead_in_the_end(news, broken):
    note([news.pk], reason="published")
    now, pauses = timezone.now(), []
    for _attempt in range(MAXIMUM_ATTEMPTS):
        assert drain(now=now).failed == 1
        assert drain(now=now).failed == 0
        row = SearchOutbox.objects.get()
        pauses.append(row.not_before - now)
        now = row.not_before
    assert pauses == [FIRST_PAUSE * 2**number for number in range(MAXIMUM_ATTEMPTS)]
    assert (row.state, row.last_error) == (SearchOutbox.State.DEAD, "ValueError: cannot be read")
    assert drain(now=now + timedelta(days=30)).failed == 0


def test_a_relative_that_fails_is_tried_again_by_itself(minimal_site, news, monkeypatch):
    version = factories.translated(news)
    SearchOutbox.objects.all().delete()
    usual = outbox.refresh

    def refresh(page_ids):
        outcome = usual(page_ids)
        outcome.written.discard(version.pk)
        outcome.failed[version.pk] = "cannot be read"
        return outcome

    monkeypatch.setattr("search.outbox.refresh", refresh)
    note([news.pk], reason="published")
    drain()
    row = SearchOutbox.objects.get()
    assert (row.page_id, row.attempts, row.last_error) == (version.pk, 1, "cannot be read")


def test_what_was_given_up_leaves_with_the_next_change_that_succeeds(news):
    SearchOutbox.objects.create(page_id=news.pk, reason="published", state=SearchOutbox.State.DEAD)
    note([news.pk], reason="published")
    drain()
    assert not SearchOutbox.objects.exists()


def test_a_page_that_fails_has_one_row(news, broken):
    for _number in range(3):
        note([news.pk], reason="published")
    drain()
    assert SearchOutbox.objects.count() == 1


def test_what_was_given_up_can_be_tried_anew(db):
    SearchOutbox.objects.create(page_id=1, reason="x", state=SearchOutbox.State.DEAD, attempts=8)
    PassageDelivery.objects.create(passage_id=1, version=1, state=PassageDelivery.State.DEAD, attempts=8)
    assert (revive(), revive()) == (2, 0)
    assert {row.attempts for row in (SearchOutbox.objects.get(), PassageDelivery.objects.get())} == {0}


def test_a_page_that_somebody_else_looks_at_is_not_a_failure(news, monkeypatch):
    note([news.pk], reason="published")
    monkeypatch.setattr("search.refreshing.passages_of", lambda page: take_ticket([page.pk]) and [])
    now = timezone.now()
    assert drain(now=now).failed == 0
    row = SearchOutbox.objects.get()
    assert (row.attempts, row.not_before - now) == (0, PAUSE_OF_THE_OVERTAKEN)


def test_every_change_of_a_page_that_somebody_else_looks_at_is_done_with_the_next_look(news, monkeypatch):
    for _number in range(3):
        note([news.pk], reason="published")
    now = timezone.now()
    monkeypatch.setattr("search.refreshing.write", lambda derived, **others: set())
    assert drain(now=now).overtaken == 1
    [row] = SearchOutbox.objects.all()
    assert (row.attempts, row.not_before) == (0, now + PAUSE_OF_THE_OVERTAKEN)
    monkeypatch.undo()
    assert drain(now=row.not_before).pages == 1
    assert not SearchOutbox.objects.exists()


def test_two_workers_do_not_do_the_same(news, looked_at, monkeypatch):
    usual = outbox.refresh

    def another_worker_wakes(page_ids):
        assert outbox._book(timezone.now()) is None
        return usual(page_ids)

    monkeypatch.setattr("search.outbox.refresh", another_worker_wakes)
    note([news.pk], reason="published")
    assert drain().pages == 1


def test_the_work_of_a_worker_that_died_is_done_after_a_pause(news, monkeypatch):
    def killed(page_ids):
        raise KeyboardInterrupt

    note([news.pk], reason="published")
    now = timezone.now()
    with monkeypatch.context() as patch:
        patch.setattr("search.outbox.refresh", killed)
        with pytest.raises(KeyboardInterrupt):
            drain(now=now)
    assert drain(now=now).pages == 0
    assert drain(now=now + FIRST_PAUSE).pages == 1


def test_a_change_during_the_work_is_worked_off_too(news, finds, monkeypatch):
    usual = outbox.refresh

    def changed_meanwhile(page_ids):
        outcome = usual(page_ids)
        if news.lead == "Haravoidaan":
            news.lead = "Lapioidaan"
            factories.publish(factories.revise(news, lead="Lapioidaan"))
        return outcome

    monkeypatch.setattr("search.outbox.refresh", changed_meanwhile)
    note([news.pk], reason="published")
    drain()
    assert not SearchOutbox.objects.exists()
    assert (finds("haravoidaan"), finds("lapioidaan")) == (0, 1)


def test_more_than_one_portion_is_worked_off_and_told(db):
    told = []
    note(range(10_000_000, 10_000_000 + AT_ONCE + 1), reason="published")
    assert drain(advance=told.append).pages == AT_ONCE + 1
    assert sum(told) == AT_ONCE + 1


def test_the_engine_beside_the_database_is_filled_first_and_fed_then(news, beside):
    beside.built = False
    note([news.pk], reason="published")
    done = drain()
    assert beside.is_built()
    assert done.refused == 0
    assert set(beside.versions_kept) == set(Passage.objects.values_list("pk", flat=True))
    assert not PassageDelivery.objects.exists()


def test_what_the_work_brings_about_is_delivered_with_it(news, beside):
    note([news.pk], reason="published")
    done = drain()
    assert done.delivered == len(beside.versions_kept) == Passage.objects.count() > 0
    assert not PassageDelivery.objects.exists()


def test_what_is_taken_late_is_nobody_elses_for_as_long_as_what_was_taken_first(minimal_site, news, monkeypatch):
    usual, leases, clock = outbox.refresh, [], [timezone.now() + FIRST_PAUSE]

    def refresh(page_ids):
        chosen = list(page_ids)
        leases.extend(row.not_before - clock[0] for row in SearchOutbox.objects.filter(page_id__in=chosen))
        clock[0] += 2 * FIRST_PAUSE
        return usual(chosen)

    monkeypatch.setattr("search.outbox.refresh", refresh)
    monkeypatch.setattr("search.outbox.AT_ONCE", 1)
    monkeypatch.setattr("search.outbox.timezone", SimpleNamespace(now=lambda: clock[0]))
    note([news.pk, minimal_site.fi.pk], reason=NIGHTLY)
    drain()
    assert leases == [FIRST_PAUSE, FIRST_PAUSE]
