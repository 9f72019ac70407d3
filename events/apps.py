"""Registers the events app."""

from django.apps import AppConfig

MONTH = r"20[0-9]{2}-(?:0[1-9]|1[0-2])"
DAY = MONTH + r"-(?:0[1-9]|[12][0-9]|3[01])"
ANCHOR = r"k-[0-9a-f]{12}"
YES_OR_NOT_SAID = ("free", "online", "step_free", "loop")
"""What the calendar is narrowed to by a checkbox."""


class EventsConfig(AppConfig):
    """The events app of Foorumi."""

    name = "events"

    def ready(self) -> None:
        """Tells the cache of readers what time changes and what addresses say; models are loaded by now."""
        from cms.reader_cache import addresses
        from cms.reader_cache import clock as reader_clock
        from events import clock
        from events.models.audience import AUDIENCES

        reader_clock.register("events.occurrences", clock.occurrence_moments)
        addresses.declare(
            view="month", time="today|week|weekend|month|past", month=MONTH, day=DAY, category=r"p[0-9]{1,9}",
            audience="|".join(AUDIENCES), date=ANCHOR,
        )  # fmt: skip
        addresses.declare(**dict.fromkeys(YES_OR_NOT_SAID, "1"))
