"""What was public is told as removed, until it comes back or everybody has heard of it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from search.models import Passage, RemovedPassage, SearchState
from search.passages.removals import REMEMBERED, forget_old_removals
from search.services import refresh, withdraw
from tests import factories


@pytest.fixture
def news(minimal_site):
    found = factories.news(minimal_site.fi, title="Talkoot", lead="Haravat mukaan")
    refresh([found.pk])
    return found


def test_what_is_withdrawn_is_remembered_by_its_identity_and_nothing_else(news):
    passage = Passage.objects.get(page=news)
    withdraw([news.pk], reason="unpublished")
    removed = RemovedPassage.objects.get()
    assert (removed.key, removed.page_key) == (passage.key, news.translation_key)
    assert (removed.kind, removed.language) == ("news", "fi")
    assert removed.version == SearchState.objects.get().version > passage.version
    assert "Talkoot" not in str(vars(removed))


def test_what_comes_back_is_not_removed_any_more(news):
    withdraw([news.pk], reason="unpublished")
    refresh([news.pk])
    assert Passage.objects.filter(page=news).exists()
    assert not RemovedPassage.objects.exists()


def test_a_passage_that_is_taken_away_twice_is_told_with_its_last_removal(news):
    withdraw([news.pk], reason="unpublished")
    first = RemovedPassage.objects.get().version
    refresh([news.pk])
    withdraw([news.pk], reason="unpublished")
    assert RemovedPassage.objects.get().version > first


def test_a_deleted_page_is_remembered_too(news):
    key = Passage.objects.get(page=news).key
    news.delete()
    assert RemovedPassage.objects.filter(key=key).exists()


def test_old_removals_are_forgotten(news):
    withdraw([news.pk], reason="unpublished")
    now = timezone.now()
    assert forget_old_removals(now=now + REMEMBERED - timedelta(minutes=1)) == 0
    assert forget_old_removals(now=now + REMEMBERED + timedelta(minutes=1)) == 1
    assert not RemovedPassage.objects.exists()
