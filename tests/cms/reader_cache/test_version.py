"""The version moves once with each transaction, and never for what was rolled back."""

import pytest
from django.db import transaction

from cms.models import ReaderVersion
from cms.reader_cache import readers_see_something_new, version
from cms.reader_cache.version import UNMOVED, current_version

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("kept_pages")]


def change_and_fail():
    with transaction.atomic():
        readers_see_something_new()
        raise ZeroDivisionError


def test_without_a_row_the_version_is_the_one_before_any_change():
    ReaderVersion.objects.all().delete()
    assert current_version() == UNMOVED


def test_a_move_names_a_new_version_and_remembers_the_one_before(commit):
    seen = [current_version()]
    for _ in range(2):
        readers_see_something_new(last_copy_may_stand_in=True)
        commit()
        seen.append(current_version())
    assert len({one.token for one in seen}) == 3
    assert seen[2].previous == seen[1].token
    assert seen[2].moved_at >= seen[1].moved_at > 0
    assert ReaderVersion.objects.count() == 1


def test_many_changes_of_a_transaction_move_it_once(commit):
    for _ in range(20):
        with transaction.atomic():
            readers_see_something_new()
    assert commit() == 1


def test_after_a_change_that_takes_away_there_is_no_version_before(commit):
    readers_see_something_new()
    commit()
    withdrawn = current_version()
    assert (withdrawn.previous, bool(withdrawn.token)) == ("", True)
    readers_see_something_new(last_copy_may_stand_in=True)
    commit()
    assert current_version().previous == withdrawn.token


@pytest.mark.parametrize(("changes", "moves"), [((True, False), 2), ((False, True), 1), ((True, True), 1)])
def test_one_change_that_takes_away_counts_for_its_whole_transaction(commit, changes, moves):
    readers_see_something_new()
    commit()
    for renews in changes:
        readers_see_something_new(last_copy_may_stand_in=renews)
    assert commit() == moves
    assert (current_version().previous == "") is (False in changes)


def test_what_is_rolled_back_moves_nothing_and_hides_no_later_change(commit):
    with pytest.raises(ZeroDivisionError):
        change_and_fail()
    assert commit() == 0
    with pytest.raises(ZeroDivisionError):
        change_and_fail()
    readers_see_something_new()
    assert commit() == 1


def test_nothing_moves_where_the_cache_is_off(settings, commit):
    settings.READER_CACHE = False
    readers_see_something_new()
    assert commit() == 0


def test_an_answer_is_shared_for_a_moment_and_forgotten_with_a_move(monkeypatch, commit, django_assert_num_queries):
    monkeypatch.setattr(version, "BELIEVED_FOR", 60.0)
    with django_assert_num_queries(1):
        assert current_version() is current_version()
    before = current_version()
    readers_see_something_new()
    commit()
    assert current_version() != before
