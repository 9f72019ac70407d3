"""Registers the demo app."""

from django.apps import AppConfig


class DemoConfig(AppConfig):
    """The demo app of Foorumi."""

    name = "demo"
