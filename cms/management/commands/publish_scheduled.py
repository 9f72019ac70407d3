"""Wagtail's own command under its name: it publishes what reviewers approved for now, and nothing else."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone
from wagtail.models import Revision

from cms.editorial.services import publish_due


class Command(BaseCommand):
    """``manage.py publish_scheduled``: for a clock that knows Wagtail; ours is ``run_due``."""

    help = "Publishes the pages that were approved for a time that has come, unpublishes those that have expired"

    def add_arguments(self, parser: ArgumentParser) -> None:
        """``--dryrun`` as Wagtail has it."""
        parser.add_argument("--dryrun", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        """Publishes, or says how many revisions are due; what was never approved is told and stays a draft."""
        now = timezone.now()
        if options["dryrun"]:
            due = Revision.page_revisions.filter(approved_go_live_at__lte=now).count()
            self.stdout.write(f"{due} revisions are due")
            return
        changed, refused = publish_due(now=now)
        for revision in refused:
            self.stderr.write(f"Revision {revision.pk} is due but may not go live; it stays a draft.")
        self.stdout.write(f"{len(changed)} pages changed")
