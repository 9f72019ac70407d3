"""What the desk is reminded of."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from pages.models import CaptionTrack
from tests import factories


@pytest.fixture
def manager(user_with: Any) -> Client:
    """The browser of a site manager who reads the desk in Finnish."""
    browser = Client(headers={"Accept-Language": "fi"})
    browser.force_login(user_with("site-manager"))
    return browser


def test_an_old_statement_warns_whoever_opens_it_and_the_first_page(minimal_site: Any, manager: Client) -> None:
    today = timezone.localdate()
    statement = factories.statement(minimal_site.fi, assessed_on=today - timedelta(days=400))
    warning = "uusitaan vähintään kerran vuodessa"
    assert warning in manager.get(f"/admin/pages/{statement.pk}/edit/").content.decode()
    assert "yli vuosi sitten" in manager.get("/admin/").content.decode()
    fresh = factories.statement(minimal_site.sv, assessed_on=today)
    assert warning not in manager.get(f"/admin/pages/{fresh.pk}/edit/").content.decode()


def test_whoever_opens_a_recording_is_told_which_lines_of_its_captions_overlap(
    minimal_site: Any, manager: Client
) -> None:
    webvtt = "WEBVTT\n\n00:01.000 --> 00:05.000\nYksi.\n\n00:04.000 --> 00:06.000 <i>x</i>\nKaksi.\n"
    rows = {"caption_tracks": [CaptionTrack(language="fi", webvtt=webvtt)]}
    recording = factories.recording(minimal_site.fi, rows=rows)
    text = manager.get(f"/admin/pages/{recording.pk}/edit/").content.decode()
    assert "Rivi 6: tekstitys alkaa, kun edellinen on vielä näkyvissä" in text
    assert "<i>x" not in text
    rows = {"caption_tracks": [CaptionTrack(language="fi", webvtt=webvtt.replace("00:04", "00:05"))]}
    other = factories.recording(minimal_site.fi, rows=rows)
    assert "Rivi 6" not in manager.get(f"/admin/pages/{other.pk}/edit/").content.decode()


def test_feedback_that_waits_is_told_on_the_first_page(manager: Client) -> None:
    assert "Muistutukset" not in manager.get("/admin/").content.decode()
    factories.feedback(answer_by=timezone.localdate() - timedelta(days=1))
    text = manager.get("/admin/").content.decode()
    assert "1 palaute odottaa vastausta." in text
    assert "1 on myöhässä." in text


def test_nobody_else_is_reminded(user_with: Any, client: Client) -> None:
    factories.feedback()
    client.force_login(user_with("author-fi"))
    assert "/admin/feedback/" not in client.get("/admin/").content.decode()
