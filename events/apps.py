"""Registers the events app."""

from django.apps import AppConfig


class EventsConfig(AppConfig):
    """The events app of Foorumi."""

    name = "events"

    def ready(self) -> None:
        """Tells the cache of readers what time changes; models are loaded by now."""
        from cms.reader_cache import clock as reader_clock
        from events import clock

        reader_clock.register("events.occurrences", clock.occurrence_moments)
