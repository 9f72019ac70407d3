"""Registers the search app and its receivers."""

from django.apps import AppConfig


class SearchConfig(AppConfig):
    """The search of Foorumi."""

    name = "search"

    def ready(self) -> None:
        """Connects the receivers; models are loaded by now."""
        from cms.editorial.outbox import composers
        from search import signal_handlers
        from search.alerts import messages

        signal_handlers.connect()
        composers.update(messages.composers())
