"""Receivers of Wagtail's signals in the page layer: one line each, calling a named function."""

from typing import Any

from wagtail.signals import page_published

from cms.reader_cache import readers_see_something_new
from pages.models import MeetingPage, RecordingPage
from pages.services import rebuild_cues


def on_recording_published(sender: Any, instance: RecordingPage, **kwargs: Any) -> None:
    """The words of a recording follow its captions."""
    rebuild_cues(recording=instance)


def on_meeting_published(sender: Any, **kwargs: Any) -> None:
    """New minutes may hide a name that the last copy of their page still shows."""
    readers_see_something_new()


def connect() -> None:
    """Connects every receiver once."""
    page_published.connect(on_meeting_published, sender=MeetingPage, dispatch_uid="pages.on_meeting_published")
    page_published.connect(on_recording_published, sender=RecordingPage, dispatch_uid="pages.on_recording_published")
