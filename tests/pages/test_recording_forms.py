"""The page form of a recording: chapters are tied to agenda items by title, and keep their permanent keys."""

from __future__ import annotations

import uuid
from typing import Any

import pytest
from django.test import Client

from pages.models import Chapter, MeetingPage, RecordingPage
from pages.recording_forms import AgendaItemComparison
from tests import factories
from tests.page_form import Editor


@pytest.fixture
def secretary(user_with: Any) -> Client:
    """The browser of somebody who edits both trees, in Finnish."""
    browser = Client(headers={"Accept-Language": "fi"})
    browser.force_login(user_with("secretary"))
    return browser


@pytest.fixture
def meeting(minimal_site: Any) -> Any:
    """A meeting with two items."""
    items = [factories.agenda_item(number="1", heading="Avaus"), factories.agenda_item(number="2", heading="Tilat")]
    return factories.meeting(factories.forum(minimal_site.fi), title="Foorumi 1/2026", rows={"agenda_items": items})


def recorded(home: Any, *keys: Any, **fields: Any) -> RecordingPage:
    """A recording with a chapter for each key."""
    chapters = [Chapter(starts_at_second=60 * n, title=f"Luku {n}", agenda_item_key=key) for n, key in enumerate(keys)]
    made: RecordingPage = factories.recording(home, rows={"chapters": chapters}, **fields)
    return made


def key_of(meeting: Any, number: str) -> uuid.UUID:
    """The permanent key of an item."""
    key: uuid.UUID = meeting.agenda_items.get(number=number).translation_key
    return key


def test_an_editor_reads_titles_and_the_key_of_what_she_chose_is_stored(secretary: Any, meeting: Any) -> None:
    recording = recorded(meeting.get_parent().get_parent().get_parent().specific, None, meeting=meeting)
    shown = secretary.get(f"/admin/pages/{recording.pk}/edit/").content.decode()
    assert '<optgroup label="Foorumi 1/2026 (2.11.2026)">' in shown
    assert f'<option value="{key_of(meeting, "2")}">2 Tilat</option>' in shown
    editor = Editor(secretary, recording)
    draft = editor.save({**editor.open(), "chapters-0-agenda_item_key": str(key_of(meeting, "2"))})
    assert draft.chapters.get().agenda_item_key == key_of(meeting, "2")
    assert editor.open()["chapters-0-agenda_item_key"] == str(key_of(meeting, "2"))
    cleared = editor.save({**editor.open(), "chapters-0-agenda_item_key": ""})
    assert cleared.chapters.get().agenda_item_key is None


def test_a_swedish_recording_offers_the_same_items_and_a_new_row_too(
    secretary: Any, meeting: Any, minimal_site: Any
) -> None:
    recording = recorded(minimal_site.sv, meeting=meeting)
    shown = secretary.get(f"/admin/pages/{recording.pk}/edit/").content.decode()
    assert "2 Tilat" in shown
    editor = Editor(secretary, recording)
    key = str(key_of(meeting, "1"))
    row = {"starts_at_second": "5", "title": "Öppnande", "agenda_item_key": key}
    draft = editor.save(editor.add_row("chapters", editor.open(), **row))
    assert str(draft.chapters.get().agenda_item_key) == key


def test_a_chapter_keeps_its_item_when_the_meeting_changes(secretary: Any, meeting: Any) -> None:
    home = meeting.get_parent().get_parent().get_parent().specific
    recording = recorded(home, key_of(meeting, "1"), meeting=meeting)
    other = factories.meeting(meeting.get_parent(), rows={"agenda_items": [factories.agenda_item(heading="Muuta")]})
    editor = Editor(secretary, recording)
    draft = editor.save({**editor.open(), "meeting": str(other.pk)})
    assert draft.chapters.get().agenda_item_key == key_of(meeting, "1")
    assert "Foorumi 1/2026" in secretary.get(editor.address).content.decode()


@pytest.mark.parametrize("sent", ["not a key", "6f1c2a52-0b7e-4c3e-9d55-5b7f5a3b8c11", "<script>", "9" * 5000])
def test_what_is_no_item_of_any_meeting_is_refused(secretary: Any, meeting: Any, sent: str) -> None:
    home = meeting.get_parent().get_parent().get_parent().specific
    recording = recorded(home, None, meeting=meeting)
    editor = Editor(secretary, recording)
    answer = secretary.post(editor.address, {**editor.open(), "chapters-0-agenda_item_key": sent})
    assert answer.status_code == 200
    assert "agenda_item_key" in str(answer.context["form"].formsets["chapters"].errors)


def test_a_new_recording_and_one_without_a_meeting_offer_the_newest_ones(secretary: Any, meeting: Any) -> None:
    home = meeting.get_parent().get_parent().get_parent().specific
    recording = recorded(home, None, meeting=meeting)
    editor = Editor(secretary, recording)
    answer = secretary.post(editor.address, {**editor.open(), "meeting": "", "title": ""})
    assert "2 Tilat" in answer.content.decode()
    new = secretary.get(f"/admin/pages/add/pages/recordingpage/{recording.get_parent().pk}/")
    assert "2 Tilat" in new.content.decode()


def test_a_form_that_was_not_touched_has_not_changed(secretary: Any, meeting: Any) -> None:
    home = meeting.get_parent().get_parent().get_parent().specific
    recording = recorded(home, key_of(meeting, "1"), None, meeting=meeting)
    fields = Editor(secretary, recording).open()
    form_class = RecordingPage.get_edit_handler().get_form_class()
    form = form_class(fields, instance=recording, parent_page=recording.get_parent())
    assert not any(row.has_changed() for row in form.formsets["chapters"].forms)


def test_changes_are_told_by_name(meeting: Any) -> None:
    field = Chapter._meta.get_field("agenda_item_key")
    first, second = Chapter(agenda_item_key=key_of(meeting, "1")), Chapter(agenda_item_key=key_of(meeting, "2"))
    told = AgendaItemComparison(field, first, second)
    assert told.has_changed()
    assert "1 Avaus" in told.htmldiff()
    assert "2 Tilat" in told.htmldiff()
    assert not AgendaItemComparison(field, first, first).has_changed()
    assert AgendaItemComparison(field, Chapter(), Chapter()).htmldiff() == ""


def test_the_form_costs_the_same_with_many_chapters_and_a_thousand_meetings(
    secretary: Any, meeting: Any, django_assert_max_num_queries: Any
) -> None:
    home = meeting.get_parent().get_parent().get_parent().specific
    address = "/admin/pages/{}/edit/"
    short, long = (recorded(home, *[key_of(meeting, "1")] * number, meeting=None) for number in (1, 40))
    for recording in (short, long):
        secretary.get(address.format(recording.pk))  # the first visit writes what Wagtail remembers of the visitor
    with django_assert_max_num_queries(80) as few:
        secretary.get(address.format(short.pk))
    forum = meeting.get_parent()
    factories.bulk_pages(MeetingPage, forum, 1000, lambda index: {"starts_at": factories.moment(2026, 1, 2)})
    with django_assert_max_num_queries(80) as many:
        secretary.get(address.format(long.pk))
    assert len(many) == len(few)


def test_submitting_without_captions_says_why_and_keeps_what_was_written(secretary: Any, minimal_site: Any) -> None:
    recording = factories.recording(minimal_site.fi, live=False)
    editor = Editor(secretary, recording)
    fields = {**editor.open(), "summary": "Uusi tiivistelmä", "action-submit": "1"}
    answer = secretary.post(editor.address, fields)
    assert answer.status_code == 200
    shown = answer.content.decode()
    assert "Lisää ensin tekstitys" in shown
    assert "Uusi tiivistelmä" in shown
    recording.refresh_from_db()
    assert recording.current_workflow_state is None
    editor.save({name: value for name, value in fields.items() if name != "action-submit"})


def test_captions_that_come_with_the_submission_count_and_deleted_ones_do_not(
    secretary: Any, minimal_site: Any
) -> None:
    recording = factories.recording(minimal_site.fi, live=False)
    editor = Editor(secretary, recording)
    words = "WEBVTT\n\n00:01.000 --> 00:02.000\nTervetuloa."
    fields = editor.add_row("caption_tracks", editor.open(), language="fi", webvtt=words)
    gone = {**fields, "caption_tracks-0-DELETE": "1", "action-submit": "1"}
    assert secretary.post(editor.address, gone).status_code == 200
    assert secretary.post(editor.address, {**fields, "action-submit": "1"}).status_code == 302
    recording.refresh_from_db()
    assert recording.workflow_in_progress
