"""What belongs to one meeting stands together, item by item."""

from datetime import date
from uuid import UUID, uuid4

from search.query.nodes import Everything
from search.results.groups import groups_of
from search.results.highlight import Highlighter
from search.results.hits import hits_of
from search.results.places import places_of
from tests import factories
from tests.search.results.found import found_passage


def grouped(passages):
    places = places_of(passages, "fi")
    return groups_of(hits_of(passages, places, Highlighter(Everything()), ""), places)


def test_hits_of_a_meeting_are_one_group_and_those_of_an_item_neighbours(minimal_site):
    meeting = factories.meeting(factories.forum(minimal_site.fi))
    recording = factories.recording(minimal_site.fi)
    news = factories.news(minimal_site.fi)
    shared = {"meeting_key": meeting.translation_key}
    one, two = uuid4(), uuid4()
    passages = [
        found_passage(meeting, "a", kind="decision", item_key=one, **shared),
        found_passage(news, "b", kind="news"),
        found_passage(meeting, "c", kind="item", item_key=two, **shared),
        found_passage(recording, "d", kind="speech", item_key=one, start=1, end=2, **shared),
    ]
    first, second = grouped(passages)
    assert first.place.title == meeting.title
    assert [hit.passage.text for hit in first.hits] == ["a", "d", "c"]
    assert not first.is_alone
    assert second.is_alone
    assert second.place.title == news.title


def test_a_meeting_has_its_own_day_whatever_day_its_best_hit_is_of(minimal_site):
    meeting = factories.meeting(factories.forum(minimal_site.fi), starts_at=factories.moment(2025, 9, 17))
    material = factories.news(minimal_site.fi)
    shared = {"meeting_key": meeting.translation_key}
    [group] = grouped([
        found_passage(material, "a", kind="attachment", day=date(2025, 11, 25), **shared),
        found_passage(meeting, "b", kind="item", day=date(2025, 9, 17), **shared),
    ])  # fmt: skip
    assert (group.place.title, group.date) == (meeting.title, date(2025, 9, 17))


def test_hits_are_counted_only_where_there_are_no_others(minimal_site):
    places = places_of([], "fi")
    assert groups_of([], places) == []
    passage = found_passage(minimal_site.fi, "a")
    places = places_of([passage], "fi")
    hits = hits_of([passage], places, Highlighter(Everything()), "")
    assert [group.is_whole for group in groups_of(hits, places)] == [False]
    assert [group.is_whole for group in groups_of(hits, places, is_whole=True)] == [True]


def test_a_meeting_that_nobody_may_read_gives_no_name_to_its_recording(minimal_site):
    recording = factories.recording(minimal_site.fi)
    [group] = grouped([found_passage(recording, "x", kind="recording", meeting_key=UUID(int=1))])
    assert group.place.title == recording.title
