"""Passages speak of other pages, and are looked at when those change."""

import pytest
from wagtail.models import ReferenceIndex

from events.models import Venue
from search.models import Passage, SearchOutbox
from search.outbox import RELATED, drain
from search.passages.related import pages_referring_to, referring_to, related_to, renamed
from search.refreshing import refresh
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


@pytest.fixture
def event(minimal_site, nothing_waits):
    """An event of an association, both indexed."""
    association = factories.association(minimal_site.fi, title="Kylätoimijat")
    event = factories.event(minimal_site.fi, association=association)
    for page in (association, event):
        ReferenceIndex.create_or_update_for_object(page)
    refresh([association.pk, event.pk])
    SearchOutbox.objects.all().delete()
    return event


def words(page):
    return " ".join(Passage.objects.filter(page_id=page.pk).values_list("text", flat=True))


def test_a_page_is_renamed_when_readers_know_it_by_another_name(event):
    association = event.association
    assert renamed([association.pk, event.pk]) == set()
    factories.revise(association, title="Kyläliike")
    assert renamed([association.pk]) == set()
    factories.publish(factories.revise(association, title="Kyläliike"))
    assert renamed([association.pk]) == {association.pk}
    refresh([association.pk])
    assert renamed([association.pk]) == set()
    association.unpublish()
    assert renamed([association.pk, 10_000_000]) == set()
    assert renamed([]) == set()


def test_who_refers_to_any_version_of_a_page_is_found(event):
    version = factories.translated(event.association)
    assert referring_to([version.pk]) >= {event.pk}
    assert referring_to([event.association.pk, event.pk]).isdisjoint({event.pk})
    assert referring_to([]) == referring_to([10_000_000]) == set()


def test_a_new_name_is_found_in_what_others_say_at_once(event, finds):
    factories.publish(factories.revise(event.association, title="Saunaseura"))
    assert drain().failed == 0
    assert "Saunaseura" in words(event)
    assert "Kylätoimijat" not in words(event)
    assert not SearchOutbox.objects.exists()


def test_a_page_that_keeps_its_name_has_nobody_looked_at(event):
    factories.publish(factories.revise(event.association, purpose="Talkoita"))
    before = Passage.objects.get(page_id=event.pk).version
    assert drain().pages == 1
    assert Passage.objects.get(page_id=event.pk).version == before


def test_the_name_of_a_page_that_is_withdrawn_or_deleted_goes_from_what_others_say(event):
    event.association.unpublish()
    assert SearchOutbox.objects.filter(page_id=event.pk, reason=RELATED).exists()
    drain()
    assert "Kylätoimijat" not in words(event)
    factories.publish(event.association.get_latest_revision())
    drain()
    assert "Kylätoimijat" in words(event)
    event.association.delete()
    drain()
    assert "Kylätoimijat" not in words(event)


def test_a_venue_that_is_renamed_is_found_by_its_new_name(event):
    venue = Venue.objects.create(name_fi="Seurantalo")
    factories.publish(factories.revise(event, venue=venue))
    ReferenceIndex.create_or_update_for_object(event.specific_class.objects.get(pk=event.pk))
    drain()
    assert pages_referring_to(venue) == {event.pk}
    venue.name_fi = "Työväentalo"
    venue.save()
    drain()
    assert "Työväentalo" in words(event)


def test_the_cost_of_finding_who_refers_does_not_grow(event, django_assert_num_queries):
    pages = [event.association.pk, *(factories.news(event.get_parent()).pk for _number in range(8))]
    for few in (pages[:1], pages):
        with django_assert_num_queries(4):
            referring_to(renamed(few) or few)
