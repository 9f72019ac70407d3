"""Where the matter of an agenda item is dealt with in other meetings."""

from __future__ import annotations

from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext

from pages import models, queries
from tests import factories
from tests.factories import moment


def held(parent: Any, year: int, month: int, *numbers: str, **fields: Any) -> Any:
    """A meeting whose items have these case numbers."""
    items = [factories.agenda_item(number=str(n), case_number=case) for n, case in enumerate(numbers, start=1)]
    return factories.meeting(parent, starts_at=moment(year, month, 1), rows={"agenda_items": items}, **fields)


def cases(meeting: Any, language: str = "fi") -> dict[str, Any]:
    """By the number of the item where else its matter is dealt with."""
    items = list(meeting.agenda_items.all())
    found = queries.cases_of(meeting, items, language)
    return {item.number: found[item.translation_key] for item in items if item.translation_key in found}


def test_a_matter_is_followed_through_forums_in_the_order_of_time(minimal_site: Any) -> None:
    forum, council = factories.forum(minimal_site.fi), factories.forum(minimal_site.fi)
    second = held(forum, 2024, 11, "", "4/2024", number=3)
    first, third = held(forum, 2024, 9, "4/2024"), held(council, 2025, 6, "7/2025", "", "4/2024")
    found = cases(second)
    assert set(found) == {"2"}
    assert [one.meeting.page for one in found["2"].earlier] == [first]
    assert [(one.meeting.page, one.number) for one in found["2"].later] == [(third, "3")]
    assert found["2"].later[0].url == f"{third.get_url()}#{third.agenda_items.get(number='3').anchor}"
    assert [one.meeting.parent.page.pk for one in found["2"].earlier] == [forum.pk]
    assert [one.meeting.page for one in cases(third)["3"].earlier] == [first, second]


def test_a_reader_gets_her_own_language_and_else_the_original(minimal_site: Any) -> None:
    forum = factories.forum(minimal_site.fi)
    first, second = held(forum, 2024, 9, "4/2024"), held(forum, 2025, 9, "4/2024")
    swedish = factories.translated(first)
    (one,) = cases(second, "sv")["1"].earlier
    assert (one.meeting.page, one.language) == (swedish, "sv")
    (other,) = cases(swedish, "sv")["1"].later
    assert (other.meeting.page, other.language) == (second, "fi")


def test_drafts_and_items_without_a_number_have_no_past(minimal_site: Any) -> None:
    forum = factories.forum(minimal_site.fi)
    held(forum, 2024, 9, "4/2024", "", live=False)
    meeting = held(forum, 2025, 9, "4/2024", "", "40/2024")
    assert cases(meeting) == {}
    with CaptureQueriesContext(connection) as asked:
        assert queries.cases_of(meeting, [models.AgendaItem(number="1")], "fi") == {}
    assert len(asked) == 0


def test_a_long_story_costs_what_a_short_one_costs(minimal_site: Any) -> None:
    forum = factories.forum(minimal_site.fi)
    meeting = held(forum, 2026, 9, "4/2024", "5/2024")
    held(forum, 2025, 9, "4/2024")
    counts, lengths = [], []
    for _more in range(2):
        items = list(meeting.agenda_items.all())
        queries.cases_of(meeting, items, "fi")
        with CaptureQueriesContext(connection) as asked:
            lengths.append(len(queries.cases_of(meeting, items, "fi")))
        counts.append(len(asked))
        for month in range(1, 12):
            held(forum, 2024, month, "4/2024", "5/2024")
    assert lengths == [1, 2]
    assert counts[0] == counts[1]
