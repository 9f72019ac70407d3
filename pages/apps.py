"""Registers the pages app and its receivers."""

from django.apps import AppConfig

CHOICES = ("giver", "goal", "group", "kind", "municipality", "network", "state")
"""What lists are narrowed to in the address, by slug or code."""


class PagesConfig(AppConfig):
    """The editorial page types."""

    name = "pages"

    def ready(self) -> None:
        """Connects the receivers, tells the cache of readers what time changes; models are loaded by now."""
        from cms.reader_cache import addresses
        from cms.reader_cache import clock as reader_clock
        from pages import clock, signal_handlers

        signal_handlers.connect()
        reader_clock.register("pages.meetings", clock.meeting_moments)
        reader_clock.register("pages.evenings", clock.evening_moments)
        addresses.declare(player="1", t=r"[0-9]{1,5}s?", part=r"all|[1-9][0-9]{0,2}", text="fi|sv")
        addresses.declare(year="[0-9]{4}", language="fi|sv|both", **dict.fromkeys(CHOICES, r"[a-z0-9_-]{1,60}"))
