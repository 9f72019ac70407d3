"""Registers the pages app."""

from django.apps import AppConfig


class PagesConfig(AppConfig):
    """The pages app of Foorumi."""

    name = "pages"
