"""Registers the cms app, its system checks and its signal receivers."""

from django.apps import AppConfig


class CmsConfig(AppConfig):
    """Project and shared base."""

    name = "cms"
    verbose_name = "Foorumi"

    def ready(self) -> None:
        """Connects the receivers and registers the checks; models are loaded by now, and stay."""
        from cms import checks, signal_handlers
        from cms.reader_cache import addresses, changes
        from cms.start import look_for_garbage_seldom

        checks.register()
        signal_handlers.connect()
        changes.connect()
        addresses.declare(page=r"[1-9][0-9]{0,3}")
        look_for_garbage_seldom()
