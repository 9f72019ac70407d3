"""Registers the search app."""

from django.apps import AppConfig


class SearchConfig(AppConfig):
    """The search app of Foorumi."""

    name = "search"
