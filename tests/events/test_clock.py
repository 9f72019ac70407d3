"""Dates of events say when readers see something else without anybody's doing."""

from datetime import timedelta

from events.clock import occurrence_moments
from tests import factories

NOW = factories.moment(2026, 11, 22)
HOUR = timedelta(hours=1)


def test_an_empty_calendar_waits_for_nothing(minimal_site, django_assert_num_queries):
    with django_assert_num_queries(2):
        assert list(occurrence_moments(NOW)) == []


def test_the_next_beginning_and_the_end_of_what_goes_on_are_moments(minimal_site, django_assert_num_queries):
    starts = [NOW + hours * HOUR for hours in (-30, -1, 5, 6)]
    factories.event(minimal_site.fi, *starts)
    with django_assert_num_queries(2):
        assert list(occurrence_moments(NOW)) == [NOW + 5 * HOUR, NOW + HOUR]


def test_an_exhibition_of_weeks_is_known_to_end(minimal_site):
    weeks = factories.occurrence(NOW - timedelta(days=20), ends_at=NOW + HOUR)
    factories.event(minimal_site.fi, rows={"occurrences": [weeks]})
    assert list(occurrence_moments(NOW)) == [NOW + HOUR]
