"""What an editor may tie a chapter to."""

from __future__ import annotations

import uuid
from typing import Any

from pages.models import MeetingPage
from pages.queries.agendas import RECENT_MEETINGS, agendas_to_choose, existing_items, item_name
from tests import factories


def meeting_with(parent: Any, *headings: str, **fields: Any) -> Any:
    """A meeting with an item of each heading."""
    items = [factories.agenda_item(number=str(number), heading=name) for number, name in enumerate(headings, 1)]
    return factories.meeting(parent, rows={"agenda_items": items}, **fields)


def names(agendas: Any) -> list[tuple[str, list[str]]]:
    """The groups without their keys."""
    return [(meeting, [title for _key, title in items]) for meeting, items in agendas]


def test_the_items_of_the_chosen_meeting_stand_by_number_and_title(minimal_site: Any) -> None:
    forum = factories.forum(minimal_site.fi)
    meeting = meeting_with(forum, "Avaus", "Tilat", title="Foorumi 1", starts_at=factories.moment(2026, 2, 3))
    meeting_with(forum, "Muuta", title="Foorumi 2")
    agendas = agendas_to_choose(meeting.pk, "fi")
    assert names(agendas) == [("Foorumi 1 (3.2.2026)", ["1 Avaus", "2 Tilat"])]
    assert [key for key, _title in agendas[0][1]] == [str(item.translation_key) for item in meeting.agenda_items.all()]


def test_without_a_meeting_the_newest_ones_are_offered_the_newest_first(minimal_site: Any) -> None:
    forum = factories.forum(minimal_site.fi)
    for year in range(2000, 2004 + RECENT_MEETINGS):
        meeting_with(forum, "Avaus", title=f"Foorumi {year}", starts_at=factories.moment(year, 2, 3))
    factories.meeting(forum, title="Ilman asioita", starts_at=factories.moment(2026, 2, 3))
    offered = [meeting for meeting, _items in agendas_to_choose(None, "fi")]
    assert offered[0] == f"Foorumi {2003 + RECENT_MEETINGS} (3.2.{2003 + RECENT_MEETINGS})"
    assert len(offered) <= RECENT_MEETINGS
    assert not any(name.startswith("Ilman") for name in offered)


def test_both_languages_are_offered_the_same_items_each_in_its_own_words(minimal_site: Any) -> None:
    meeting = meeting_with(factories.forum(minimal_site.fi), "Avaus")
    key = str(meeting.agenda_items.get().translation_key)
    assert agendas_to_choose(meeting.pk, "sv")[0][1] == [(key, "1 Avaus")]
    draft = factories.translated(meeting).get_latest_revision_as_object()
    opening = draft.agenda_items.get()
    opening.heading = "Öppnande"
    draft.agenda_items = [opening]
    factories.publish(draft.save_revision())
    for chosen in (meeting.pk, None):
        assert agendas_to_choose(chosen, "sv")[0][1] == [(key, "1 Öppnande")]
        assert agendas_to_choose(chosen, "fi")[0][1] == [(key, "1 Avaus")]


def test_an_item_that_stands_in_the_draft_only_is_offered(minimal_site: Any) -> None:
    meeting = meeting_with(factories.forum(minimal_site.fi), "Avaus")
    draft = meeting.get_latest_revision_as_object()
    draft.agenda_items.add(factories.agenda_item(number="2", heading="Uusi asia", sort_order=1))
    draft.save_revision()
    assert names(agendas_to_choose(meeting.pk, "fi"))[0][1] == ["1 Avaus", "2 Uusi asia"]


def test_what_was_chosen_before_is_never_lost(minimal_site: Any) -> None:
    forum = factories.forum(minimal_site.fi)
    meeting = meeting_with(forum, "Avaus", title="Foorumi 1")
    other = meeting_with(forum, "Tilat", title="Foorumi 2")
    kept, removed = other.agenda_items.get().translation_key, uuid.uuid4()
    groups = agendas_to_choose(meeting.pk, "fi", {kept, removed})
    assert [key for _meeting, items in groups[1:] for key, _title in items] == [str(kept), str(removed)]
    assert existing_items({kept, removed}) == {kept}


def test_a_meeting_that_is_not_there_and_an_item_without_words_do_not_fail(minimal_site: Any) -> None:
    assert agendas_to_choose(999_999_999, "fi") == []
    assert agendas_to_choose(None, "sv") == []
    bare = factories.agenda_item(number="", heading="")
    meeting = factories.meeting(factories.forum(minimal_site.fi), rows={"agenda_items": [bare]})
    assert agendas_to_choose(meeting.pk, "fi")[0][1][0][1]
    assert item_name(None) == ""
    assert item_name(uuid.uuid4())


def test_ten_meetings_and_a_thousand_cost_the_same(minimal_site: Any, django_assert_max_num_queries: Any) -> None:
    forum = factories.forum(minimal_site.fi)
    meeting = meeting_with(forum, "Avaus")
    costs = []
    for number in (10, 1000):
        factories.bulk_pages(
            MeetingPage, forum, number, lambda index: {"title": f"K {index}", "starts_at": factories.moment(2026, 1, 2)}
        )
        with django_assert_max_num_queries(8) as context:
            agendas_to_choose(None, "fi")
            agendas_to_choose(meeting.pk, "fi")
        costs.append(len(context))
    assert costs[0] == costs[1]
