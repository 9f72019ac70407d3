"""The clock calls the worker where an alert is due, and only there."""

from django.utils import timezone

from cms import clock
from search.alerts import waking
from search.alerts.waking import wake_where_due


def test_the_worker_is_called_when_an_alert_is_due(follow, mornings, monkeypatch):
    called = []

    class Task:
        @staticmethod
        def enqueue():
            called.append(True)

    monkeypatch.setattr(waking, "tell_alerts", Task)
    follow()
    assert wake_where_due(now=timezone.now()) is False
    later = next(mornings)
    assert wake_where_due(now=later) is True
    clock.ticked.send_robust(sender=None, now=later)
    assert called == [True, True]
