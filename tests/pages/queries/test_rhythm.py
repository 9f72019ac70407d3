"""How often forums and networks meet."""

from __future__ import annotations

from typing import Any

from pages import queries
from pages.queries import Rhythm
from tests import factories
from tests.factories import moment


def test_a_forum_has_its_held_meetings_and_the_nearest_to_come(minimal_site: Any) -> None:
    forum, silent = factories.forum(minimal_site.fi), factories.network(minimal_site.fi)
    for at in (moment(2026, 9, 1), moment(2025, 2, 11), moment(2027, 3, 1), moment(2026, 12, 10)):
        factories.meeting(forum, starts_at=at)
    factories.meeting(silent, starts_at=moment(2026, 1, 1), live=False)
    found = queries.rhythms(moment(2026, 11, 21))
    assert found == {forum.translation_key: Rhythm(held=2, last=moment(2026, 9, 1), next=moment(2026, 12, 10))}


def test_a_translated_meeting_counts_once(minimal_site: Any) -> None:
    forum = factories.forum(minimal_site.fi)
    factories.translated(factories.meeting(forum, starts_at=moment(2026, 1, 1)))
    assert queries.rhythms(moment(2026, 11, 21))[forum.translation_key].held == 1
