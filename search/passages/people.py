"""Who was in a meeting, as far as anybody may know it today."""

import datetime
from collections.abc import Iterable
from typing import Any

from wagtail.models import Page

from pages.models import Attendance
from pages.queries import attendance_of
from search.models import PassagePerson
from search.passages.drafts import PersonDraft
from search.passages.identity import group_key

ROLE = PassagePerson.Role


def people_of(meeting: Any) -> tuple[PersonDraft, ...]:
    """Everybody present and absent, then who led and who wrote; without names that are hidden today."""
    rows = attendance_of(meeting)
    networks = _identities(row.network_id for row in rows)
    listed = [_person(row, networks) for row in rows]
    by_name = {person.name: person for person in listed if person.name}
    officers = [(ROLE.CHAIR, meeting.shown_chair), (ROLE.SECRETARY, meeting.shown_secretary)]
    return (*listed, *(_in_role(role, name, by_name.get(name)) for role, name in officers if name))


def groups_only(people: Iterable[PersonDraft]) -> tuple[PersonDraft, ...]:
    """The groups that were present or absent, each once and nobody by name: enough to narrow a search by.

    A group of which somebody was there was present, whoever else of it was not.
    """
    found: dict[str, PersonDraft] = {}
    for person in sorted(people, key=lambda one: one.role != ROLE.PRESENT):
        if person.group_key and person.role in (ROLE.PRESENT, ROLE.ABSENT):
            found.setdefault(
                person.group_key, PersonDraft(role=person.role, group=person.group, group_key=person.group_key)
            )
    return tuple(found[key] for key in sorted(found))


def speaker_of(name: str, people: Iterable[PersonDraft]) -> PersonDraft:
    """Somebody who spoke, with the group that she was present for in the meeting."""
    known = {person.name.casefold(): person for person in people if person.name}
    return _in_role(ROLE.SPOKE, name, known.get(name.casefold()))


def hidden_on(meeting: Any | None) -> datetime.date | None:
    """The day on which the names of a meeting hide; None where there is none, or it has come."""
    return None if meeting is None or meeting.names_are_hidden else meeting.hide_names_on


def _person(row: Any, networks: dict[int, str]) -> PersonDraft:
    group = row.group or row.organisation
    return PersonDraft(
        role=ROLE.ABSENT.value if row.presence == Attendance.Presence.ABSENT else ROLE.PRESENT.value,
        person=row.person_id if row.name else None,
        name=row.name,
        group=group,
        group_key=networks.get(row.network_id) or group_key(group),
    )


def _in_role(role: PassagePerson.Role, name: str, known: PersonDraft | None) -> PersonDraft:
    if known is None:
        return PersonDraft(role=role.value, name=name)
    return PersonDraft(role=role.value, person=known.person, name=name, group=known.group, group_key=known.group_key)


def _identities(networks: Iterable[int | None]) -> dict[int, str]:
    wanted = {key for key in networks if key}
    rows = Page.objects.filter(pk__in=wanted).values_list("pk", "translation_key") if wanted else ()
    return {key: str(identity) for key, identity in rows}
