"""Corrections of published texts: minutes and news tell them alike, with their days."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest
from django.test import Client

from pages import queries
from pages.models import MeetingPage
from tests import factories

CORRECTIONS = [
    ("correction", {"date": date(2026, 2, 20), "text": "Alkuperäisessä oli 230 <script>."}),
    ("correction", {"date": date(2026, 3, 1), "text": "Äänin oli 4–3."}),
    ("correction", {"date": None, "text": "Luonnoksen rivi."}),
]


def words(client: Client, page: Any) -> str:
    """What a page says, as plain words."""
    text = client.get(page.get_url()).content.decode()
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", text))


@pytest.fixture
def minutes(minimal_site: Any) -> Any:
    """Approved minutes that were corrected twice; a third correction has no date yet."""
    forum = factories.forum(minimal_site.fi)
    item = factories.agenda_item(decision="<p>Hyväksyttiin.</p>")
    return factories.meeting(
        forum, approved_on=date(2026, 2, 15), corrections=CORRECTIONS, rows={"agenda_items": [item]}
    )


def test_minutes_tell_at_their_head_when_they_were_corrected_last(minutes: Any, client: Client) -> None:
    head = words(client, minutes).split("Muistio hyväksytty", 1)[1][:60]
    assert "Korjattu 1.3.2026" in head
    html = client.get(minutes.get_url()).content.decode()
    assert html.count('href="#corrections"') == 2
    assert 'id="corrections"' in html


def test_each_correction_stands_with_its_day_the_newest_first(minutes: Any, client: Client) -> None:
    text = words(client, minutes)
    assert text.index("Korjattu 1.3.2026: Äänin oli 4–3.") < text.index(
        "Korjattu 20.2.2026: Alkuperäisessä oli 230 &lt;"
    )
    assert "Luonnoksen rivi" not in text


def test_the_translation_tells_them_in_its_own_words(minutes: Any, client: Client) -> None:
    told = [("correction", {"date": date(2026, 3, 1), "text": "Rösterna var 4–3."})]
    swedish = factories.translated(minutes, corrections=told)
    assert "Rättad 1.3.2026: Rösterna var 4–3." in words(client, swedish)


def test_minutes_without_corrections_say_nothing_of_them(minimal_site: Any, client: Client) -> None:
    meeting = factories.meeting(factories.forum(minimal_site.fi))
    assert "orrections" not in client.get(meeting.get_url()).content.decode()


def test_feeds_tell_them_and_they_cost_no_query_each(minutes: Any) -> None:
    (entry,) = queries.meeting_entries("fi")
    assert "Korjattu 1.3.2026: Äänin oli 4–3." in entry.text


def test_they_are_translated_and_searched() -> None:
    fields = {field.field_name: field for field in MeetingPage.translatable_fields}
    assert type(fields["corrections"]).__name__ == "TranslatableField"
    assert "corrections" in {field.field_name for field in MeetingPage.search_fields}
