"""Passages speak of other pages, and are looked at when those change."""

from search.passages.related import related_to
from tests import factories


def test_a_meeting_has_its_versions_and_the_recordings_of_any_of_them(minimal_site):
    forum = factories.forum(minimal_site.fi)
    factories.translated(forum)
    meeting = factories.meeting(forum)
    version = factories.translated(meeting)
    recording = factories.recording(minimal_site.fi, meeting=version)
    factories.recording(minimal_site.fi)
    assert related_to([meeting.pk]) == {version.pk, recording.pk}
    assert related_to([meeting.pk, version.pk, recording.pk]) == set()


def test_nothing_and_nobody_have_no_relatives(db):
    assert related_to([]) == set()
    assert related_to([10_000_000]) == set()


def test_many_pages_cost_as_many_queries_as_one(minimal_site, django_assert_num_queries):
    pages = [factories.news(minimal_site.fi).pk for _number in range(6)]
    for few in (pages[:1], pages):
        with django_assert_num_queries(3):
            related_to(few)
