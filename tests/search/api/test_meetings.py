"""Meetings for machines: the newest first, whole, in either language, at one price."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Collection, CollectionViewRestriction

from cms.models import SiteDocument
from cms.request_memory import request_memory
from pages.models import CaptionTrack, Chapter, MeetingPage
from search.api import meetings
from search.api.parameters import MeetingLimits, MeetingWish
from tests import factories


def absolute(path):
    return f"https://foorumi.example{path}"


def part(**wish):
    return meetings.listed(MeetingWish(**wish), timezone.now(), absolute)


def walk(between=lambda: None, **wish):
    found, cursor = [], ""
    while True:
        one = part(cursor=cursor, **wish)
        found += [row.title for row in one.rows]
        if not one.cursor:
            return found
        cursor = one.cursor
        between()


def told(meeting, language="fi"):
    return meetings.one(meeting.translation_key, language, timezone.now(), absolute)


@pytest.fixture
def forum(minimal_site):
    return factories.forum(minimal_site.fi, title="Neuvottelukunta")


@pytest.fixture
def held(forum):
    """Nine meetings, three at a time at one moment."""
    moments = [factories.moment(2026, 1 + number // 3, 1) for number in range(9)]
    return [factories.meeting(forum, title=f"Kokous {at}", starts_at=when) for at, when in enumerate(moments)]


def test_the_newest_come_first_in_parts_of_any_size(held):
    found = walk(limit=100)
    assert [title.split()[1] in "678" for title in found[:3]] == [True] * 3
    assert sorted(found) == sorted(meeting.title for meeting in held)
    assert walk(limit=1) == walk(limit=4) == found
    assert part(limit=2).total == 9


def test_nothing_is_lost_or_told_twice_while_others_are_published(forum, held):
    wanted = walk(limit=100)

    def publish():
        factories.meeting(forum, title="Uusi", starts_at=factories.moment(2026, 12, 1))

    assert [title for title in walk(publish, limit=2) if title != "Uusi"] == wanted


def test_a_list_is_limited_by_body_day_and_change(minimal_site, forum, held):
    other = factories.meeting(factories.network(minimal_site.fi), title="Verkosto")
    assert walk(body=forum.translation_key, **{"from": date(2026, 3, 1)}, limit=100) == walk(limit=100)[1:4]
    assert walk(until=date(2025, 1, 1)) == []
    assert walk(body=other.get_parent().translation_key) == ["Verkosto"]
    MeetingPage.objects.exclude(pk=other.pk).update(last_published_at=timezone.now() - timedelta(days=2))
    assert walk(updated_since=timezone.now() - timedelta(days=1)) == ["Verkosto"]


def test_the_last_day_is_whole_in_finland(forum):
    factories.meeting(forum, title="Ilta", starts_at=factories.moment(2026, 11, 2, 23, 30))
    assert walk(**{"from": date(2026, 11, 2), "until": date(2026, 11, 2)}) == ["Ilta"]
    assert walk(until=date(2026, 11, 1)) == []


def test_each_meeting_stands_once_in_the_language_that_there_is(forum):
    both, alone = factories.meeting(forum, title="Molemmat"), factories.meeting(forum, title="Vain suomeksi")
    factories.translated(both, title="Båda")
    rows = {row.title: (row.language, row.key) for row in part(language="sv").rows}
    assert rows == {"Båda": ("sv", both.translation_key), "Vain suomeksi": ("fi", alone.translation_key)}
    assert {one.language for one in told(both, "sv").versions} == {"fi", "sv"}


def test_a_meeting_is_told_whole(minimal_site, forum):
    paper = SiteDocument.objects.create(title="Lista", file=ContentFile(b"x", name="lista.pdf"), page_count=3)
    promise = ("follow_up", {"task": "Lausunto", "owner": "Sihteeri", "due": date(2026, 11, 1), "done_on": None})
    item = factories.agenda_item(
        number="2", heading="Silta", decision="<p>Silta <b>korjataan</b>.</p>", follow_ups=[promise],
        attachments=[("attachment", {"document": paper, "title": "Liite 1"})],
    )  # fmt: skip
    meeting = factories.meeting(
        forum, title="Kokous", number=3, place="Koskentupa", mode="hybrid", chair="Aino Aalto",
        notes=[("paragraph", "<p>Muuta ei ollut.</p>")], join_link="https://meet.example/secret",
        programme=[("entry", {"starts": "13:00", "title": "Kahvi", "speaker": "Bo", "speaker_role": ""})],
        rows={"agenda_items": [item], "attendances": [factories.attendance("Aino Aalto", role="chair", group="O")]},
    )  # fmt: skip
    chapter = Chapter(starts_at_second=5, title="Silta", agenda_item_key=item.translation_key)
    track = CaptionTrack(language="fi", webvtt="WEBVTT")
    recording = factories.recording(
        minimal_site.fi, meeting=meeting, rows={"chapters": [chapter], "caption_tracks": [track]}
    )
    found = told(meeting)
    assert (found.title, found.number, found.place, found.mode) == ("Kokous", "3/2026", "Koskentupa", "hybrid")
    assert (found.body.title, found.chair, found.notes) == ("Neuvottelukunta", "Aino Aalto", "Muuta ei ollut.")
    assert [(one.name, one.role, one.presence) for one in found.participants] == [("Aino Aalto", "chair", "present")]
    assert [one.title for one in found.programme] == ["Kahvi"]
    (told_item,) = found.items
    assert (told_item.number, told_item.decision) == ("2", "Silta korjataan.")
    assert told_item.url == absolute(f"{meeting.get_url()}#{item.anchor}")
    assert [(one.task, one.owner, one.state) for one in told_item.follow_ups] == [("Lausunto", "Sihteeri", "late")]
    assert [(one.title, one.pages) for one in told_item.attachments] == [("Liite 1", 3)]
    (told_recording,) = found.recordings
    assert [one.item_key for one in told_recording.chapters] == [item.translation_key]
    captions = f"/api/v1/recordings/{recording.translation_key}/captions/fi.vtt"
    assert [one.url for one in told_recording.captions] == [absolute(captions)]
    assert "meet.example" not in found.model_dump_json()


def test_a_file_that_not_everybody_may_open_is_not_told(forum):
    closed = Collection.objects.get(depth=1).add_child(name="Suljettu")
    CollectionViewRestriction.objects.create(collection=closed, restriction_type="login")
    paper = SiteDocument.objects.create(title="Salainen", file=ContentFile(b"x", name="a.pdf"), collection=closed)
    meeting = factories.meeting(forum, attachments=[("attachment", {"document": paper, "title": "Liite"})])
    assert told(meeting).attachments == []


def test_an_unknown_meeting_is_none(minimal_site):
    assert meetings.one(uuid4(), "fi", timezone.now(), absolute) is None


def test_an_export_has_every_meeting_once_whatever_the_size_of_its_portions(held, monkeypatch):
    monkeypatch.setattr(meetings, "AT_ONCE", 2)
    found = [row.title for row in meetings.exported(MeetingLimits(), timezone.now(), absolute)]
    assert sorted(found) == sorted(meeting.title for meeting in held)


@pytest.mark.parametrize("way", ["list", "whole"])
def test_meetings_cost_the_same_at_ten_and_at_a_thousand(minimal_site, forum, way):
    def ask():
        if way == "list":
            part(limit=100)
        else:
            next(meetings.exported(MeetingLimits(), timezone.now(), absolute))

    factories.meeting(forum, rows={"agenda_items": [factories.agenda_item()]})
    costs = []
    for number in (9, 990):
        factories.bulk_pages(
            MeetingPage, forum, number, lambda index: {"starts_at": factories.moment(2026, 1, 1 + index % 28)}
        )
        ask()
        with request_memory(), CaptureQueriesContext(connection) as asked:
            ask()
        costs.append(len(asked))
    assert costs[0] == costs[1] <= 25
