"""The task only wakes the worker: what is to be done stands in the tables."""

from datetime import timedelta

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from search.alerts.rounds import Round
from search.models import SearchOutbox
from search.outbox import PAUSE_OF_THE_OVERTAKEN, Drained
from search.tasks import tell_alerts, update_search
from tests import factories


def test_the_task_works_off_what_waits_however_often_it_runs(minimal_site, finds):
    factories.news(minimal_site.fi, lead="Haravoidaan")
    assert update_search.func() >= 1
    assert [update_search.func() for _again in range(2)] == [0, 0]
    assert finds("haravoidaan") == 1
    assert not SearchOutbox.objects.exists()


@pytest.mark.parametrize("portions", [[Round(asked=3, told=2)], [Round(asked=99, failed=1, told=4), Round(told=0)]])
def test_alerts_are_told_of_portion_by_portion(monkeypatch, portions):
    waiting = list(portions)
    again = []
    monkeypatch.setattr("search.tasks.tell_due", lambda now: waiting.pop(0))
    monkeypatch.setattr(type(tell_alerts), "enqueue", lambda task: again.append(task))
    assert tell_alerts.func() == portions[0].told
    assert len(again) == len(portions) - 1


@pytest.mark.parametrize("overtaken", [0, 1])
def test_the_worker_comes_back_in_a_moment_for_a_page_that_somebody_saves_just_then(
    db, settings, monkeypatch, overtaken
):
    settings.TASKS = settings.TASKS | {"worker": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    monkeypatch.setattr("search.tasks.drain", lambda: Drained(overtaken=overtaken))
    began = timezone.now()
    update_search.func()
    moments = DBTaskResult.objects.values_list("run_after", flat=True)
    assert len(moments) == overtaken
    assert all(began + PAUSE_OF_THE_OVERTAKEN < moment < began + timedelta(seconds=30) for moment in moments)
