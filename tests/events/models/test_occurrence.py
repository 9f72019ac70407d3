"""The dates of events."""

from __future__ import annotations

import uuid
from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from events.models import Occurrence
from tests import factories
from tests.factories import moment

NOW = moment(2026, 11, 21, 14)


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


def test_identities_are_random() -> None:
    start = moment(2026, 12, 1)
    first, second = factories.occurrence(start), factories.occurrence(start)
    assert first.uid != second.uid
    assert {first.uid.version, second.uid.version} == {4}
    assert isinstance(first.uid, uuid.UUID)


@pytest.mark.parametrize(
    ("status", "off"), [("scheduled", False), ("cancelled", True), ("postponed", True), ("rescheduled", False)]
)
def test_what_does_not_take_place(status: str, off: bool) -> None:
    assert factories.occurrence(moment(2026, 12, 1), status=status).is_off is off


def _published(event: Any, **changes: Any) -> Any:
    draft = event.get_latest_revision_as_object()
    (date,) = draft.occurrences.get_object_list()
    for name, value in changes.items():
        setattr(date if hasattr(date, name) else draft, name, value)
    return factories.publish(draft.save_revision())


@pytest.mark.parametrize(
    ("changes", "grows"),
    [
        ({"starts_at": moment(2026, 12, 2), "ends_at": moment(2026, 12, 2, 15)}, True),
        ({"ends_at": None}, True),
        ({"status": "cancelled"}, True),
        ({"mode": "remote"}, True),
        ({"name": "Avajaiset"}, False),
        ({"lead": "Uusi ingressi."}, False),
    ],
)
def test_calendars_are_told_of_what_matters_to_them(minimal_site: Any, changes: dict[str, Any], grows: bool) -> None:
    event = factories.event(minimal_site.fi, moment(2026, 12, 1))
    changed = _published(event, **changes)
    assert changed.occurrences.get().sequence == int(grows)
    again = _published(changed, summary="Sama aika ja paikka.")
    assert again.occurrences.get().sequence == int(grows)


def test_a_moved_place_counts_once_however_often_the_draft_is_saved(minimal_site: Any) -> None:
    event = factories.event(minimal_site.fi, moment(2026, 12, 1), venue=factories.venue())
    event.venue = factories.venue()
    for _time in range(3):
        revision = event.save_revision()
    assert factories.publish(revision).occurrences.get().sequence == 1


def test_dates_that_nobody_has_seen_do_not_count(minimal_site: Any) -> None:
    event = factories.event(minimal_site.fi, moment(2026, 12, 1), live=False)
    assert _published(event, starts_at=moment(2026, 11, 30)).occurrences.get().sequence == 0


def test_the_first_day_is_that_of_finland_and_follows_the_dates(minimal_site: Any) -> None:
    event = factories.event(minimal_site.fi, moment(2026, 12, 8), moment(2026, 12, 1, 0, 30))
    assert str(event.first_day) == "2026-12-01"
    assert factories.event(minimal_site.fi).first_day is None
