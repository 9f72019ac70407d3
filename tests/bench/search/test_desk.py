"""The desk of the measurement edits, asks, and writes down what goes wrong."""

import pytest
from wagtail.models import Page

from bench.search.desk import Desk, Times, cost_of_saving, without_search
from cms.editorial.guard import publishing_service
from pages.models import NewsIndexPage, NewsPage
from search.models import Passage, SearchOutbox
from search.outbox import drain

pytestmark = pytest.mark.usefixtures("nothing_waits")


@pytest.fixture
def nothing_waits(minimal_site):
    """A site with a list of news."""
    with publishing_service():
        minimal_site.fi.add_child(
            instance=NewsIndexPage(title="Uutiset", slug="uutiset", locale=minimal_site.fi.locale)
        )
    SearchOutbox.objects.all().delete()


@pytest.fixture
def desk():
    return Desk(3)


def test_every_kind_of_change_is_made_and_the_search_follows(desk):
    times = Times()
    for _change in range(25):
        desk.timed_edit(times)
        desk.timed_question(times)
    assert times.failed == []
    assert len(times.saves) == len(times.searches) == sum(times.answered.values()) == 25
    drain()
    live = set(NewsPage.objects.live().values_list("pk", flat=True))
    assert set(Passage.objects.filter(kind="news").values_list("page_id", flat=True)) == live
    assert set(desk.pages) == set(NewsPage.objects.values_list("pk", flat=True))


def test_what_fails_is_written_down_and_not_raised(desk, monkeypatch):
    times = Times()
    monkeypatch.setattr(desk, "edit", lambda: 1 / 0)
    monkeypatch.setattr("bench.search.desk.breaker.answer", lambda question: 1 / 0)
    desk.timed_edit(times)
    desk.timed_question(times)
    assert [problem.partition(":")[0] for problem in times.failed] == ["ZeroDivisionError", "search"]
    assert times.figures()["failed"] == times.failed


def test_without_the_search_a_publication_is_not_noted_and_afterwards_it_is(desk):
    SearchOutbox.objects.all().delete()
    with without_search():
        desk.rewrite(desk.pages[0])
    assert not SearchOutbox.objects.exists()
    desk.rewrite(desk.pages[0])
    assert SearchOutbox.objects.get().page_id == desk.pages[0]


def test_a_save_is_measured_with_the_search_and_without_it_on_the_same_page(desk):
    before = Page.objects.count()
    found = cost_of_saving(desk, 2)
    assert found["pairs"] == 2
    assert found["with_p50_ms"] > 0 < found["without_p50_ms"]
    assert Page.objects.count() == before
