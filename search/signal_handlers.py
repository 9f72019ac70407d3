"""Receivers that keep the search index in step with what is live: one line each, calling a named function."""

from typing import Any

from wagtail.search.index import insert_or_update_object
from wagtail.signals import page_published


def on_publication(sender: Any, instance: Any, **kwargs: Any) -> None:
    """Indexes a page with its rows.

    Wagtail indexes a page when its own row is saved, which is before its agenda items and chapters are.
    """
    insert_or_update_object(instance)


def connect() -> None:
    """Connects every receiver once."""
    page_published.connect(on_publication, dispatch_uid="search.on_publication")
