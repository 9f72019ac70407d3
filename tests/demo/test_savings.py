"""What the desk saves on the way leaves no trace: the same text is read back, and everything is indexed in the end."""

import pytest
from django.core.exceptions import ValidationError
from django.db.models import ForeignKey
from django.db.models.signals import post_save
from modelcluster import models as clusters
from wagtail.models import ReferenceIndex
from wagtail.search.signal_handlers import post_save_signal_handler

from cms.editorial.guard import publishing_service
from cms.tasks import deliver_outbox
from demo.savings import index_now, indexed_later, nobody_is_woken, references_taken_on_trust
from pages.models import NetworkPage, NewsPage
from search import signal_handlers
from tests import factories


@pytest.fixture
def network(minimal_site):
    return factories.network(minimal_site.fi)


@pytest.fixture
def news(minimal_site, network):
    return factories.news(minimal_site.fi, title="Lautta kulkee", network=network)


def saved(page, **changes):
    for name, value in changes.items():
        setattr(page, name, value)
    with publishing_service():
        page.save()


def fail_within(context):
    with context:
        raise RuntimeError


def test_a_text_is_read_back_the_same_with_fewer_questions(news, django_assert_max_num_queries):
    revision = news.get_latest_revision()
    with django_assert_max_num_queries(30) as asked:
        usual = revision.as_object()
    with references_taken_on_trust(), django_assert_max_num_queries(len(asked) - 3):
        trusted = revision.as_object()
    assert trusted.serializable_data() == usual.serializable_data()
    assert trusted.network_id == news.network_id


def test_references_are_looked_up_again_afterwards_even_where_something_failed():
    usual, usual_check = clusters.model_from_serializable_data, ForeignKey.validate
    with pytest.raises(RuntimeError):
        fail_within(references_taken_on_trust())
    assert clusters.model_from_serializable_data is usual
    assert ForeignKey.validate is usual_check


def test_a_text_is_checked_without_asking_for_what_it_names(news, django_assert_max_num_queries):
    with django_assert_max_num_queries(30) as asked:
        news.full_clean()
    with references_taken_on_trust(), django_assert_max_num_queries(len(asked) - 3):
        news.full_clean()
        news.title = ""
        with pytest.raises(ValidationError, match="title"):
            news.clean_fields()


def test_nobody_is_woken_within_and_everybody_afterwards(monkeypatch):
    woken = []
    monkeypatch.setattr(type(deliver_outbox.get_backend()), "enqueue", lambda self, task, *args: woken.append(task))
    with nobody_is_woken():
        deliver_outbox.enqueue()
        deliver_outbox.using(backend="default").enqueue()
    assert [task.backend for task in woken] == ["default"]
    with pytest.raises(RuntimeError):
        fail_within(nobody_is_woken())
    deliver_outbox.enqueue()
    assert [task.backend for task in woken] == ["default", "worker"]


def test_a_save_enters_no_index_until_it_is_said(news, network):
    saved(news, network=None)
    with indexed_later():
        saved(news, title="Lautta seisoo", network=network)
        assert not list(NewsPage.objects.search("seisoo"))
        assert not ReferenceIndex.get_references_to(network).exists()
    index_now(news.translation_key)
    assert [page.title for page in NewsPage.objects.search("seisoo")] == ["Lautta seisoo"]
    assert ReferenceIndex.get_references_to(network).count() == 1


def test_a_publication_enters_no_index_until_it_is_said(news):
    with indexed_later():
        factories.publish(factories.revise(news, title="Lossi seisoo"))
        assert not list(NewsPage.objects.search("lossi"))
    index_now(news.translation_key)
    assert [page.title for page in NewsPage.objects.search("lossi")] == ["Lossi seisoo"]


def test_saves_are_indexed_again_afterwards_even_where_something_failed():
    usual = signal_handlers.insert_or_update_object
    with pytest.raises(RuntimeError):
        fail_within(indexed_later())
    assert signal_handlers.insert_or_update_object is usual
    for model in (NewsPage, NetworkPage):
        assert post_save.disconnect(post_save_signal_handler, sender=model)
        post_save.connect(post_save_signal_handler, sender=model)


def test_whoever_ends_last_puts_back_what_was_there_whatever_the_order():
    before = ForeignKey.validate, clusters.model_from_serializable_data
    first, second = references_taken_on_trust(), references_taken_on_trust()
    first.__enter__()
    second.__enter__()
    first.__exit__(None, None, None)
    assert ForeignKey.validate != before[0]
    second.__exit__(None, None, None)
    assert (ForeignKey.validate, clusters.model_from_serializable_data) == before
