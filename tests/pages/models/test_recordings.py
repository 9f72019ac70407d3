"""Recordings."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from wagtail.test.utils import WagtailPageTestCase

from pages.models import HomePage, RecordingIndexPage, RecordingPage
from tests import factories


class TestTree(WagtailPageTestCase):
    """Where the pages stand."""

    def test_recordings_stand_in_their_list_only(self) -> None:
        self.assertAllowedParentPageTypes(RecordingIndexPage, {HomePage})
        self.assertAllowedParentPageTypes(RecordingPage, {RecordingIndexPage})
        self.assertAllowedSubpageTypes(RecordingPage, {})


def test_a_third_partys_recording_names_it(minimal_site: Any) -> None:
    with pytest.raises(ValidationError, match="third_party_id"):
        factories.recording(minimal_site.fi, source="vimeo")
    recording = factories.recording(minimal_site.fi, source="vimeo", third_party_id="123")
    assert recording.third_party_url == "https://vimeo.com/123"
    assert factories.recording(minimal_site.fi).third_party_url == ""


def test_only_a_live_broadcast_waits_for_its_captions(minimal_site: Any) -> None:
    due = date(2026, 12, 1)
    with pytest.raises(ValidationError, match="captions_due"):
        factories.recording(minimal_site.fi, captions_due=due)
    assert factories.recording(minimal_site.fi, captions_due=due, was_live=True).live
