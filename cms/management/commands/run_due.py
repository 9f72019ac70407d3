"""Does what the clock asks for: publishes what was approved for now, sends the mail that waits, tells other layers."""

import threading
from argparse import ArgumentParser
from datetime import datetime
from typing import Any

from django.core.management.base import BaseCommand
from django.db import OperationalError, close_old_connections
from django.utils import timezone

from cms import clock
from cms.editorial.outbox import deliver_due
from cms.editorial.services import next_due, publish_due


class Command(BaseCommand):
    """``manage.py run_due``: one pass, or one every N seconds until it is ended."""

    help = "Publishes what is due and sends the mail that waits"

    def add_arguments(self, parser: ArgumentParser) -> None:
        """``--every N`` repeats."""
        parser.add_argument("--every", type=int, default=0, metavar="SECONDS")

    def handle(self, *args: Any, **options: Any) -> None:
        """Runs until ended; an outage of the database costs one pass, not the worker.

        Where a text goes live or expires before the next pass, that pass comes at its second.
        """
        ended = threading.Event()
        while True:
            pause, now = float(options["every"]), timezone.now()
            try:
                self._once(now)
                # What has fallen due meanwhile is next.
                pause = _pause(pause, now, timezone.now())
            except OperationalError as error:
                if not options["every"]:
                    raise
                self.stderr.write(f"The database did not answer: {error}")
            close_old_connections()
            if not options["every"] or ended.wait(pause):
                return

    def _once(self, now: datetime) -> None:
        changed, refused = publish_due(now=now)
        sent, failed = deliver_due(now=now)
        clock.ticked.send_robust(sender=None, now=now)
        for revision in refused:
            self.stderr.write(f"Revision {revision.pk} is due but was never approved; it stays a draft.")
        if changed or sent or failed:
            self.stdout.write(f"{len(changed)} pages changed, {sent} messages sent, {failed} failed")


def _pause(longest: float, last: datetime, now: datetime) -> float:
    """The seconds until the next text is due after the ``last`` pass, not before a second and at most ``longest``."""
    due = next_due(now=last) if longest else None
    return min(longest, max(1.0, (due - now).total_seconds())) if due else longest
