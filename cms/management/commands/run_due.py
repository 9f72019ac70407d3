"""Does what the clock asks for: publishes what was approved for now, sends the mail that waits, tells other layers."""

import logging
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

logger = logging.getLogger(__name__)


class Command(BaseCommand):
    """``manage.py run_due``: one pass, or one every N seconds until it is ended."""

    help = "Publishes what is due and sends the mail that waits"

    def add_arguments(self, parser: ArgumentParser) -> None:
        """``--every N`` repeats."""
        parser.add_argument("--every", type=int, default=0, metavar="SECONDS")

    def handle(self, *args: Any, **options: Any) -> None:
        """Runs until ended; an outage of the database costs one pass, not the worker, and a fault one part of a pass.

        Where a text goes live or expires before the next pass, that pass comes at its second. A single pass raises the
        first fault when it has done the rest.
        """
        ended = threading.Event()
        while True:
            pause, now = float(options["every"]), timezone.now()
            try:
                faults = self._once(now)
                if faults and not options["every"]:
                    raise faults[0]
                # What has fallen due meanwhile is next.
                pause = _pause(pause, now, timezone.now())
            except OperationalError as error:
                if not options["every"]:
                    raise
                self.stderr.write(f"The database did not answer: {error}")
            close_old_connections()
            if not options["every"] or ended.wait(pause):
                return

    def _once(self, now: datetime) -> list[Exception]:
        """Does each part of a pass, whatever becomes of the others; returns the faults, which are logged."""
        faults: list[Exception] = []
        for part in (self._publish, self._send):
            try:
                part(now)
            except OperationalError:
                raise
            except Exception as fault:
                logger.exception("A part of the clock's pass has failed")
                faults.append(fault)
        clock.ticked.send_robust(sender=None, now=now)
        return faults

    def _publish(self, now: datetime) -> None:
        changed, refused = publish_due(now=now)
        for revision in refused:
            self.stderr.write(f"Revision {revision.pk} is due but may not go live; it stays a draft.")
        if changed:
            self.stdout.write(f"{len(changed)} pages changed")

    def _send(self, now: datetime) -> None:
        sent, failed = deliver_due(now=now)
        if sent or failed:
            self.stdout.write(f"{sent} messages sent, {failed} failed")


def _pause(longest: float, last: datetime, now: datetime) -> float:
    """The seconds until the next text is due after the ``last`` pass, not before a second and at most ``longest``."""
    due = next_due(now=last) if longest else None
    return min(longest, max(1.0, (due - now).total_seconds())) if due else longest
