"""Events and their dates."""

from __future__ import annotations

import uuid
from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from wagtail.test.utils import WagtailPageTestCase

from cms.editorial.guard import publishing_service
from events.models import EventIndexPage, EventPage, Occurrence
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


@pytest.mark.parametrize(
    ("starts", "ends", "ended"),
    [
        (moment(2026, 11, 21, 12), moment(2026, 11, 21, 13, 59), True),
        (moment(2026, 11, 21, 12), moment(2026, 11, 21, 14), False),
        (moment(2026, 11, 20, 12), moment(2026, 11, 22, 12), False),
        (moment(2026, 11, 21, 0), None, False),
        (moment(2026, 11, 21, 9), None, False),
        (moment(2026, 11, 20, 23, 59), None, True),
        (moment(2026, 11, 21, 15), None, False),
    ],
)
def test_when_a_date_has_ended(minimal_site: Any, starts: Any, ends: Any, ended: bool) -> None:
    date = factories.occurrence(starts, ends_at=ends)
    factories.event(minimal_site.fi, rows={"occurrences": [date]})
    assert date.has_ended(NOW) is ended
    assert Occurrence.objects.not_ended(NOW).exists() is not ended


def test_a_date_ends_after_it_starts(minimal_site: Any) -> None:
    start = moment(2026, 12, 1)
    wrong = factories.occurrence(start, ends_at=start - timedelta(minutes=1))
    with pytest.raises(ValidationError, match="ends_at"):
        wrong.clean()
    event = factories.event(minimal_site.fi, start)
    with pytest.raises(IntegrityError), transaction.atomic():
        event.occurrences.update(ends_at=start - timedelta(minutes=1))


def test_an_identity_is_given_once_in_a_language(minimal_site: Any) -> None:
    event = factories.event(minimal_site.fi, moment(2026, 12, 1), moment(2026, 12, 8))
    first, second = event.occurrences.all()
    with pytest.raises(IntegrityError), transaction.atomic():
        Occurrence.objects.filter(pk=second.pk).update(uid=first.uid)


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


def test_identities_are_random() -> None:
    start = moment(2026, 12, 1)
    first, second = factories.occurrence(start), factories.occurrence(start)
    assert first.uid != second.uid
    assert {first.uid.version, second.uid.version} == {4}
    assert isinstance(first.uid, uuid.UUID)


def test_a_free_event_has_no_price(minimal_site: Any) -> None:
    with pytest.raises(ValidationError, match="price"):
        factories.event(minimal_site.fi, is_free=True, price="5 €")
    assert factories.event(minimal_site.fi, is_free=False, price="5 €").live


@pytest.mark.parametrize(
    ("status", "off"), [("scheduled", False), ("cancelled", True), ("postponed", True), ("rescheduled", False)]
)
def test_what_does_not_take_place(status: str, off: bool) -> None:
    assert factories.occurrence(moment(2026, 12, 1), status=status).is_off is off


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
    assert context["association"].page == association
    assert context["next_date"] == event.occurrences.get()
    assert context["category_name"] == event.category.name_sv
