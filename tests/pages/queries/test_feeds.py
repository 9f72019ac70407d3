"""What the feeds of the sections hold."""

from __future__ import annotations

from datetime import date
from typing import Any

from pages import queries
from tests import factories
from tests.factories import moment


def test_news_come_by_their_date_and_are_dated_by_it(minimal_site: Any) -> None:
    factories.news(minimal_site.fi, title="Vanha", date=date(2020, 1, 1))
    factories.news(minimal_site.fi, title="Uusi", date=date(2021, 1, 1))
    entries = queries.news_entries("fi")
    assert [(entry.title, entry.published.year) for entry in entries] == [("Uusi", 2021), ("Vanha", 2020)]
    assert queries.news_entries("sv") == []


def test_a_groups_feed_has_its_own_meetings_and_news_alone(minimal_site: Any) -> None:
    forum, other = factories.forum(minimal_site.fi), factories.forum(minimal_site.fi)
    factories.meeting(forum, title="Oma kokous")
    factories.meeting(other, title="Toinen kokous")
    factories.news(minimal_site.fi, title="Oma uutinen", forum=forum)
    factories.news(minimal_site.fi, title="Muu uutinen")
    assert {entry.title for entry in queries.group_entries(forum, "fi")} == {"Oma kokous", "Oma uutinen"}
    assert {entry.title for entry in queries.meeting_entries("fi")} == {"Oma kokous", "Toinen kokous"}


def test_something_of_next_year_is_not_published_next_year(minimal_site: Any) -> None:
    factories.news(minimal_site.fi, date=date(2199, 1, 1))
    (entry,) = queries.news_entries("fi")
    assert entry.published.year < 2199


def test_decisions_are_entries_of_their_own_that_say_where_they_were_made(minimal_site: Any) -> None:
    forum, other = factories.forum(minimal_site.fi, title="Yhdistysfoorumi"), factories.network(minimal_site.fi)
    items = [
        factories.agenda_item(number="3", heading="Varautuminen", decision="<p>Perustetaan.</p><p>Heti.</p>"),
        factories.agenda_item(number="4", heading="", decision="<p>" + "sana " * 40 + "</p>"),
        factories.agenda_item(number="5", heading="Ei päätöstä"),
    ]
    meeting = factories.meeting(forum, number=1, starts_at=moment(2025, 2, 11), rows={"agenda_items": items})
    decided = [factories.agenda_item(heading="Muu", decision="<p>Ok.</p>")]
    factories.meeting(other, starts_at=moment(2024, 2, 11), rows={"agenda_items": decided})
    first, second, third = queries.decision_entries("fi")
    assert (first.title, first.text) == ("Varautuminen", "Perustetaan. Heti.\nYhdistysfoorumi 1/2025, 11.2.2025")
    assert first.url == f"{meeting.get_url()}#{items[0].anchor}"
    assert first.key == items[0].translation_key
    assert second.title == "sana " * 11 + "sana…"
    assert third.title == "Muu"
    assert [entry.title for entry in queries.decision_entries("fi", other.translation_key)] == ["Muu"]
    assert queries.decision_entries("sv") == []


def test_corrected_news_say_so_and_when(minimal_site: Any) -> None:
    corrections = [("correction", {"date": date(2026, 3, 12), "text": "Autettuja oli 2 300."})]
    factories.news(minimal_site.fi, lead="Ensin.", corrections=corrections)
    factories.news(minimal_site.fi, lead="", summary="Tiivistys.", date=date(2020, 1, 1))
    corrected, other = queries.news_entries("fi")
    assert corrected.text == "Ensin.\nKorjattu 12.3.2026: Autettuja oli 2 300."
    assert other.text == "Tiivistys."
