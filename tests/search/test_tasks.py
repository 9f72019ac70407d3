"""The task only wakes the worker: what is to be done stands in the tables."""

from search.models import SearchOutbox
from search.tasks import update_search
from tests import factories


def test_the_task_works_off_what_waits_however_often_it_runs(minimal_site, finds):
    factories.news(minimal_site.fi, lead="Haravoidaan")
    assert update_search.func() >= 1
    assert [update_search.func() for _again in range(2)] == [0, 0]
    assert finds("haravoidaan") == 1
    assert not SearchOutbox.objects.exists()
