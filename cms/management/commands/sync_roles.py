"""Makes groups, rights and workflows match ``cms/roles.py``; safe to repeat."""

from typing import Any

from django.core.management.base import BaseCommand

from cms.editorial.setup import sync_roles


class Command(BaseCommand):
    """``manage.py sync_roles``: run it after ``setup_site`` and after every change of the roles table."""

    help = "Makes groups, rights and workflows match cms/roles.py"

    def handle(self, *args: Any, **options: Any) -> None:
        """Synchronises and says so."""
        sync_roles()
        self.stdout.write(self.style.SUCCESS("Roles, rights and workflows match cms/roles.py"))
