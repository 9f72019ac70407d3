"""The desk's report of recordings without captions."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from pages.captions_report import days_left
from pages.models import CaptionTrack
from tests import factories

REPORT = "/admin/reports/captions/"
VTT = "WEBVTT\n\n00:00:01.000 --> 00:00:02.000\nTervetuloa\n"


def browser_of(user: Any, language: str = "fi") -> Client:
    """A person at the desk who reads it in a language."""
    browser = Client(headers={"Accept-Language": language})
    browser.force_login(user)
    return browser


def rows(text: str) -> str:
    """The table of the report."""
    return text.split('<table class="listing">')[1].split("</table>")[0].split("<tbody>")[1]


@pytest.mark.parametrize(
    ("language", "late", "left", "none"),
    [
        ("fi", "myöhässä, piti olla", "3 päivää jäljellä", "päivää ei ole sovittu"),
        ("sv", "försenat, skulle vara klart", "3 dagar kvar", "ingen dag är avtalad"),
    ],
)
def test_what_has_no_captions_stands_by_its_day(
    minimal_site: Any, user_with: Any, language: str, late: str, left: str, none: str
) -> None:
    today = timezone.localdate()
    for title, due in (("Kolme", 3), ("Myöhä", -2), ("Tänään", 0)):
        factories.recording(minimal_site.fi, title=title, was_live=True, captions_due=today + timedelta(days=due))
    factories.recording(minimal_site.fi, title="Päivätön")
    captioned = {"caption_tracks": [CaptionTrack(language="fi", webvtt=VTT)]}
    factories.recording(minimal_site.fi, title="Tekstitetty", rows=captioned)
    factories.recording(minimal_site.fi, title="Luonnos", live=False)
    text = browser_of(user_with(f"author-{language}"), language).get(REPORT).content.decode()
    table = rows(text)
    order = [table.index(f">{title}<") for title in ("Päivätön", "Myöhä", "Tänään", "Kolme")]
    assert order == sorted(order)
    assert table.count("<tr>") == 4
    for words in (late, left, none):
        assert words in table
    assert table.count("w-status--primary") == 2


def test_a_recording_in_two_languages_stands_there_once_and_leads_to_its_form(
    minimal_site: Any, user_with: Any
) -> None:
    finnish = factories.recording(minimal_site.fi, title="Tallenne <b>")
    swedish = factories.translated(finnish, title="Inspelning")
    for language, page in (("fi", finnish), ("sv", swedish)):
        table = rows(browser_of(user_with("secretary"), language).get(REPORT).content.decode())
        assert table.count("<tr>") == 1
        assert f"/admin/pages/{page.pk}/edit/" in table
        assert "<b>" not in table


@pytest.mark.parametrize("role", ["author-fi", "translator-sv", "reviewer-fi", "secretary", "site-manager"])
def test_everybody_who_edits_finds_it_among_the_reports(user_with: Any, role: str) -> None:
    browser = browser_of(user_with(role))
    assert "Jokaisessa tallenteessa on tekstitys." in browser.get(REPORT).content.decode()
    assert REPORT in browser.get("/admin/").content.decode()


def test_others_do_not(user_with: Any) -> None:
    browser = browser_of(user_with("event-moderator"))
    assert browser.get(REPORT).status_code in (302, 403)
    assert REPORT not in browser.get("/admin/").content.decode()
    assert Client().get(REPORT).status_code == 302


def test_it_costs_the_same_for_one_and_for_many(minimal_site: Any, user_with: Any) -> None:
    browser, counts = browser_of(user_with("secretary")), []
    for number in (1, 60):
        for _one in range(number):
            factories.recording(minimal_site.fi)
        browser.get(REPORT)
        with CaptureQueriesContext(connection) as asked:
            text = browser.get(REPORT).content.decode()
        counts.append(len(asked))
    assert "?p=2" in text
    assert counts[0] == counts[1]


def test_days_are_counted_from_today() -> None:
    assert days_left(date(2026, 11, 30), date(2026, 11, 22)) == 8
    assert days_left(date(2026, 11, 20), date(2026, 11, 22)) == -2
    assert days_left(None, date(2026, 11, 22)) is None
