"""Makes the site, its two language trees and their lists; safe to repeat."""

from typing import Any

from django.core.management.base import BaseCommand

from pages.services import setup_site


class Command(BaseCommand):
    """``manage.py setup_site``: run it after ``migrate``, before ``sync_roles``."""

    help = "Makes the site, the Finnish and the Swedish tree and their lists"

    def handle(self, *args: Any, **options: Any) -> None:
        """Sets up and says what was made."""
        made = setup_site()
        self.stdout.write(self.style.SUCCESS(f"The site stands; {made} pages were made"))
