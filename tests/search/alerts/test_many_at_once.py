"""Workers that die, and others beside them, while pages are published: each passage is told once to each, none lost."""

from __future__ import annotations

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from itertools import count
from threading import Event

import pytest
from django.db import OperationalError, connection
from django.utils import timezone

from cms.editorial.outbox import deliver_due
from search.alerts import rounds
from search.alerts.rounds import tell_due
from search.models import SearchAlert
from search.services import drain
from tests import factories

pytestmark = [
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
    pytest.mark.usefixtures("emptied_database"),
]
ALERTS, PAGES, WORKERS = 3, 4, 3


class Dies(Exception):
    """A worker is killed."""


@pytest.fixture
def killed_now_and_then(monkeypatch):
    """Every third worker dies with its messages written and not committed."""
    write, calls = rounds.write_letters, count(1)

    def written(letters):
        number = write(letters)
        if number and next(calls) % 3 == 0:
            raise Dies
        return number

    monkeypatch.setattr(rounds, "write_letters", written)


def test_each_passage_is_told_once_to_each(parallel_site, follow, mailoutbox, killed_now_and_then):
    for number in range(ALERTS):
        follow(email=f"lukija{number}@example.org")
    mornings, stop = count(1), Event()

    def morning():
        now = timezone.now() + timedelta(days=next(mornings))
        try:
            tell_due(now=now)
            # By the real clock: a message that goes out is another worker's only after its pause.
            deliver_due(now=timezone.now())
        except (Dies, OperationalError):
            pass

    def work(_number):
        try:
            while not stop.is_set():
                morning()
                stop.wait(0.2)
        finally:
            connection.close()

    with ThreadPoolExecutor(WORKERS) as threads:
        workers = [threads.submit(work, number) for number in range(WORKERS)]
        try:
            for number in range(PAGES):
                factories.news(parallel_site.fi, title=f"Uutinen {number}", lead="Avustus haetaan.")
                drain()
        finally:
            stop.set()
        problems = [worker.exception() for worker in workers]
    assert problems == [None] * WORKERS
    for _again in range(4):
        morning()
    lines = [(mail.to[0], line) for mail in mailoutbox for line in mail.body.splitlines() if "Uutinen" in line]
    told = Counter((reader, line) for reader, line in lines if line.startswith("* "))
    assert len(told) == ALERTS * PAGES
    assert set(told.values()) == {1}
    assert SearchAlert.objects.count() == ALERTS
