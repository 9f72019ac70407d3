"""Registers the pages app and its receivers."""

from django.apps import AppConfig


class PagesConfig(AppConfig):
    """The editorial page types."""

    name = "pages"

    def ready(self) -> None:
        """Connects the receivers; models are loaded by now."""
        from pages import signal_handlers

        signal_handlers.connect()
