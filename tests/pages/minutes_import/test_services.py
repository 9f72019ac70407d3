"""Structured minutes become a draft, in the right tree, once."""

from datetime import date
from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from cms.dates import HELSINKI
from pages.minutes_import import parse_minutes
from pages.minutes_import.services import forum_in_language, import_meeting, paragraphs
from pages.minutes_import.structure import FollowUp, Item, Minutes
from pages.models import ForumPage, MeetingPage
from tests import factories

SAMPLES = Path(__file__).parent / "samples"


@pytest.fixture
def forum(minimal_site):
    return factories.forum(minimal_site.fi)


def minutes(**fields):
    values = {
        "language": "fi", "date": "2024-09-03", "start": "13:00", "end": "14:50", "mode": "remote", "chair": None,
        "secretary": None, "people": (), "items": (), "attachments": (), "warnings": (),
    }  # fmt: skip
    return Minutes(**{**values, **fields})


def test_a_sample_becomes_a_draft_with_its_people_and_items(forum):
    parsed = parse_minutes((SAMPLES / "yhdistysfoorumi.txt").read_bytes())
    meeting = import_meeting(minutes=parsed, forum=forum)
    stored = MeetingPage.objects.get(pk=meeting.pk)
    assert not stored.live
    assert [row.name for row in stored.attendances.all()] == [person.name for person in parsed.people]
    assert [item.number for item in stored.agenda_items.all()] == [item.number for item in parsed.items]
    for rows in (stored.agenda_items, stored.attendances):  # without it PostgreSQL may give them in any order
        assert [row.sort_order for row in rows.all()] == list(range(rows.count()))
    assert {item.case_number for item in stored.agenda_items.all()} == {""}
    assert stored.chair == parsed.chair
    assert stored.get_latest_revision() is not None


def test_times_are_those_of_helsinki(forum):
    meeting = import_meeting(minutes=minutes(scheduled_start="13:00", scheduled_end="15:00"), forum=forum)
    assert meeting.closed_at.astimezone(HELSINKI).strftime("%d.%m.%Y %H.%M") == "03.09.2024 14.50"
    assert meeting.ends_at.astimezone(HELSINKI).hour == 15


def test_a_second_import_of_the_same_day_is_refused_and_changes_nothing(forum):
    import_meeting(minutes=minutes(), forum=forum)
    with pytest.raises(ValidationError, match="2024"):
        import_meeting(minutes=minutes(), forum=forum)
    assert MeetingPage.objects.count() == 1


def test_minutes_without_a_day_need_one(forum):
    with pytest.raises(ValidationError):
        import_meeting(minutes=minutes(date=None), forum=forum)
    assert import_meeting(minutes=minutes(date=None), forum=forum, on=date(2024, 9, 3)).pk


def test_swedish_minutes_go_into_the_swedish_tree(forum):
    swedish = factories.translated(forum)
    meeting = import_meeting(minutes=minutes(language="sv"), forum=forum)
    assert meeting.get_parent().pk == swedish.pk
    assert meeting.locale.language_code == "sv"
    assert meeting.original_language == "sv"


def test_a_forum_without_that_language_is_refused(forum):
    with pytest.raises(ValidationError):
        forum_in_language(forum, "sv")
    assert forum_in_language(forum, "fi").specific_class is ForumPage


def test_only_writers_of_the_language_import(forum, user_with):
    with pytest.raises(PermissionDenied):
        import_meeting(minutes=minutes(), forum=forum, user=user_with("author-sv"))
    meeting = import_meeting(minutes=minutes(), forum=forum, user=user_with("secretary"))
    assert meeting.get_latest_revision().user is not None


def test_markup_in_minutes_stays_text(forum):
    item = Item(number="1", heading="<b>", matter="<script>alert(1)</script>\nrivi\n\ntoinen", line=1)
    stored = import_meeting(minutes=minutes(items=(item,)), forum=forum).agenda_items.get()
    assert stored.matter == "<p>&lt;script&gt;alert(1)&lt;/script&gt;<br/>rivi</p><p>toinen</p>"


def test_promises_become_follow_ups_with_their_dates(forum):
    promise = FollowUp(text="Kirje rehtoreille", owner="Sirpa Alajoutsi", due="2025-09-30", line=4)
    item = Item(number="1", follow_ups=(promise,), line=1)
    meeting = import_meeting(minutes=minutes(items=(item,)), forum=forum)
    block = MeetingPage.objects.get(pk=meeting.pk).agenda_items.get().follow_ups[0].value
    assert (block["owner"], block["due"]) == ("Sirpa Alajoutsi", date(2025, 9, 30))


def test_a_heading_longer_than_the_field_is_kept_in_the_matter(forum):
    item = Item(number="1", heading="pitkä " * 60, matter="loput", line=1)
    stored = import_meeting(minutes=minutes(items=(item,)), forum=forum).agenda_items.get()
    assert stored.matter.count("pitkä") == 60


@pytest.mark.parametrize(
    ("text", "html"), [("", ""), ("a", "<p>a</p>"), ("a\nb", "<p>a<br/>b</p>"), ("a\n\n\n\nb", "<p>a</p><p>b</p>")]
)
def test_empty_lines_part_paragraphs(text, html):
    assert str(paragraphs(text)) == html
