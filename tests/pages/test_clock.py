"""Meetings and evenings say when readers see something else without anybody's doing."""

from datetime import timedelta

import pytest

from pages.clock import evening_moments, meeting_moments
from tests import factories

NOW = factories.moment(2026, 11, 22)
HOUR = timedelta(hours=1)


@pytest.fixture
def forum(minimal_site):
    return factories.forum(minimal_site.fi)


def test_an_empty_site_waits_for_nothing(minimal_site, django_assert_num_queries):
    with django_assert_num_queries(2):
        assert list(meeting_moments(NOW)) == []
    with django_assert_num_queries(1):
        assert list(evening_moments(NOW)) == []


def test_the_next_beginning_and_the_end_of_what_goes_on_are_moments(forum):
    for starts, ends in [(-9, -8), (-1, 1), (-2, 3), (4, 6), (9, None)]:
        factories.meeting(forum, starts_at=NOW + starts * HOUR, ends_at=NOW + ends * HOUR if ends else None)
    assert list(meeting_moments(NOW)) == [NOW + 4 * HOUR, NOW + HOUR]
    assert list(meeting_moments(NOW + 3.5 * HOUR)) == [NOW + 4 * HOUR]
    assert list(meeting_moments(NOW + 10 * HOUR)) == []


def test_this_very_moment_is_still_to_come(forum):
    factories.meeting(forum, starts_at=NOW - HOUR, ends_at=NOW)
    factories.meeting(forum, starts_at=NOW, ends_at=NOW + HOUR)
    assert list(meeting_moments(NOW)) == [NOW, NOW]


def test_an_evening_is_over_at_its_end_else_at_its_beginning(minimal_site, django_assert_num_queries):
    evenings = [
        ("evening", {"starts_at": NOW + 2 * HOUR, "ends_at": NOW + 4 * HOUR}),
        ("evening", {"starts_at": NOW + 3 * HOUR, "ends_at": None}),
        ("evening", {"starts_at": NOW - 3 * HOUR, "ends_at": NOW - HOUR}),
    ]
    for _ in range(3):
        factories.municipality(minimal_site.fi, association_evenings=evenings)
    with django_assert_num_queries(1):
        assert set(evening_moments(NOW)) == {NOW + 4 * HOUR, NOW + 3 * HOUR}
