"""Changes are noted with what changed, and what must not be found is gone in the same transaction."""

from types import SimpleNamespace

import pytest
from django.db import connection, transaction
from django.db.models import Q
from wagtail.models import Page, PageViewRestriction

from search import services
from search.models import Passage, SearchOutbox
from search.refreshing import refresh
from tests import factories

pytestmark = pytest.mark.usefixtures("nothing_waits")


@pytest.fixture
def news(minimal_site):
    page = factories.news(minimal_site.fi, lead="Haravoidaan")
    refresh([page.pk])
    SearchOutbox.objects.all().delete()
    return page


@pytest.fixture
def called(monkeypatch):
    calls = []
    monkeypatch.setattr("search.services.update_search", SimpleNamespace(enqueue=lambda: calls.append(1)))
    return calls


def noted():
    return list(SearchOutbox.objects.order_by("pk").values_list("page_id", "reason", "with_descendants"))


def test_noting_writes_one_row_a_page_in_one_statement(db, django_assert_num_queries):
    with django_assert_num_queries(1):
        services.note([3, 1, 3], reason="published")
    assert noted() == [(3, "published", False), (1, "published", False)]


def test_noting_nothing_costs_nothing(db, django_assert_num_queries):
    with django_assert_num_queries(0):
        services.note([], reason="published")


def test_what_is_rolled_back_was_not_noted(db, called):
    with transaction.atomic():
        services.note([1], reason="published")
        transaction.set_rollback(True)
    assert (noted(), called) == ([], [])


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
@pytest.mark.usefixtures("emptied_database")
def test_the_worker_is_woken_after_the_commit_once_and_at_once_outside_of_a_transaction(called):
    with transaction.atomic():
        services.note([1], reason="published")
        services.note_branch(2, reason="moved")
        assert called == []
    assert called == [1]
    services.wake()
    assert called == [1, 1]


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
@pytest.mark.usefixtures("emptied_database")
def test_a_worker_that_cannot_be_woken_costs_no_publication(monkeypatch):
    def broken():
        raise ConnectionError("no queue")

    monkeypatch.setattr("search.services.update_search", SimpleNamespace(enqueue=broken))
    with transaction.atomic():
        services.note([1], reason="published")
    assert noted() == [(1, "published", False)]


def test_a_page_is_withdrawn_in_this_very_transaction(news, finds):
    services.withdraw([news.pk], reason="unpublished")
    assert finds("haravoidaan") == 0
    assert noted() == [(news.pk, "unpublished", False)]


def test_a_withdrawal_that_is_rolled_back_withdrew_nothing(news, finds):
    with transaction.atomic():
        services.withdraw([news.pk], reason="unpublished")
        transaction.set_rollback(True)
    assert finds("haravoidaan") == 1


def test_a_branch_is_withdrawn_as_a_whole(minimal_site, news, finds):
    services.withdraw_branch(Page.objects.get(pk=minimal_site.fi.pk), reason="restricted")
    assert finds("haravoidaan") == 0
    assert noted() == [(minimal_site.fi.pk, "restricted", True)]


def test_a_page_that_is_deleted_leaves_its_relatives_to_be_looked_at(news, finds):
    version = factories.translated(news)
    SearchOutbox.objects.all().delete()
    services.forget(news)
    assert noted() == [(version.pk, "relative deleted", False)]
    assert finds("haravoidaan") == 0


def test_a_branch_that_moved_among_what_everybody_reads_goes_on_being_found(minimal_site, news, finds):
    services.branch_moved(news)
    assert finds("haravoidaan") == 1
    PageViewRestriction.objects.bulk_create([PageViewRestriction(page=minimal_site.fi, restriction_type="login")])
    services.branch_moved(news)
    assert finds("haravoidaan") == 0


def test_files_are_withdrawn_by_what_names_them(news, finds):
    services.withdraw_documents(Q(document__isnull=False), reason="documents restricted")
    assert finds("haravoidaan") == 1
    assert noted() == []


def test_a_person_who_is_only_printed_is_found_by_her_name(news):
    Passage.objects.update(text="Puhuja: Aino Aalto")
    services.note_person(factories.person("Aino Aalto"), reason="person changed")
    assert noted() == [(news.pk, "person changed", False)]
    assert Passage.objects.exists()
    assert not connection.needs_rollback
