"""Passages of meetings."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from search.passages.meetings import passages_of_meeting
from tests import factories

pytestmark = pytest.mark.django_db
PROMISE = ("follow_up", {"task": "Lähetetään kirje", "owner": "Bo Berg", "due": None, "done_on": None})


def meeting_with(home, *items, **fields):
    rows = {"agenda_items": list(items), **fields.pop("rows", {})}
    return factories.meeting(factories.forum(home), rows=rows, **fields)


def by_kind(drafts, kind):
    return [draft for draft in drafts if draft.kind == kind]


def test_an_item_and_its_decision_are_found_apart_at_one_anchor(minimal_site):
    item = factories.agenda_item(
        number="4",
        heading="Avustusten perusteet",
        matter="<p>Luonnos esiteltiin.</p>",
        discussion="<p>Lomake on pitkä.</p>",
        decision="<p>Kevennetään hakua.</p>",
        case_number="3/2026",
        follow_ups=[PROMISE],
    )
    meeting = meeting_with(minimal_site.fi, item)
    drafts = passages_of_meeting(meeting)
    (matter,), (decision,) = by_kind(drafts, "item"), by_kind(drafts, "decision")
    row = meeting.agenda_items.get()
    assert matter.anchor == decision.anchor == row.anchor
    assert matter.item_key == decision.item_key == row.translation_key
    assert matter.meeting_key == decision.meeting_key == meeting.translation_key
    assert matter.title == decision.title == "Avustusten perusteet"
    assert matter.text.splitlines() == [
        "Luonnos esiteltiin.",
        "Lomake on pitkä.",
        "Lähetetään kirje Bo Berg",
        "3/2026",
    ]
    assert decision.text == "Kevennetään hakua."


def test_an_item_without_a_heading_is_called_by_the_first_words_of_its_decision(minimal_site):
    words = " ".join(f"sana{number}" for number in range(20))
    meeting = meeting_with(minimal_site.fi, factories.agenda_item(heading="", decision=f"<p>{words}</p>"))
    (item,) = by_kind(passages_of_meeting(meeting), "item")
    assert item.title.startswith("sana0 sana1")
    assert "sana12" not in item.title


def test_an_item_without_a_decision_has_one_passage_and_an_empty_one_no_text(minimal_site):
    drafts = passages_of_meeting(meeting_with(minimal_site.fi, factories.agenda_item(heading="Avaus")))
    assert [(draft.kind, draft.title, draft.text) for draft in drafts[1:]] == [("item", "Avaus", "")]


def test_the_parts_of_the_page_that_have_an_address_are_found_there(minimal_site):
    meeting = meeting_with(
        minimal_site.fi,
        summary="Tiivistelmä.",
        place="Kylätalo",
        invitation=[("paragraph", "<p>Tervetuloa.</p>")],
        programme=[("entry", {"starts": None, "title": "Kahvit", "speaker": "", "speaker_role": ""})],
        notes=[("paragraph", "<p>Huomio.</p>")],
        rows={"attendances": [factories.attendance("Aino Aalto", group="Kylät")]},
    )
    drafts = passages_of_meeting(meeting)
    assert {draft.kind for draft in drafts} == {"meeting"}
    assert {draft.anchor: draft.text for draft in drafts} == {
        "": "Tiivistelmä.\nKylätalo",
        "invitation": "Tervetuloa.",
        "programme": "Kahvit",
        "participants": f"{meeting.title}\nKylät Aino Aalto",
        "notes": "Huomio.",
    }
    assert [draft.anchor for draft in drafts if not draft.title] == ["participants"]


def test_names_stand_only_in_passages_that_know_the_day_on_which_they_hide(minimal_site):
    day = timezone.localdate() + timedelta(days=1)
    rows = {"attendances": [factories.attendance("Aino Aalto", group="Kylät")]}
    item = factories.agenda_item(follow_ups=[PROMISE], decision="<p>Päätös.</p>")
    meeting = meeting_with(minimal_site.fi, item, hide_names_on=day, rows=rows)
    drafts = passages_of_meeting(meeting)
    for draft in drafts:
        told = f"{draft.text} {[person.name for person in draft.people]}"
        assert ("Aino" in told or "Bo Berg" in told) == (draft.people_hidden_on == day), draft
    assert by_kind(drafts, "decision")[0].people_hidden_on is None


def test_nothing_names_anybody_once_the_day_has_come(minimal_site):
    rows = {"attendances": [factories.attendance("Aino Aalto", group="Kylät")]}
    meeting = meeting_with(
        minimal_site.fi,
        factories.agenda_item(follow_ups=[PROMISE]),
        hide_names_on=timezone.localdate(),
        chair="Aino Aalto",
        secretary="Bo Berg",
        rows=rows,
    )
    drafts = passages_of_meeting(meeting)
    assert not [draft for draft in drafts if "Aino" in repr(draft) or "Bo Berg" in repr(draft)]
    assert {person.group for draft in drafts for person in draft.people} == {"Kylät"}
    assert "Lähetetään kirje" in by_kind(drafts, "item")[0].text


def test_every_passage_tells_which_groups_were_there(minimal_site):
    rows = {"attendances": [factories.attendance("Aino Aalto", group="Kylät")]}
    drafts = passages_of_meeting(meeting_with(minimal_site.fi, factories.agenda_item(), rows=rows))
    assert all("Kylät" in {person.group for person in draft.people} for draft in drafts)


def test_an_agenda_costs_the_same_queries_whatever_its_length(minimal_site):
    costs = []
    for number in (1, 30):
        meeting = meeting_with(minimal_site.fi, *(factories.agenda_item(number=str(one)) for one in range(number)))
        with CaptureQueriesContext(connection) as queries:
            passages_of_meeting(meeting)
        costs.append(len(queries))
    assert costs[0] == costs[1]
