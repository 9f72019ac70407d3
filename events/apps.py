"""Registers the events app."""

from django.apps import AppConfig


class EventsConfig(AppConfig):
    """The events app of Foorumi."""

    name = "events"
