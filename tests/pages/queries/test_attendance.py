"""Who took part, as far as a reader may know it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from pages import models, queries
from tests import factories


def meeting_with(site: Any, *rows: Any, **fields: Any) -> Any:
    """A meeting with these rows of attendance."""
    return factories.meeting(factories.forum(site.fi), rows={"attendances": list(rows)}, **fields)


def test_rows_come_in_the_order_of_the_minutes(minimal_site: Any) -> None:
    rows = [factories.attendance(name, group="Omaishoitajat", sort_order=order) for order, name in enumerate("CAB")]
    assert [row.name for row in queries.attendance_of(meeting_with(minimal_site, *rows))] == ["C", "A", "B"]


def test_a_hidden_person_has_no_name_here(minimal_site: Any) -> None:
    hidden, shown = factories.person("Piilo", hidden=True), factories.person("Aino")
    meeting = meeting_with(
        minimal_site,
        factories.attendance("Piilo", person=hidden, role="chair"),
        factories.attendance("Aino", person=shown),
    )
    first, second = queries.attendance_of(meeting)
    assert (first.name, first.person, first.role) == ("", None, "chair")
    assert (second.name, second.person) == ("Aino", shown)
    assert set(meeting.attendances.values_list("name", flat=True)) == {"Piilo", "Aino"}


def test_names_hide_from_the_meetings_day_on(minimal_site: Any) -> None:
    today = timezone.localdate()
    rows = [factories.attendance("Aino", presence="absent"), factories.attendance("Bo")]
    meeting = meeting_with(minimal_site, *rows, hide_names_on=today)
    found = queries.attendance_of(meeting)
    assert [(row.name, row.presence) for row in found] == [("", "absent"), ("", "present")]
    meeting.hide_names_on = today + timedelta(days=1)
    assert [row.name for row in queries.attendance_of(meeting)] == ["Aino", "Bo"]


def test_a_preview_hides_names_too(minimal_site: Any) -> None:
    hidden = factories.person("Piilo", hidden=True)
    meeting = meeting_with(minimal_site, factories.attendance("Piilo", person=hidden))
    preview = meeting.get_latest_revision_as_object()
    assert [row.name for row in queries.attendance_of(preview)] == [""]


def test_the_price_is_the_same_for_one_and_for_a_hundred(minimal_site: Any) -> None:
    costs = []
    for number in (1, 100):
        meeting = meeting_with(minimal_site)
        persons = [factories.person(f"Nimi {n}") for n in range(number)]
        rows = [models.Attendance(page=meeting, name=person.name, person=person) for person in persons]
        models.Attendance.objects.bulk_create(rows)
        with CaptureQueriesContext(connection) as captured:
            queries.attendance_of(models.MeetingPage.objects.get(pk=meeting.pk))
        costs.append(len(captured))
    assert costs[0] == costs[1]


def test_a_translation_names_networks_in_its_own_language_and_the_rest_as_printed(minimal_site: Any) -> None:
    network = factories.network(minimal_site.fi, title="Nuoret")
    factories.translated(network, title="Unga")
    rows = [
        factories.attendance("Eetu Pihlajisto", group="Nuoret", network=network),
        factories.attendance("Helena Laulusuo", group="Kuoro"),
    ]
    forum = factories.forum(minimal_site.fi)
    meeting = factories.meeting(forum, original_language="fi", rows={"attendances": rows})
    assert [row.group for row in queries.attendance_of(meeting)] == ["Nuoret", "Kuoro"]
    translation = factories.translated(meeting)
    assert [row.group for row in queries.attendance_of(translation)] == ["Unga", "Kuoro"]
