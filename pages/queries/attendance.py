"""Who took part in a meeting, as far as a reader may know it."""

from copy import copy
from typing import Any

from cms.models import Person


def attendance_of(meeting: Any) -> list[Any]:
    """The attendance rows of a meeting page, or of a preview of one, in the order of the minutes.

    Where a name is not shown, because the meeting's day for that has come or the person is hidden, the row has an empty
    ``name`` and no person: hidden names never leave this function. ``pages.attendance.roll`` groups and counts them.
    """
    rows = list(meeting.attendances.all())
    hidden_persons = _hidden_persons(rows)
    return [_without_name(row) if meeting.names_are_hidden or row.person_id in hidden_persons else row for row in rows]


def _hidden_persons(rows: list[Any]) -> set[Any]:
    named = {row.person_id for row in rows if row.person_id}
    return set(Person.objects.filter(pk__in=named, hidden=True).values_list("pk", flat=True)) if named else set()


def _without_name(row: Any) -> Any:
    nameless = copy(row)
    nameless.name, nameless.person = "", None
    return nameless
