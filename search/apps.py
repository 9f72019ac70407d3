"""Registers the search app and its receivers."""

from django.apps import AppConfig


class SearchConfig(AppConfig):
    """The search of Foorumi."""

    name = "search"

    def ready(self) -> None:
        """Connects the receivers; models are loaded by now."""
        from cms.editorial.outbox import composers
        from cms.start import do_beside
        from search import signal_handlers
        from search.alerts import messages
        from search.analysis.pipeline import learn_languages

        signal_handlers.connect()
        do_beside(learn_languages)
        composers.update(messages.composers())
