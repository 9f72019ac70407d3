"""Events and their dates."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from wagtail.test.utils import WagtailPageTestCase

from cms.editorial.guard import publishing_service
from events.models import EventIndexPage, EventPage
from tests import factories
from tests.factories import moment

NOW = moment(2026, 11, 21, 14)


class TestTree(WagtailPageTestCase):
    """Where the pages stand."""

    def test_events_stand_in_their_calendar_only(self) -> None:
        self.assertAllowedParentPageTypes(EventPage, {EventIndexPage})
        self.assertAllowedSubpageTypes(EventPage, {})


def test_upcoming_events_come_by_their_next_date(minimal_site: Any) -> None:
    far = factories.event(minimal_site.fi, moment(2026, 1, 1), moment(2026, 12, 24))
    near = factories.event(minimal_site.fi, moment(2026, 11, 22), moment(2027, 1, 1))
    factories.event(minimal_site.fi, moment(2026, 11, 20))
    factories.event(minimal_site.fi)
    found = list(EventPage.objects.upcoming(NOW))
    assert found == [near, far]
    assert [event.next_start for event in found] == [moment(2026, 11, 22), moment(2026, 12, 24)]


def test_past_events_come_latest_first(minimal_site: Any) -> None:
    older = factories.event(minimal_site.fi, moment(2026, 1, 1))
    latest = factories.event(minimal_site.fi, moment(2025, 1, 1), moment(2026, 11, 20))
    factories.event(minimal_site.fi, moment(2026, 1, 1), moment(2026, 12, 24))
    factories.event(minimal_site.fi)
    found = list(EventPage.objects.past(NOW))
    assert found == [latest, older]
    assert [event.last_start for event in found] == [moment(2026, 11, 20), moment(2026, 1, 1)]


def test_an_identity_stays_when_the_date_moves(minimal_site: Any) -> None:
    event = factories.event(minimal_site.fi, moment(2026, 12, 1))
    uid = event.occurrences.get().uid
    draft = event.get_latest_revision_as_object()
    (date,) = draft.occurrences.get_object_list()
    date.starts_at, date.ends_at = moment(2026, 12, 8), moment(2026, 12, 8, 15)
    moved = factories.publish(draft.save_revision())
    assert (moved.occurrences.get().uid, moved.occurrences.get().starts_at) == (uid, moment(2026, 12, 8))


def test_a_copied_event_gets_identities_of_its_own(minimal_site: Any) -> None:
    event = factories.event(minimal_site.fi, moment(2026, 12, 1))
    uid = event.occurrences.get().uid
    copy = event.copy(update_attrs={"slug": "copy"}, keep_live=False)
    assert copy.occurrences.get().uid != uid
    published = factories.publish(copy.get_latest_revision())
    assert published.occurrences.get().uid != uid
    assert event.occurrences.get().uid == uid


def test_a_free_event_has_no_price(minimal_site: Any) -> None:
    with pytest.raises(ValidationError, match="price"):
        factories.event(minimal_site.fi, is_free=True, price="5 €")
    assert factories.event(minimal_site.fi, is_free=False, price="5 €").live


def test_a_venue_in_use_stays(minimal_site: Any) -> None:
    venue = factories.venue()
    event = factories.event(minimal_site.fi, venue=venue)
    with pytest.raises(IntegrityError):
        venue.delete()
    with publishing_service():
        event.delete()
    venue.delete()


def test_an_event_knows_its_surroundings(minimal_site: Any, rf: Any) -> None:
    association = factories.association(minimal_site.fi)
    event = factories.event(
        minimal_site.fi, moment(2099, 12, 1), association=association, category=factories.category()
    )
    context = event.get_context(rf.get("/"), shown_in="sv")
    assert context["association"].page.pk == association.pk
    assert context["next_date"] == event.occurrences.get()
    assert context["category_name"] == event.category.name_sv
