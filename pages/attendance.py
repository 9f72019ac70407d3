"""The attendance of a meeting as a reader wants to see it: who came and who did not, group by group. No reads."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from pages import models

PRESENCE = models.Attendance.Presence
UNTOLD_ROLES = {models.Attendance.Role.MEMBER, models.Attendance.Role.GUEST}


@dataclass(frozen=True)
class Line:
    """One participant: ``name`` is empty where it is hidden, ``role`` where it goes without saying."""

    name: str
    role: str
    person: Any

    @property
    def is_part(self) -> bool:
        """Whether they were there for a part of the time only."""
        return bool(self.person.presence == PRESENCE.PART)


@dataclass(frozen=True)
class Group:
    """A network or organisation with those who came and those who did not."""

    name: str
    is_network: bool
    present: list[Line]
    absent: list[Line]


@dataclass(frozen=True)
class Roll:
    """The groups in the order of the minutes, and the figures of the sentence above them."""

    groups: list[Group]
    present: int
    part: int
    absent: int

    @property
    def networks(self) -> list[bool]:
        """For each network in order, whether anybody spoke for it: the horseshoe."""
        return [bool(group.present) for group in self.groups if group.is_network]

    @property
    def represented(self) -> int:
        """How many networks had somebody there."""
        return sum(self.networks)


def roll(attendance: Any, network_groups: Collection[str]) -> Roll:
    """The list that ``queries.attendance_of`` gives, told in the active language.

    ``network_groups`` names the groups that are networks. ``present`` of the result counts everybody who was there,
    also those who stayed for a part of the time.
    """
    groups = [_group(group, group.name in network_groups) for group in attendance.groups]
    return Roll(groups, attendance.present + attendance.part, attendance.part, attendance.absent)


def _group(group: Any, is_network: bool) -> Group:
    lines = [_line(person) for person in group.participants]
    return Group(
        name=group.name or next((line.person.organisation or line.role for line in lines), ""),
        is_network=is_network,
        present=[line for line in lines if line.person.presence != PRESENCE.ABSENT],
        absent=[line for line in lines if line.person.presence == PRESENCE.ABSENT],
    )


def _line(person: Any) -> Line:
    told = not person.name or person.role not in UNTOLD_ROLES
    return Line(person.name, str(models.Attendance.Role(person.role).label) if told else "", person)
