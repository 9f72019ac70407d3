"""Receivers of Wagtail's signals in the page layer: one line each, calling a named function."""

from typing import Any

from wagtail.signals import page_published

from pages.models import RecordingPage
from pages.services import rebuild_cues


def on_recording_published(sender: Any, instance: RecordingPage, **kwargs: Any) -> None:
    """The words of a recording follow its captions."""
    rebuild_cues(recording=instance)


def connect() -> None:
    """Connects every receiver once."""
    page_published.connect(on_recording_published, sender=RecordingPage, dispatch_uid="pages.on_recording_published")
