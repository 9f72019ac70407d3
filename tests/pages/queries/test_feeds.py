"""What the feeds of the sections hold."""

from __future__ import annotations

from datetime import date
from typing import Any

from pages import queries
from tests import factories


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
