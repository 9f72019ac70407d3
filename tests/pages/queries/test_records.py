"""Meetings in full, for machines."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Page

from cms.models import SiteDocument
from cms.request_memory import request_memory
from pages.models import CaptionTrack, Chapter, MeetingPage
from pages.queries.records import MeetingRecord, meeting_records, meetings_changed_since
from tests import factories

TODAY = date(2026, 11, 22)


def record(meeting: Any, language: str = "fi") -> MeetingRecord:
    pages = MeetingPage.objects.filter(pk=meeting.pk)
    return meeting_records(pages, Page.objects.live(), language, TODAY)[0]


def document(title: str = "Esityslista") -> SiteDocument:
    return SiteDocument.objects.create(title=title, file=ContentFile(b"x", name="lista.pdf"))


def attached(file: SiteDocument, title: str) -> list[tuple[str, dict[str, Any]]]:
    return [("attachment", {"document": file, "title": title})]


@pytest.fixture
def forum(minimal_site: Any) -> Any:
    return factories.forum(minimal_site.fi, title="Järjestöneuvottelukunta")


def test_a_meeting_has_what_its_page_shows(minimal_site: Any, forum: Any) -> None:
    paper, goal = document(), factories.goal(factories.strategy(minimal_site.fi), 2, title="Kumppanuus")
    promise = ("follow_up", {"task": "Pyydetään lausunto", "owner": "Sihteeri", "due": date(2026, 11, 1)})
    item = factories.agenda_item(
        decision="<p>Hyväksyttiin.</p>", attachments=attached(paper, "Liite 1"), follow_ups=[promise], goal=goal
    )
    meeting = factories.meeting(
        forum,
        attachments=attached(paper, ""),
        rows={"agenda_items": [item], "attendances": [factories.attendance("Aino")]},
    )
    rows = {"chapters": [Chapter(starts_at_second=5, title="Avaus")], "caption_tracks": [CaptionTrack(language="fi")]}
    factories.recording(minimal_site.fi, meeting=meeting, title="Tallenne", rows=rows)
    found = record(meeting)
    assert found.item.parent is not None
    assert found.item.parent.title == "Järjestöneuvottelukunta"
    assert [file.title for file in found.files] == ["Esityslista"]
    assert [one.name for one in found.attendance] == ["Aino"]
    (agenda,) = found.agenda
    assert [file.title for file in agenda.files] == ["Liite 1"]
    assert [(one.task, one.owner, one.state.value) for one in agenda.follow_ups] == [
        ("Pyydetään lausunto", "Sihteeri", "late")
    ]
    assert agenda.goal is not None
    assert agenda.goal.title == "Kumppanuus"
    (line,) = found.recordings
    assert ([one.title for one in line.chapters], line.captions) == (["Avaus"], ["fi"])


def test_versions_and_recordings_are_those_that_may_be_read(minimal_site: Any, forum: Any) -> None:
    meeting = factories.meeting(forum, title="Kokous")
    swedish = factories.translated(meeting, title="Möte")
    recording = factories.recording(minimal_site.fi, meeting=meeting)
    assert [(one.language, one.title) for one in record(meeting).versions] == [("fi", "Kokous"), ("sv", "Möte")]
    open_pages = Page.objects.exclude(pk__in=[swedish.pk, recording.pk])
    found = meeting_records([meeting], open_pages, "fi", TODAY)[0]
    assert ([one.language for one in found.versions], found.recordings) == (["fi"], [])


def test_a_file_that_is_gone_is_left_out(forum: Any) -> None:
    paper = document()
    meeting = factories.meeting(forum, attachments=attached(paper, "Liite"))
    SiteDocument.objects.all().delete()
    assert record(meeting).files == []


def test_a_meeting_changes_with_its_versions_and_recordings(minimal_site: Any, forum: Any) -> None:
    old, told, heard = (factories.meeting(forum) for _number in range(3))
    Page.objects.update(last_published_at=timezone.now() - timedelta(days=9))
    moment = timezone.now() - timedelta(days=1)
    factories.translated(told)
    factories.recording(minimal_site.fi, meeting=heard)
    changed = MeetingPage.objects.filter(meetings_changed_since(moment), locale__language_code="fi")
    assert set(changed.values_list("pk", flat=True)) == {told.pk, heard.pk}
    assert old.pk not in changed.values_list("pk", flat=True)


def test_the_price_is_the_same_for_one_and_for_thirty(minimal_site: Any, forum: Any) -> None:
    network, paper = factories.network(minimal_site.fi), document()
    goal = factories.goal(factories.strategy(minimal_site.fi))
    person = factories.person("Aino")

    def made() -> Any:
        item = factories.agenda_item(attachments=attached(paper, "Liite"), goal=goal)
        row = factories.attendance("Aino", person=person, network=network)
        meeting = factories.meeting(forum, original_language="sv", rows={"agenda_items": [item], "attendances": [row]})
        factories.recording(
            minimal_site.fi, meeting=meeting, rows={"chapters": [Chapter(starts_at_second=1, title="a")]}
        )
        return meeting

    costs = []
    for number in (1, 0, 29):  # the first also fills what is known for ever
        for _number in range(number):
            made()
        with request_memory(), CaptureQueriesContext(connection) as asked:
            meeting_records(MeetingPage.objects.all(), Page.objects.live(), "fi", TODAY)
        costs.append(len(asked))
    assert costs[1] == costs[2] <= 20
