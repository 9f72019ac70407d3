"""The structure shows itself as the JSON object that was promised."""

import json

import pytest

from pages.minutes_import.structure import FollowUp, Item, Minutes, Participant, SourceLine, Warning


@pytest.mark.parametrize(("number", "shown"), [("3", 3), ("3.1", "3.1"), ("", None)])
def test_a_number_is_shown_as_a_number_where_it_is_whole(number: str, shown: object) -> None:
    assert Item(number=number, line=1).as_dict()["number"] == shown


def test_an_item_shows_all_its_text() -> None:
    item = Item(
        number="1",
        heading="Talous",
        matter="Arvio.",
        discussion="Hyvä.",
        decision="Hyväksyttiin.",
        follow_ups=(FollowUp(text="Kirje.", line=3),),
        line=1,
    )
    assert item.as_dict() == {
        "number": 1,
        "heading": "Talous",
        "matter": "Arvio.\n\nHyvä.\n\nKirje.",
        "decision": "Hyväksyttiin.",
        "line": 1,
    }


def test_a_line_neither_placed_nor_warned_about_is_lost() -> None:
    lines = tuple(
        SourceLine(number=number, text="x", part=part) for number, part in enumerate(("title", "", ""), start=1)
    )
    minutes = Minutes(
        language="fi",
        date=None,
        start=None,
        end=None,
        mode=None,
        chair=None,
        secretary=None,
        people=(Participant(name="Saga Norrmark", line=1),),
        items=(),
        attachments=(),
        warnings=(Warning(line=2, code="unplaced", message="x"),),
        lines=lines,
    )
    assert minutes.placed_lines == {1}
    assert minutes.lost_lines == (3,)
    people = json.loads(json.dumps(minutes.as_dict()))["people"]
    assert people == [{"name": "Saga Norrmark", "group": "", "role": "member", "attendance": "present", "line": 1}]
