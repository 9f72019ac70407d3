"""Loads the demo region."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.conf import settings
from django.contrib.auth.models import Group
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from tqdm import tqdm

from cms.roles import ROLES
from demo.loader import load
from pages.models import HomePage


class Command(BaseCommand):
    """``manage.py load_demo``: run it after ``setup_site`` and ``sync_roles``; a second run adds nothing."""

    help = "Loads the demo region: its accounts, forum, meetings, recordings, news, goal and event"

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The day from which coming events are counted."""
        parser.add_argument("--date", metavar="YYYY-MM-DD", type=date.fromisoformat, default=None)

    def handle(self, *args: Any, **options: Any) -> None:
        """Loads what is missing and says how much that was."""
        self._refuse_where_it_may_not_be()
        with tqdm(disable=None, file=self.stderr, desc="Demo region", unit="page") as progress:

            def advance(total: int, title: str) -> None:
                if progress.total is None:
                    progress.reset(total=total)
                else:
                    progress.update()
                progress.set_postfix_str(title)

            made = load(today=options["date"] or timezone.localdate(), advance=advance)
        said = f"{made} pieces of the demo region were loaded" if made else "The demo region is there already"
        self.stdout.write(self.style.SUCCESS(said))

    def _refuse_where_it_may_not_be(self) -> None:
        if not getattr(settings, "DEMO_ACCOUNTS_ALLOWED", False):
            raise CommandError(
                "The demo brings accounts with a known password. These settings do not allow them "
                "(DEMO_ACCOUNTS_ALLOWED), so nothing was loaded."
            )
        if HomePage.objects.count() < 2:
            raise CommandError("There is no site to load the demo into. Run setup_site first.")
        if Group.objects.filter(name__in=[role.code for role in ROLES]).count() < len(ROLES):
            raise CommandError("The roles of the desk are missing. Run sync_roles first.")
