"""The numbers behind the health of the search."""

from datetime import timedelta

import pytest
from django.utils import timezone, translation

from search.engines.breaker import MOST_WAITING, Breaker
from search.health import figures as module
from search.health.figures import EngineFigures, Queue, figures, kinds, size
from search.models import DocumentText, PassageDelivery, SearchOutbox
from search.outbox import drain
from search.rebuilding import rebuild_embedded
from tests import factories

pytestmark = pytest.mark.usefixtures("nothing_waits")


def test_an_empty_site_has_nothing_and_waits_for_nothing(db):
    now = timezone.now()
    found = figures(now=now)
    [embedded] = found.engines
    assert (found.passages, found.dead, found.documents_flagged, found.is_compared) == (0, 0, 0, False)
    assert (embedded.is_up, embedded.is_beside, embedded.queue) == (True, False, Queue())
    assert found.at == now


def test_what_waits_is_late_after_five_minutes_and_what_is_tried_later_is_not(db):
    now = timezone.now()
    SearchOutbox.objects.create(page_id=1, reason="published", not_before=now)
    SearchOutbox.objects.create(page_id=2, reason="published", not_before=now + timedelta(hours=1))
    SearchOutbox.objects.create(page_id=3, reason="published", state="dead", not_before=now - timedelta(days=9))
    queue = figures(now=now + timedelta(minutes=4)).engines[0].queue
    assert (queue.waiting, queue.dead, queue.is_overdue) == (2, 1, False)
    assert figures(now=now + timedelta(minutes=6)).engines[0].queue.is_overdue


def test_each_engine_has_its_own_queue(db, beside, monkeypatch):
    breaker = Breaker()
    monkeypatch.setattr(module, "the_breaker", lambda: breaker)
    PassageDelivery.objects.create(passage_id=1, version=1)
    PassageDelivery.objects.create(passage_id=2, version=2, state="dead")
    beside.is_up = False
    inside, outside = figures(now=timezone.now()).engines
    assert (inside.queue.waiting, outside.queue.waiting, outside.queue.dead) == (0, 1, 1)
    assert (outside.is_beside, outside.is_up, outside.is_shut) == (True, False, False)
    for _ in range(3):
        breaker.failed("away")
    assert figures(now=timezone.now()).engines[1].is_shut


def test_only_an_engine_beside_the_database_may_be_too_far_behind():
    full = Queue(waiting=MOST_WAITING, dead=1)
    assert EngineFigures("beside", True, True, 1, full).is_too_far_behind
    assert not EngineFigures("beside", True, True, 1, Queue(waiting=MOST_WAITING)).is_too_far_behind
    assert not EngineFigures("sqlite", False, True, 1, full).is_too_far_behind


def test_a_check_counts_for_two_days(db):
    now = timezone.now()
    drain()
    from search.comparison import verify

    verify(now=now, repair=True)
    assert figures(now=now + timedelta(days=1)).is_compared
    assert not figures(now=now + timedelta(days=3)).is_compared


def test_kinds_are_counted_in_the_language_of_the_person(minimal_site):
    factories.news(minimal_site.fi)
    factories.news(minimal_site.sv)
    drain()
    with translation.override("fi"):
        assert ("Uutinen", 2) in kinds()
    with translation.override("sv"):
        assert ("Nyhet", 2) in kinds()


def test_the_index_has_a_size_that_grows(minimal_site):
    before = size() or 0
    for number in range(30):
        factories.news(minimal_site.fi, title=f"Aivan uusi sana{number} ja pitkä otsikko", lead="sana " * number)
    drain()
    rebuild_embedded()
    assert (size() or 0) >= before
    assert size()


def test_files_without_text_are_counted(db):
    from django.core.files.base import ContentFile

    from cms.models import SiteDocument

    document = SiteDocument.objects.create(title="Liite", file=ContentFile(b"x", name="a.pdf"))
    DocumentText.objects.create(document=document, file_hash="x", reader=1, state=DocumentText.State.NO_TEXT)
    assert figures(now=timezone.now()).documents_flagged == 1


def test_the_figures_cost_the_same_however_much_there_is(minimal_site, django_assert_max_num_queries):
    counts = []
    for number in (5, 200):
        SearchOutbox.objects.bulk_create(SearchOutbox(page_id=page, reason="published") for page in range(number))
        with django_assert_max_num_queries(15) as queries:
            figures(now=timezone.now())
        counts.append(len(queries))
    assert counts[0] == counts[1]
