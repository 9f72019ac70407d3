"""Workers and editors at once: no save fails, no work is lost, and in the end exactly what is live is found."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier, Event

import pytest
from django.db import connection, transaction
from django.utils import timezone
from wagtail.models import Page

from cms.editorial.guard import publishing_service
from pages.models import NewsPage
from search.comparison import verify
from search.engines.chosen import embedded
from search.models import Passage, SearchOutbox, SearchState
from search.outbox import drain
from search.passages.derive import passages_of
from search.rebuilding import fill_embedded_where_it_lacks_passages
from tests import factories

pytestmark = [
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
    pytest.mark.usefixtures("emptied_database"),
]
WORKERS, EDITORS, ROUNDS = 3, 3, 6


def edit(page_id, number):
    """Publishes another text, takes the page away, and publishes it again."""
    for turn in range(ROUNDS):
        with transaction.atomic(), publishing_service():
            page = NewsPage.objects.get(pk=page_id)
            if turn % 3 == 1:
                page.unpublish()
            else:
                factories.publish(factories.revise(page, lead=f"Talkoot {number} kertaa {turn}"))


def test_what_is_found_in_the_end_is_what_is_live(parallel_site):
    pages = [factories.news(parallel_site.fi).pk for _number in range(EDITORS)]
    stop = Event()

    def work(_number):
        try:
            while not stop.is_set():
                drain()
                stop.wait(0.01)
        finally:
            connection.close()

    def write(number):
        try:
            edit(pages[number], number)
        finally:
            connection.close()

    with ThreadPoolExecutor(WORKERS + EDITORS) as threads:
        workers = [threads.submit(work, number) for number in range(WORKERS)]
        editors = [threads.submit(write, number) for number in range(EDITORS)]
        problems = [editor.exception() for editor in editors]
        stop.set()
        problems += [worker.exception() for worker in workers]
    assert problems == [None] * (WORKERS + EDITORS)
    drain(now=timezone.now() + timedelta(hours=1))
    assert not SearchOutbox.objects.exists()
    wanted = {draft.key: draft.content_hash for page in Page.objects.all() for draft in passages_of(page)}
    assert dict(Passage.objects.values_list("key", "content_hash")) == wanted
    assert [comparison.differences for comparison in verify(now=timezone.now(), repair=False)] == [0]


def test_of_workers_that_come_at_once_to_an_emptied_index_one_fills_it(parallel_site, monkeypatch):
    for _number in range(3):
        factories.news(parallel_site.fi)
    drain()
    embedded().clear()
    monkeypatch.setattr("search.rebuilding.AT_ONCE", 1)
    together = Barrier(WORKERS)

    def fill(_number):
        try:
            together.wait(10)
            return fill_embedded_where_it_lacks_passages()
        finally:
            connection.close()

    with ThreadPoolExecutor(WORKERS) as threads:
        filled = list(threads.map(fill, range(WORKERS)))
    assert filled.count(True) == 1
    assert SearchState.objects.get().filling_until is None
    assert [comparison.differences for comparison in verify(now=timezone.now(), repair=False)] == [0]
